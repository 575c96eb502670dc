/*
 * The sum is stored only if the number is still the one that it was made from.
 *
 * Why it is enough: compare_exchange compares and stores in one step; when it
 * fails it has loaded the newer number, and the sum is made again.
 *
 * cost: a loop, for nothing, as long as the operation is an addition; it works
 *       for any function of the old number
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { CONNECTIONS = 2, PACKETS = SIZE(60, 2), BYTES = 1500 };

//@ edit
static atomic_long sent; /* by all connections together */

static void count_bytes(long n)
{
	long seen = sent;

	while (!atomic_compare_exchange_weak(&sent, &seen, seen + n))
		continue;
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
