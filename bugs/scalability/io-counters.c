/*
 * Each network thread of a server counts its own reads, and slows the other.
 *
 * The counters are one array, indexed by thread: nobody else writes to a
 * thread's element, and no lock is needed. But memory moves between processors
 * in lines of 64 bytes, and eight counters lie on one. To add to its own, a
 * processor must have the whole line for itself, and takes it from the other:
 *
 *	thread 0                            thread 1
 *	takes the line, adds to reads[0]
 *	                                    takes the line, adds to reads[1]
 *	takes the line, adds to reads[0]    (waits for it)
 *	(waits for it)                      takes the line, adds to reads[1]
 *
 * That is false sharing: nothing is shared but the line.
 *
 * class:    scalability
 * origin:   Redis 14907 (the statistics of each I/O thread stood side by side)
 * scale:    slow count
 * tsan:     nothing -- each counter is atomic and has one writer: no race
 * helgrind: nothing -- each counter is atomic and has one writer: no race
 * drd:      nothing -- each counter is atomic and has one writer: no race
 * explore:  nothing -- every interleaving gives the same sums, and it has no
 *           clock
 * native:   nothing -- the sums are right, late as they are
 * hint:     What do two threads share that touch different variables?
 * hint:     How far apart are two elements of the array, and how long is a
 *           cache line?
 * hint:     Keep what different threads write at least a line apart, or write
 *           there less often.
 */
#include <pthread.h>
#include <stdalign.h>
#include <stdatomic.h>
#include <stddef.h>

#include "lab.h"

enum { THREADS = 2, EVENTS = MEASURED(1000000, SIZE(500, 2)) };

//@ edit
static atomic_long reads[THREADS]; /* each written by its thread alone */

static void serve(int thread)
{
	for (int i = 0; i < EVENTS; i++)
		atomic_fetch_add_explicit(&reads[thread], 1,
					  memory_order_relaxed); //@ count
}

static long reads_of(int thread)
{
	return atomic_load_explicit(&reads[thread], memory_order_relaxed);
}
//@ end

static int numbers[THREADS]; /* written before the threads start */

static void *network_thread(void *number)
{
	serve(*(int *)number);
	return NULL;
}

int main(void)
{
	pthread_t threads[THREADS];
	long all = 0;

	for (int i = 0; i < THREADS; i++) {
		numbers[i] = i;
		pthread_create(&threads[i], NULL, network_thread, &numbers[i]);
	}
	for (int i = 0; i < THREADS; i++) {
		pthread_join(threads[i], NULL);
		all += reads_of(i);
	}
	CHECK(all == (long)THREADS * EVENTS);
}
