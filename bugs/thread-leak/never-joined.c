/*
 * A server starts a thread for each request and forgets it.
 *
 * Every request is answered, and the threads end.  But a thread that has ended
 * keeps its stack and its result until somebody joins it, and nobody will: the
 * only copy of its name was a variable of the loop.
 *
 *	main:     create 1 (name 1), create 2 (name 2), ...
 *	thread 1:              answer, end         <- kept for a join
 *	thread 2:                         answer, end     <- kept too
 *
 * After some ten thousand requests pthread_create says EAGAIN.  main waits for
 * the answers and not for the threads; the rendezvous lets the last one end.
 *
 * class:    thread-leak
 * cwe:      772
 * cert:     CON04
 * tsan:     leak spawn
 * helgrind: nothing -- it does not ask whether threads were joined
 * drd:      nothing -- it does not ask whether threads were joined
 * explore:  leak spawn
 * native:   leak spawn
 * hint:     All is answered.  What is left of a thread that has ended?
 * hint:     Where is a thread's name after the next turn of the loop?
 * hint:     Each thread must be joined once, or detached.
 */
#include <pthread.h>
#include <stdlib.h>

#include "lab.h"

enum { REQUESTS = SIZE(5, 2) };

static pthread_mutex_t desk = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t progress = PTHREAD_COND_INITIALIZER;
static int answered; /* guarded by `desk`; `progress` tells of a change */
static struct rendezvous evening = RENDEZVOUS(2);

static void *answer(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&desk);
	answered++;
	pthread_cond_signal(&progress);
	pthread_mutex_unlock(&desk);
	return NULL;
}

static void await_answers(void)
{
	pthread_mutex_lock(&desk);
	while (answered < REQUESTS)
		pthread_cond_wait(&progress, &desk);
	pthread_mutex_unlock(&desk);
}

//@ edit
static void serve(void)
{
	pthread_t thread;

	for (int i = 0; i < REQUESTS; i++)
		if (pthread_create(&thread, NULL, answer, NULL)) //@ spawn
			exit(EXIT_FAILURE);
	await_answers();
}
//@ end

int main(void)
{
	serve();
	CHECK(answered == REQUESTS);
	rendezvous(&evening);
}
