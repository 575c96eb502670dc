/*
 * Asking and selling happen under one hold of the lock.
 *
 * Why it is enough: between the question and the sale nobody else can get at
 * the seats, so the answer is still true.  The second agent is told that
 * nothing is free.
 *
 * cost: the hall is locked while a customer thinks it over; where that takes
 *       long, ask again instead
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { AGENTS = 2 };

static struct rendezvous thinking = RENDEZVOUS(AGENTS);

//@ edit
static pthread_mutex_t hall = PTHREAD_MUTEX_INITIALIZER;
static int seats = 1; /* free ones, guarded by `hall` */

static void *agent(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&hall);
	if (seats > 0) {
		rendezvous(&thinking);
		seats--;
	}
	pthread_mutex_unlock(&hall);
	return NULL;
}
//@ end

int main(void)
{
	pthread_t agents[AGENTS];

	for (int i = 0; i < AGENTS; i++)
		pthread_create(&agents[i], NULL, agent, NULL);
	for (int i = 0; i < AGENTS; i++)
		pthread_join(agents[i], NULL);
	CHECK(seats == 0);
}
