/*
 * The sorter waits for a letter first, and then for the box.
 *
 * Why it is enough: while he waits for letters he holds nothing, so the
 * postman can get at the box.  Who holds the box waits for nothing and gives
 * it back.  A letter that was counted for him is still there when he gets the
 * box.
 *
 * cost: none
 */
#include <pthread.h>
#include <semaphore.h>

#include "lab.h"

enum { LETTERS = SIZE(10, 2) };

static struct rendezvous early = RENDEZVOUS(2); /* one comes */

//@ edit
static sem_t box;     /* 1: free, 0: somebody is at it */
static sem_t letters; /* in the box, and not promised to anybody */
static int content;   /* guarded by `box` */

static void open_office(void)
{
	sem_init(&box, 0, 1);
	sem_init(&letters, 0, 0);
}

static void down(sem_t *semaphore)
{
	while (sem_wait(semaphore))
		continue; /* a signal came */
}

static void put(void)
{
	down(&box);
	content++;
	sem_post(&box);
	sem_post(&letters);
}

static void take(void)
{
	down(&letters);
	down(&box);
	content--;
	sem_post(&box);
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
