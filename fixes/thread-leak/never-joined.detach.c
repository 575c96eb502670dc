/*
 * Each thread is detached: it gives itself back when it ends.
 *
 * A clean twin: the server forgets its threads, as the bug does, and one may
 * still be on its way out when main returns.  Why it is enough: a detached
 * thread needs no join, the answers are counted apart, and what is left of a
 * thread after its last unlock touches nothing that main takes away.
 *
 * cost: nobody can wait for such a thread any more, nor learn its result
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

	for (int i = 0; i < REQUESTS; i++) {
		if (pthread_create(&thread, NULL, answer, NULL))
			exit(EXIT_FAILURE);
		pthread_detach(thread);
	}
	await_answers();
}
//@ end

int main(void)
{
	serve();
	CHECK(answered == REQUESTS);
	rendezvous(&evening);
}
