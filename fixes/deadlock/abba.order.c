/*
 * Everybody locks the depot with the lower address first.
 *
 * Why it is enough: in a cycle of waiting threads somebody must hold a later
 * lock while it waits for an earlier one, and nobody does.  Any order will do
 * if all keep to it; addresses are there for the asking, and they are compared
 * as numbers, because < between pointers to different objects is undefined.
 *
 * cost: none; a depot moved to itself would have to be locked once only
 */
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "lab.h"

enum { CRATES = 10 };

struct depot {
	pthread_mutex_t lock; /* guards crates */
	int crates;
};

struct route {
	struct depot *from;
	struct depot *to;
};

static struct depot north = {PTHREAD_MUTEX_INITIALIZER, CRATES};
static struct depot south = {PTHREAD_MUTEX_INITIALIZER, CRATES};
static struct rendezvous loading = RENDEZVOUS(2);

//@ edit
static void move_crate(struct depot *from, struct depot *to)
{
	bool rising = (uintptr_t)from < (uintptr_t)to;

	pthread_mutex_lock(rising ? &from->lock : &to->lock);
	rendezvous(&loading);
	pthread_mutex_lock(rising ? &to->lock : &from->lock);
	from->crates--;
	to->crates++;
	pthread_mutex_unlock(&to->lock);
	pthread_mutex_unlock(&from->lock);
}
//@ end

static void *lorry(void *argument)
{
	const struct route *route = argument;

	move_crate(route->from, route->to);
	return NULL;
}

int main(void)
{
	struct route routes[] = {{&north, &south}, {&south, &north}};
	pthread_t southbound;
	pthread_t northbound;

	pthread_create(&southbound, NULL, lorry, &routes[0]);
	pthread_create(&northbound, NULL, lorry, &routes[1]);
	pthread_join(southbound, NULL);
	pthread_join(northbound, NULL);
	CHECK(north.crates == CRATES && south.crates == CRATES);
}
