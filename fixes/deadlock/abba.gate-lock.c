/*
 * Nobody takes a depot's lock without holding the gate first.
 *
 * A clean twin: the two locks are still taken in both orders.  Why it is
 * enough: only who holds `gate` may hold one depot and wait for another, and
 * there is only one such thread at a time, so nobody can wait for it in turn.
 *
 * cost: one move at a time, wherever it goes; with two depots that is no loss,
 *       with two hundred it is
 * tsan: noise lock-order second -- it sees the cycle and knows no gate
 * helgrind: noise lock-order second -- it sees the cycle and knows no gate
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
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER; /* taken before any */

static void move_crate(struct depot *from, struct depot *to)
{
	pthread_mutex_lock(&gate);
	pthread_mutex_lock(&from->lock);
	rendezvous(&loading);
	pthread_mutex_lock(&to->lock); //@ second
	from->crates--;
	to->crates++;
	pthread_mutex_unlock(&to->lock);
	pthread_mutex_unlock(&from->lock);
	pthread_mutex_unlock(&gate);
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
