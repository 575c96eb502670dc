/*
 * Two agents sell the last seat, each after having made sure that it is free.
 *
 * Every access to the seats holds the lock, so there is no data race.  But an
 * agent asks under one hold of the lock and sells under the next.  What was
 * true when it asked may be false when it sells:
 *
 *	A: lock, 1 seat free, unlock
 *	B:                            lock, 1 seat free, unlock
 *	A: lock, sell, 0 free, unlock
 *	B:                            lock, sell, -1 free, unlock
 *
 * The rendezvous stands for the customer who thinks it over: both agents have
 * asked before either sells.
 *
 * class:    atomicity
 * cwe:      367
 * cert:     CON08
 * tsan:     nothing -- every access holds the lock, so none races
 * helgrind: nothing -- every access holds the lock, so none races
 * drd:      nothing -- every access holds the lock, so none races
 * explore:  check oversold
 * native:   check oversold
 * hint:     Every access is locked, so what is it that goes wrong?
 * hint:     How old is an agent's knowledge when it sells?
 * hint:     The question and the sale belong under one hold of the lock, or
 *           the sale must ask again.
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

static void sell_seat(void)
{
	pthread_mutex_lock(&hall);
	seats--;
	pthread_mutex_unlock(&hall);
}

static void *agent(void *unused)
{
	(void)unused;
	if (seat_free()) {
		rendezvous(&thinking);
		sell_seat();
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
	CHECK(seats == 0); //@ oversold
}
