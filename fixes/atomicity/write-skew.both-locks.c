/*
 * Who decides holds both entries, taken in the order of the list.
 *
 * Why it is enough: while a doctor holds the colleague's entry, the colleague
 * cannot leave, and what was read stays true until it has been acted upon. Both
 * take the locks in the same order, so neither can wait for the other in a
 * circle.
 *
 * cost: two locks for each decision, and an order that everybody has to keep
 */
#include <pthread.h>
#include <stdbool.h>

#include "lab.h"

struct doctor {
	pthread_mutex_t lock; /* guards on_duty */
	bool on_duty;
};

static struct rendezvous corridor = RENDEZVOUS(2);

//@ edit
static struct doctor doctors[2] = {
	{PTHREAD_MUTEX_INITIALIZER, true},
	{PTHREAD_MUTEX_INITIALIZER, true},
};

static void leave(int me)
{
	pthread_mutex_lock(&doctors[0].lock);
	pthread_mutex_lock(&doctors[1].lock);
	if (doctors[1 - me].on_duty) {
		rendezvous(&corridor);
		doctors[me].on_duty = false;
	}
	pthread_mutex_unlock(&doctors[1].lock);
	pthread_mutex_unlock(&doctors[0].lock);
}
//@ end

static void *night(void *argument)
{
	int me = (int)((struct doctor *)argument - doctors);

	leave(me);
	return NULL;
}

int main(void)
{
	pthread_t threads[2];

	for (int i = 0; i < 2; i++)
		pthread_create(&threads[i], NULL, night, &doctors[i]);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	CHECK(doctors[0].on_duty || doctors[1].on_duty);
}
