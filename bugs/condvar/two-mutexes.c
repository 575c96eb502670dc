/*
 * Two halls of a museum wait for one bell, each with its own lock.
 *
 * Each hall has its lock and its count of visitors.  The closing bell is one
 * for the house, and each guard waits for it with the mutex of the own hall:
 *
 *	guard 1: lock hall 1, wait(bell, hall 1)
 *	guard 2: lock hall 2, wait(bell, hall 2)   <- the same bell
 *
 * While somebody waits at a condition it is bound to that one's mutex, and
 * POSIX leaves it undefined to wait there with another.  glibc happens to bear
 * it; others move sleepers from the bell to *the* mutex and get the wrong one.
 * And no lock makes "closed" and the bell one step for both halls.
 *
 * class:    condvar
 * cwe:      662
 * cert:     POS53
 * tsan:     nothing -- it does not ask which mutex a condition goes with
 * helgrind: misuse wait; misuse ring
 * drd:      misuse wait; misuse ring
 * explore:  misuse wait
 * native:   nothing -- a condition of glibc does not know its mutex
 * hint:     How many mutexes does the bell know?
 * hint:     What ties a condition to a mutex, and until when?
 * hint:     A bell for each hall, or one lock for what the bell announces.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { HALLS = 2 };

static struct rendezvous evening = RENDEZVOUS(2);

//@ edit
struct hall {
	pthread_mutex_t lock; /* guards closed */
	bool closed;
};

static struct hall halls[HALLS] = {{PTHREAD_MUTEX_INITIALIZER, false},
				   {PTHREAD_MUTEX_INITIALIZER, false}};
static pthread_cond_t bell = PTHREAD_COND_INITIALIZER;

static void close_house(void)
{
	for (int i = 0; i < HALLS; i++) {
		pthread_mutex_lock(&halls[i].lock);
		halls[i].closed = true;
		pthread_cond_broadcast(&bell); //@ ring
		pthread_mutex_unlock(&halls[i].lock);
	}
}

static void await_closing(int hall)
{
	struct hall *mine = &halls[hall];

	pthread_mutex_lock(&mine->lock);
	while (!mine->closed)
		pthread_cond_wait(&bell, &mine->lock); //@ wait
	pthread_mutex_unlock(&mine->lock);
}
//@ end

static int went_home[HALLS]; /* each by its guard, read after the joins */

static void *guard(void *argument)
{
	int hall = *(int *)argument;

	await_closing(hall);
	went_home[hall] = 1;
	return NULL;
}

int main(void)
{
	pthread_t guards[HALLS];
	int numbers[HALLS];

	for (int i = 0; i < HALLS; i++) {
		numbers[i] = i;
		pthread_create(&guards[i], NULL, guard, &numbers[i]);
	}
	rendezvous(&evening);
	close_house();
	for (int i = 0; i < HALLS; i++)
		pthread_join(guards[i], NULL);
	for (int i = 0; i < HALLS; i++)
		CHECK(went_home[i]);
}
