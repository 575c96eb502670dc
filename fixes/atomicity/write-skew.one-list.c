/*
 * The rule spans the list, and so does the lock.
 *
 * Why it is enough: looking and leaving happen under one hold of the one lock
 * that guards all that the rule speaks of.
 *
 * cost: simple, and enough for a ward; where a list is long and changes are
 *       many, they all queue here. The locks of the entries guard nothing any
 *       more and could go
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
static pthread_mutex_t list = PTHREAD_MUTEX_INITIALIZER;
static struct doctor doctors[2] = {
	/* on_duty is guarded by `list` */
	{PTHREAD_MUTEX_INITIALIZER, true},
	{PTHREAD_MUTEX_INITIALIZER, true},
};

static void leave(int me)
{
	pthread_mutex_lock(&list);
	if (doctors[1 - me].on_duty) {
		rendezvous(&corridor);
		doctors[me].on_duty = false;
	}
	pthread_mutex_unlock(&list);
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
