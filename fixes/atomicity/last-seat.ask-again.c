/*
 * The sale itself asks again, and may refuse.
 *
 * Why it is enough: the first answer is only a hint, and nothing rests on it.
 * The answer that decides is read under the same hold of the lock as the sale.
 *
 * cost: a customer can be refused after having been told that there is a seat;
 *       in return nobody waits while another one thinks
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

static bool seat_free(void)
{
	bool any;

	pthread_mutex_lock(&hall);
	any = seats > 0;
	pthread_mutex_unlock(&hall);
	return any;
}

static bool sell_seat(void)
{
	bool sold;

	pthread_mutex_lock(&hall);
	sold = seats > 0;
	if (sold)
		seats--;
	pthread_mutex_unlock(&hall);
	return sold;
}

static void *agent(void *unused)
{
	(void)unused;
	if (seat_free()) {
		rendezvous(&thinking);
		sell_seat(); /* the customer who gets nothing goes home */
	}
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
