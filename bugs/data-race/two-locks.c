/*
 * A library lends under one lock and takes back under another.
 *
 * Each desk has its own queue, its own book and its own lock, and at each desk
 * every access to `on_shelf` is neatly locked.  A review of either desk finds
 * nothing.  But a lock works only between those who take the same one:
 *
 *	lending:   lock lent,     load 5
 *	returning: lock returned,         load 5, store 6
 *	lending:   store 4, unlock             <- the returned book is gone
 *
 * class:    data-race
 * cwe:      821
 * cert:     CON43
 * tsan:     data-race shelf
 * helgrind: data-race shelf
 * drd:      data-race shelf
 * explore:  data-race shelf; check books
 * native:   maybe check books -- one desk must be stopped between its load and
 *           its store
 * hint:     Which lock guards `on_shelf`?  Ask at both desks.
 * hint:     Can two threads hold two different mutexes at once?
 * hint:     A variable has one guard, and everybody who touches it knows
 *           which.
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { STOCK = 500, LENT = SIZE(80, 2), RETURNED = SIZE(60, 2) };

//@ edit
static pthread_mutex_t lent = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t returned = PTHREAD_MUTEX_INITIALIZER;
static int on_shelf = STOCK; /* guarded by `lent`, and by `returned` */

static void lend(void)
{
	pthread_mutex_lock(&lent);
	on_shelf--; //@ shelf
	pthread_mutex_unlock(&lent);
}

static void take_back(void)
{
	pthread_mutex_lock(&returned);
	on_shelf++; //@ shelf
	pthread_mutex_unlock(&returned);
}

static int books(void)
{
	return on_shelf;
}
//@ end

static void *lending_desk(void *unused)
{
	(void)unused;
	for (int i = 0; i < LENT; i++)
		lend();
	return NULL;
}

static void *returns_desk(void *unused)
{
	(void)unused;
	for (int i = 0; i < RETURNED; i++)
		take_back();
	return NULL;
}

int main(void)
{
	pthread_t lending;
	pthread_t returns;

	pthread_create(&lending, NULL, lending_desk, NULL);
	pthread_create(&returns, NULL, returns_desk, NULL);
	pthread_join(lending, NULL);
	pthread_join(returns, NULL);
	CHECK(books() == STOCK - LENT + RETURNED); //@ books
}
