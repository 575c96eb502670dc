/*
 * If the index is busy, the treatment goes on a note, to be entered later.
 *
 * Why it is enough: the index is touched only if the try succeeded, and only
 * then is there something to unlock.  The note is the assistant's own until the
 * dog is gone; then there is time to wait.
 *
 * cost: for a while the index does not know of the treatment
 */
#include <pthread.h>
#include <stddef.h>

#include "lab.h"

static struct rendezvous busy = RENDEZVOUS(2);
static struct rendezvous tried = RENDEZVOUS(2);

static pthread_mutex_t index_lock;
static int treatments; /* guarded by index_lock, read after the joins */

static void open_practice(void)
{
	pthread_mutex_init(&index_lock, NULL);
}

static void *examine(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&index_lock);
	rendezvous(&busy);
	treatments++;
	rendezvous(&tried);
	pthread_mutex_unlock(&index_lock);
	return NULL;
}

//@ edit
static void treat(void)
{
	int on_note = 1; /* treatments not yet in the index */

	rendezvous(&busy);
	if (pthread_mutex_trylock(&index_lock) == 0) {
		treatments += on_note;
		pthread_mutex_unlock(&index_lock);
		on_note = 0;
	}
	rendezvous(&tried);
	if (on_note) {
		pthread_mutex_lock(&index_lock);
		treatments += on_note;
		pthread_mutex_unlock(&index_lock);
	}
}
//@ end

static void *assistant(void *unused)
{
	(void)unused;
	treat();
	return NULL;
}

int main(void)
{
	pthread_t threads[2];

	open_practice();
	pthread_create(&threads[0], NULL, examine, NULL);
	pthread_create(&threads[1], NULL, assistant, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	CHECK(treatments == 2);
}
