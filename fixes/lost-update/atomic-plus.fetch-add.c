/*
 * atomic_fetch_add reads, adds and stores in one step.
 *
 * Why it is enough: no other access to `sent` can come between its reading and
 * its storing.  The relaxed order will do: nothing else hangs on the number
 * while the threads run.
 *
 * cost: none; the name says what is needed, and that it is not by chance
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { CONNECTIONS = 2, PACKETS = SIZE(60, 2), BYTES = 1500 };

//@ edit
static atomic_long sent; /* by all connections together */

static void count_bytes(long n)
{
	atomic_fetch_add_explicit(&sent, n, memory_order_relaxed);
}
//@ end

static void *connection(void *unused)
{
	(void)unused;
	for (int i = 0; i < PACKETS; i++)
		count_bytes(BYTES);
	return NULL;
}

int main(void)
{
	pthread_t connections[CONNECTIONS];

	for (int i = 0; i < CONNECTIONS; i++)
		pthread_create(&connections[i], NULL, connection, NULL);
	for (int i = 0; i < CONNECTIONS; i++)
		pthread_join(connections[i], NULL);
	CHECK(sent == (long)CONNECTIONS * PACKETS * BYTES);
}
