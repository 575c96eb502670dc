/*
 * A semaphore has no owner: anybody may give back what another one took.
 *
 * Why it is enough: the wait takes the press, if it is free, and the post frees
 * it, from whichever thread; a post is ordered before the wait that takes it.
 *
 * cost: without an owner nothing can check who frees the press, lend it the
 *       waiter's priority, or find the thread that died with it
 */
#include <pthread.h>
#include <semaphore.h>

#include "lab.h"

enum { COPIES = SIZE(50, 2) };

//@ edit
static sem_t press; /* 1: free, 0: reserved */
static int printed; /* guarded by the reservation */

static void install_press(void)
{
	sem_init(&press, 0, 1);
}

static void reserve_press(void)
{
	while (sem_wait(&press))
		; /* a signal handler ran: wait again */
}

static void *print(void *unused)
{
	(void)unused;
	printed += COPIES;
	sem_post(&press);
	return NULL;
}
//@ end

int main(void)
{
	pthread_t job;

	install_press();
	reserve_press();
	pthread_create(&job, NULL, print, NULL);
	pthread_join(job, NULL);
	CHECK(printed == COPIES);
}
