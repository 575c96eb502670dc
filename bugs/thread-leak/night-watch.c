/*
 * A vineyard goes home, and the watchman for frost stands there still.
 *
 * He waits for a frost that did not come.  main ends, and with it the process;
 * that the thread was neither joined nor told to end, nobody notices:
 *
 *	watchman: wait for frost ............................... for ever
 *	main:                        night is over, return
 *
 * As a program it is tidy enough, the system takes everything away.  As a part
 * of one that has a watch each night, it keeps a thread a night.
 *
 * class:    thread-leak
 * cwe:      772
 * cert:     CON04
 * tsan:     nothing -- it tells only of threads that have ended and were not
 *           joined
 * helgrind: nothing -- it does not ask whether threads were joined
 * drd:      nothing -- it does not ask whether threads were joined
 * explore:  leak hire
 * native:   leak hire
 * hint:     How does the watchman's thread end?
 * hint:     Which two steps are missing before main returns?
 * hint:     First tell it to end, then wait until it has.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "lab.h"

static pthread_mutex_t vineyard = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t change = PTHREAD_COND_INITIALIZER;
static int frosts;   /* guarded by `vineyard`, like the next */
static bool morning; /* the night is over */

//@ edit
static pthread_t watchman;

static void *watch(void *unused)
{
	pthread_mutex_lock(&vineyard);
	while (frosts == 0)
		pthread_cond_wait(&change, &vineyard);
	pthread_mutex_unlock(&vineyard);
	return unused;
}

static void open_night(void)
{
	if (pthread_create(&watchman, NULL, watch, NULL)) //@ hire
		exit(EXIT_FAILURE);
}

static void close_night(void)
{
	pthread_mutex_lock(&vineyard);
	morning = true;
	pthread_mutex_unlock(&vineyard);
}
//@ end

int main(void)
{
	open_night();
	close_night();
	CHECK(frosts == 0 && morning);
}
