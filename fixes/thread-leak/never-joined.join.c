/*
 * The server keeps the names of its threads and joins each once.
 *
 * Why it is enough: pthread_join() waits for the end of the thread and gives
 * its stack back.  Every thread that was created is in the array, and the array
 * is walked to its end.
 *
 * cost: the names must be kept until the join, and a thread is given back only
 *       when somebody comes to join it
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
	pthread_t threads[REQUESTS];

	for (int i = 0; i < REQUESTS; i++)
		if (pthread_create(&threads[i], NULL, answer, NULL))
			exit(EXIT_FAILURE);
	await_answers();
	for (int i = 0; i < REQUESTS; i++)
		pthread_join(threads[i], NULL);
}
//@ end

int main(void)
{
	serve();
	CHECK(answered == REQUESTS);
	rendezvous(&evening);
}
