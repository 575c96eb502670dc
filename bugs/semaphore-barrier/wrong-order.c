/*
 * A sorter locks the letterbox, and then waits for a letter to be put in.
 *
 * One semaphore counts the letters, another one is the box's lock.  Both are
 * needed to take a letter out, and both are waited for, the lock first.  When
 * the box is empty:
 *
 *	sorter:  wait box (1 -> 0), wait letters ... with the box locked
 *	postman:                                     wait box ... to put one in
 *
 * Each has what the other waits for.  No lock order could be seen: one of the
 * two is no lock, and a semaphore has no owner.  The rendezvous is an early
 * sorter.
 *
 * class:    semaphore-barrier
 * cwe:      833
 * tsan:     nothing -- a semaphore is no lock to it, and it asks nobody why he
 *           sleeps
 * helgrind: nothing -- a semaphore is no lock to it, and it asks nobody why he
 *           sleeps
 * drd:      nothing -- a semaphore is no lock to it, and it asks nobody why he
 *           sleeps
 * explore:  stuck wait
 * native:   stuck wait
 * hint:     What does the sorter hold while he waits for a letter?
 * hint:     What does the postman need to put one in?
 * hint:     Wait for what may take long with empty hands.
 */
#include <pthread.h>
#include <semaphore.h>

#include "lab.h"

enum { LETTERS = SIZE(10, 2) };

static struct rendezvous early = RENDEZVOUS(2); /* one comes */

//@ edit
static sem_t box;     /* 1: free, 0: somebody is at it */
static sem_t letters; /* in the box */
static int content;   /* guarded by `box` */

static void open_office(void)
{
	sem_init(&box, 0, 1);
	sem_init(&letters, 0, 0);
}

static void down(sem_t *semaphore)
{
	while (sem_wait(semaphore)) //@ wait
		continue;           /* a signal came */
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
	down(&box);
	down(&letters);
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
