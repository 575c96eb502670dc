/*
 * Each hall has a bell beside its lock.
 *
 * Why it is enough: one condition, one mutex, one fact; each bell is rung under
 * the lock under which its fact was changed.
 *
 * cost: a bell for each hall, and closing goes round to ring them all
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
	pthread_cond_t bell;  /* closed has become true */
	bool closed;
};

static struct hall halls[HALLS] = {
	{PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, false},
	{PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, false}};

static void close_house(void)
{
	for (int i = 0; i < HALLS; i++) {
		pthread_mutex_lock(&halls[i].lock);
		halls[i].closed = true;
		pthread_cond_broadcast(&halls[i].bell);
		pthread_mutex_unlock(&halls[i].lock);
	}
}

static void await_closing(int hall)
{
	struct hall *mine = &halls[hall];

	pthread_mutex_lock(&mine->lock);
	while (!mine->closed)
		pthread_cond_wait(&mine->bell, &mine->lock);
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
