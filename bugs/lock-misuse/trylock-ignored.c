/*
 * A vet's two assistants share a card index, and one only tries the lock.
 *
 * So as not to keep a dog waiting, treat() tries the lock instead of waiting
 * for it, and goes on whatever the answer was.  At the end it unlocks:
 *
 *	assistant 1: lock, load 7                         store 8
 *	assistant 2:               try: busy, load 7, store 8, unlock  <- not
 *his
 *
 * The try did not take the lock, so the change races, and the unlock tears the
 * lock from the one who has it.  The rendezvous makes the index busy when the
 * second assistant tries.
 *
 * class:    lock-misuse
 * cwe:      252
 * cert:     POS54
 * tsan:     misuse unlock; data-race treatments
 * helgrind: misuse unlock; data-race treatments
 * drd:      misuse unlock; data-race treatments
 * explore:  data-race treatments; misuse unlock; misuse torn; check total
 * native:   maybe check total -- glibc does not ask who unlocks, and the count
 *           is wrong only if both load before either stores
 * hint:     What does pthread_mutex_trylock() answer when the lock is taken?
 * hint:     What does treat() do then, and what does its unlock unlock?
 * hint:     Wait, or do something else when it is busy, but look at the answer.
 */
#include <pthread.h>
#include <stddef.h>

#include "lab.h"

static struct rendezvous busy = RENDEZVOUS(2);
static struct rendezvous tried = RENDEZVOUS(2);

static pthread_mutex_t index_lock;
static int treatments; /* guarded by index_lock, read after the joins */

static void open_practice(void)
{
	pthread_mutex_init(&index_lock, NULL);
}

static void *examine(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&index_lock);
	rendezvous(&busy);
	treatments++; //@ treatments
	rendezvous(&tried);
	pthread_mutex_unlock(&index_lock); //@ torn
	return NULL;
}

//@ edit
static void treat(void)
{
	rendezvous(&busy);
	pthread_mutex_trylock(&index_lock);
	treatments++;                      //@ treatments
	pthread_mutex_unlock(&index_lock); //@ unlock
	rendezvous(&tried);
}
//@ end

static void *assistant(void *unused)
{
	(void)unused;
	treat();
	return NULL;
}

int main(void)
{
	pthread_t threads[2];

	open_practice();
	pthread_create(&threads[0], NULL, examine, NULL);
	pthread_create(&threads[1], NULL, assistant, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	CHECK(treatments == 2); //@ total
}
