/*
 * The box has a mutex, and the sorter waits on a condition that gives it back.
 *
 * Why it is enough: pthread_cond_wait lets go of the mutex while it waits and
 * has it again when it returns.  That is what the sorter wanted: to be at the
 * box, and not to be in the way.
 *
 * cost: a mutex and a condition instead of two semaphores; the count of
 *       letters is kept once and not twice
 */
#include <pthread.h>
#include <semaphore.h>

#include "lab.h"

enum { LETTERS = SIZE(10, 2) };

static struct rendezvous early = RENDEZVOUS(2); /* one comes */

//@ edit
static pthread_mutex_t box = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t letters = PTHREAD_COND_INITIALIZER; /* content rose */
static int content;                                       /* guarded by box */

static void open_office(void)
{
	content = 0;
}

static void put(void)
{
	pthread_mutex_lock(&box);
	content++;
	pthread_cond_signal(&letters);
	pthread_mutex_unlock(&box);
}

static void take(void)
{
	pthread_mutex_lock(&box);
	while (content == 0)
		pthread_cond_wait(&letters, &box);
	content--;
	pthread_mutex_unlock(&box);
}
//@ end

static void *postman(void *unused)
{
	(void)unused;
	rendezvous(&early);
	for (int i = 0; i < LETTERS; i++)
		put();
	return NULL;
}

int main(void)
{
	pthread_t thread;

	open_office();
	pthread_create(&thread, NULL, postman, NULL);
	for (int i = 0; i < LETTERS; i++)
		take();
	pthread_join(thread, NULL);
	CHECK(content == 0);
}
