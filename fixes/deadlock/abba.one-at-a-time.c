/*
 * The crate is taken from one depot, and then brought to the other.
 *
 * Why it is enough: nobody waits for a lock while holding one, so no cycle of
 * waiting threads can close.  Each depot's number changes under its own lock.
 *
 * cost: on the way the crate is in neither depot; fit only if nobody must see
 *       the two numbers add up while lorries are under way
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
	pthread_mutex_lock(&from->lock);
	from->crates--;
	pthread_mutex_unlock(&from->lock);
	rendezvous(&loading);
	pthread_mutex_lock(&to->lock);
	to->crates++;
	pthread_mutex_unlock(&to->lock);
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
