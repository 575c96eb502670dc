/*
 * The assistant waits for the index.
 *
 * Why it is enough: behind pthread_mutex_lock() the lock is held, and the
 * unlock is that of its holder.
 *
 * cost: the dog waits while the other card is written
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
	rendezvous(&busy);
	pthread_mutex_lock(&index_lock);
	treatments++;
	pthread_mutex_unlock(&index_lock);
	rendezvous(&tried);
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
