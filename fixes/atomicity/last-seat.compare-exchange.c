/*
 * A seat is sold only if the number that was asked for is still the number.
 *
 * Why it is enough: compare-and-exchange stores the new number only where it
 * still finds the old one.  An agent whose knowledge has grown old is given the
 * present number and decides again.
 *
 * cost: no lock, but it serves one number only, and under many agents the
 *       losers try again and again
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { AGENTS = 2 };

static struct rendezvous thinking = RENDEZVOUS(AGENTS);

//@ edit
static atomic_int seats = 1; /* free ones */

static void *agent(void *unused)
{
	int left = atomic_load(&seats);

	(void)unused;
	if (left > 0)
		rendezvous(&thinking);
	while (left > 0 &&
	       !atomic_compare_exchange_weak(&seats, &left, left - 1))
		; /* `left` is now what was found */
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
