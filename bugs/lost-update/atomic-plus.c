/*
 * Two connections count the bytes they sent in one atomic number.
 *
 * The number is atomic, so that nothing is lost.  And neither the load nor the
 * store is at fault: each is atomic, each is of the strongest order, and no
 * detector of races objects.  There are only two of them where there should be
 * one:
 *
 *	one:   load 3000
 *	other:             load 3000, store 4500
 *	one:   store 4500                 <- 1500 bytes were sent for nothing
 *
 * On an atomic variable, sent += n is one step and sent = sent + n is two.
 *
 * class:    lost-update
 * cwe:      366
 * cert:     CON40
 * tsan:     nothing -- load and store are atomic, there is no race
 * helgrind: nothing -- load and store are atomic, there is no race
 * drd:      nothing -- load and store are atomic, there is no race
 * explore:  check bytes
 * native:   maybe check bytes -- a connection must be stopped between its load
 *           and its store
 * hint:     How often does the name of the variable stand in the line?
 * hint:     Which of the steps are atomic, and is what they make together?
 * hint:     Use an operation that reads and writes in one.
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { CONNECTIONS = 2, PACKETS = SIZE(60, 2), BYTES = 1500 };

//@ edit
static atomic_long sent; /* by all connections together */

static void count_bytes(long n)
{
	sent = sent + n;
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
	CHECK(sent == (long)CONNECTIONS * PACKETS * BYTES); //@ bytes
}
