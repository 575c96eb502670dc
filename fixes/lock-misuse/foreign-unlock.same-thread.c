/*
 * The press locks itself for as long as it prints.
 *
 * Why it is enough: the thread that unlocks is the one that has locked, and
 * everything that `press` guards is done in between.  The editor had no use for
 * the lock but to give it away.
 *
 * cost: the press is not reserved from the order on, but from the first copy;
 *       if that matters, take the semaphore
 */
#include <pthread.h>
#include <semaphore.h>

#include "lab.h"

enum { COPIES = SIZE(50, 2) };

//@ edit
static pthread_mutex_t press;
static int printed; /* guarded by `press` */

static void install_press(void)
{
	pthread_mutex_init(&press, NULL);
}

static void reserve_press(void)
{
	/* the job reserves it itself */
}

static void *print(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&press);
	printed += COPIES;
	pthread_mutex_unlock(&press);
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
