/*
 * The house has one lock for what its bell announces.
 *
 * Why it is enough: "the house is closed" is one fact; it has one lock and one
 * condition, and the halls keep their locks for what is theirs.
 *
 * cost: the halls share that lock, for the moment of asking
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { HALLS = 2 };

static struct rendezvous evening = RENDEZVOUS(2);

//@ edit
static pthread_mutex_t house = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t bell = PTHREAD_COND_INITIALIZER;
static bool closed; /* guarded by `house` */

static void close_house(void)
{
	pthread_mutex_lock(&house);
	closed = true;
	pthread_cond_broadcast(&bell);
	pthread_mutex_unlock(&house);
}

static void await_closing(int hall)
{
	(void)hall; /* the house closes as a whole */
	pthread_mutex_lock(&house);
	while (!closed)
		pthread_cond_wait(&bell, &house);
	pthread_mutex_unlock(&house);
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
