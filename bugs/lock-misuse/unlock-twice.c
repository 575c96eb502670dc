/*
 * A gate's card reader is unlocked by the function that waits, and once more.
 *
 * wait_for_card() gives the lock back before it returns, "for the caller".  The
 * caller does not know it, and gives it back as well:
 *
 *	gate 1: lock, wait, [unlock], unlock      <- whose lock is that?
 *	gate 2:                   lock, take ...
 *
 * The second unlock finds the mutex free, or held by another thread that
 * believes itself alone.  POSIX leaves both undefined.  glibc's plain mutex
 * says nothing; where locks are elided by the processor the program dies.
 *
 * class:    lock-misuse
 * cwe:      765
 * cert:     POS48
 * origin:   NXP linux_libnfc-nci 61 (a wait unlocked what its caller's
 *           destructor unlocked again; it crashed where locks are elided)
 * tsan:     misuse unlock
 * helgrind: misuse unlock
 * drd:      misuse unlock
 * explore:  misuse unlock; maybe misuse inside -- what follows once the lock
 *           was torn from a gate; maybe data-race inside -- the same; maybe
 *           lost-wakeup inside -- the same
 * native:   maybe stuck inside -- glibc does not ask who unlocks, and a gate
 *           from which the lock was torn may miss its card
 * hint:     Who gives the lock back, and how often?
 * hint:     What does the second unlock do when another gate has the lock by
 *           then?
 * hint:     Whoever locks unlocks, in the same function if at all possible.
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
	cards++; //@ inside
	pthread_cond_signal(&card_laid);
	pthread_mutex_unlock(&reader); //@ inside
}

//@ edit
static void wait_for_card(void)
{
	while (cards == 0)                              //@ inside
		pthread_cond_wait(&card_laid, &reader); //@ inside
	cards--;                                        //@ inside
	opened++;                                       //@ inside
	pthread_mutex_unlock(&reader);                  //@ inside
}

static void open_gate(void)
{
	pthread_mutex_lock(&reader);
	wait_for_card();
	pthread_mutex_unlock(&reader); //@ unlock
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
