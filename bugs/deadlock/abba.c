/*
 * Two lorries carry crates between two depots, each locking its own end first.
 *
 * A move takes two locks, the depot it comes from and the depot it goes to.
 * Each lorry does the same thing, in its own direction, and so they take the
 * same two locks in opposite orders:
 *
 *	southbound: lock north,               lock south ... waits
 *	northbound:             lock south,   lock north ... waits
 *
 * Each holds what the other needs, and neither gives up what it has.  The
 * rendezvous is the loading time: both lorries hold their first lock before
 * either asks for its second.
 *
 * class:    deadlock
 * cwe:      833
 * cert:     CON35
 * tsan:     nothing -- it learns an order when the second lock is had, and here
 *           nobody gets a second one
 * helgrind: nothing -- it learns an order when the second lock is had, and here
 *           nobody gets a second one
 * drd:      nothing -- it keeps no lock order
 * explore:  deadlock second
 * native:   deadlock second
 * hint:     What does each lorry hold while it waits?
 * hint:     Write down which lock each of them takes first.
 * hint:     If everybody took the two locks in one agreed order, who could
 *           wait for whom?
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
	rendezvous(&loading);
	pthread_mutex_lock(&to->lock); //@ second
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
