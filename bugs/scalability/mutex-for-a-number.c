/*
 * The threads of a download count bytes, under a mutex.
 *
 * The number stands alone: nothing else changes along with it. A mutex around
 * one addition is two atomic operations (to take it and to give it back), and,
 * when two threads meet there, a sleep and a wake-up in the kernel:
 *
 *	thread 0: lock, add, unlock
 *	thread 1: lock ... sleeps ... woken, add, unlock
 *
 * One atomic addition does the same.
 *
 * class:    scalability
 * scale:    slow lock
 * tsan:     nothing -- the number is guarded
 * helgrind: nothing -- the number is guarded
 * drd:      nothing -- the number is guarded
 * explore:  nothing -- every interleaving gives the same number, and it has no
 *           clock
 * native:   nothing -- the number is right
 * hint:     How much work is done under the lock, and how much for the lock?
 * hint:     Must anything else be changed together with the number?
 * hint:     C11 has an addition that needs no lock.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>

#include "lab.h"

enum { THREADS = 2, PACKETS = MEASURED(100000, SIZE(300, 2)), SIZE_OF_ONE = 9 };

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards received */
static long received;

static void receive(long bytes)
{
	pthread_mutex_lock(&lock); //@ lock
	received += bytes;
	pthread_mutex_unlock(&lock);
}

static long received_so_far(void)
{
	long bytes;

	pthread_mutex_lock(&lock);
	bytes = received;
	pthread_mutex_unlock(&lock);
	return bytes;
}
//@ end

static void *download(void *unused)
{
	for (int i = 0; i < PACKETS; i++)
		receive(SIZE_OF_ONE);
	return unused;
}

int main(void)
{
	pthread_t threads[THREADS];

	for (int i = 0; i < THREADS; i++)
		pthread_create(&threads[i], NULL, download, NULL);
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	CHECK(received_so_far() == (long)THREADS * PACKETS * SIZE_OF_ONE);
}
