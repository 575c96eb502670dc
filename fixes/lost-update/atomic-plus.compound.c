/*
 * A compound assignment to an atomic variable is one step.
 *
 * A clean twin: it says the same as the line it replaces, in fewer letters.
 * Why it is enough: C defines +=, ++ and their like on an atomic as one
 * read-modify-write operation.
 *
 * cost: none; that it is one step stands in the declaration of `sent` and
 *       nowhere near the line, so the next hand may write it out again
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { CONNECTIONS = 2, PACKETS = SIZE(60, 2), BYTES = 1500 };

//@ edit
static atomic_long sent; /* by all connections together */

static void count_bytes(long n)
{
	sent += n;
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
