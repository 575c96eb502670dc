/*
 * Readers hold a read lock while they look and read.
 *
 * Why it is enough: a card cannot be taken out between the two.
 *
 * cost: readers no longer wait for nothing: they write the lock's word, and a
 *       writer can be kept waiting by them
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

static struct rendezvous opening = RENDEZVOUS(2);

//@ edit
static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static const char *title = "Moby-Dick"; /* guarded by `lock` */
static bool in = true;                  /* guarded by `lock` */

static void take_out(void)
{
	pthread_rwlock_wrlock(&lock);
	in = false;
	title = NULL;
	pthread_rwlock_unlock(&lock);
}

/* The title, or NULL and *found false: the card has been taken out. */
static const char *look_up(bool *found)
{
	const char *read;

	pthread_rwlock_rdlock(&lock);
	read = title;
	*found = in;
	pthread_rwlock_unlock(&lock);
	return read;
}
//@ end

static void *remover(void *unused)
{
	(void)unused;
	rendezvous(&opening);
	take_out();
	return NULL;
}

static void *reader(void *unused)
{
	const char *read;
	bool found;

	(void)unused;
	rendezvous(&opening);
	read = look_up(&found);
	CHECK(!found || read[0] == 'M');
	return NULL;
}

int main(void)
{
	pthread_t back;
	pthread_t desk;

	pthread_create(&back, NULL, remover, NULL);
	pthread_create(&desk, NULL, reader, NULL);
	pthread_join(back, NULL);
	pthread_join(desk, NULL);
}
