/*
 * Each stall of a market makes the lock of the common purse when it opens.
 *
 * open_stall() calls pthread_mutex_init() on the purse, for whoever comes first
 * has to.  Whoever comes second makes it again, perhaps while the first has its
 * hand in it:
 *
 *	stall 1: init, lock, load 7                       store 8, unlock
 *	stall 2:                    init, lock  <- free again!
 *	                                  load 7, store 8
 *
 * To initialise a mutex that is initialised is undefined.  In practice the new
 * one is free, whoever held the old one, and those who slept at it are
 * forgotten.
 *
 * class:    lock-misuse
 * cwe:      667
 * origin:   glusterfs 2504 (a slot's mutex was initialised by the table and
 *           again by each use of the slot; found with DRD)
 * tsan:     data-race init; maybe data-race use init -- the purse is made while
 *           another one locks it
 * helgrind: nothing -- it lets a mutex be made again, and looks at no access in
 *           the call
 * drd:      misuse init
 * explore:  data-race init; misuse init; data-race use; misuse use; check total
 * native:   maybe check total -- two must sell at the moment when a third makes
 *           the purse
 * hint:     How often is the purse's mutex made?
 * hint:     In what state may it be when it is made again?
 * hint:     Make it once: before the threads, by pthread_once(), or at compile
 *           time.
 */
#include <pthread.h>
#include <stddef.h>

#include "lab.h"

enum { STALLS = 2, SALES = SIZE(20, 1) };

//@ edit
static pthread_mutex_t purse;
static int coins; /* guarded by `purse` */

static void open_stall(void)
{
	pthread_mutex_init(&purse, NULL); //@ init
}

static void sell(void)
{
	pthread_mutex_lock(&purse);   //@ use
	coins++;                      //@ use
	pthread_mutex_unlock(&purse); //@ use
}
//@ end

static void *stall(void *unused)
{
	(void)unused;
	open_stall();
	for (int i = 0; i < SALES; i++)
		sell();
	return NULL;
}

int main(void)
{
	pthread_t stalls[STALLS];

	for (int i = 0; i < STALLS; i++)
		pthread_create(&stalls[i], NULL, stall, NULL);
	for (int i = 0; i < STALLS; i++)
		pthread_join(stalls[i], NULL);
	CHECK(coins == STALLS * SALES); //@ total
}
