/*
 * wait_for_card() returns with the lock held, as it was entered.
 *
 * Why it is enough: open_gate() locks once and unlocks once, and what it calls
 * leaves the lock as it found it.
 *
 * cost: none
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
/* The caller holds `reader`, and still holds it afterwards. */
static void wait_for_card(void)
{
	while (cards == 0)
		pthread_cond_wait(&card_laid, &reader);
	cards--;
	opened++;
}

static void open_gate(void)
{
	pthread_mutex_lock(&reader);
	wait_for_card();
	pthread_mutex_unlock(&reader);
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
