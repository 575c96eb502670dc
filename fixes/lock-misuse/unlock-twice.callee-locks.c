/*
 * wait_for_card() locks and unlocks, and the caller does neither.
 *
 * Why it is enough: one function holds the lock from its beginning to its end,
 * and nobody else touches it.
 *
 * cost: the caller can do nothing more under the same hold
 */
#include <pthread.h>
#include <stddef.h>

#include "lab.h"

enum { GATES = 2 };

static pthread_mutex_t reader;
static pthread_cond_t card_laid;
static int cards;  /* laid down, not yet taken; guarded by `reader` */
static int opened; /* guarded by `reader`, and read after the joins */

static void install_reader(void)
{
	pthread_mutex_init(&reader, NULL);
	pthread_cond_init(&card_laid, NULL);
}

static void lay_card(void)
{
	pthread_mutex_lock(&reader);
	cards++;
	pthread_cond_signal(&card_laid);
	pthread_mutex_unlock(&reader);
}

//@ edit
static void wait_for_card(void)
{
	pthread_mutex_lock(&reader);
	while (cards == 0)
		pthread_cond_wait(&card_laid, &reader);
	cards--;
	opened++;
	pthread_mutex_unlock(&reader);
}

static void open_gate(void)
{
	wait_for_card();
}
//@ end

static void *gate(void *unused)
{
	(void)unused;
	open_gate();
	return NULL;
}

int main(void)
{
	pthread_t gates[GATES];

	install_reader();
	for (int i = 0; i < GATES; i++)
		pthread_create(&gates[i], NULL, gate, NULL);
	for (int i = 0; i < GATES; i++)
		lay_card();
	for (int i = 0; i < GATES; i++)
		pthread_join(gates[i], NULL);
	CHECK(opened == GATES);
}
