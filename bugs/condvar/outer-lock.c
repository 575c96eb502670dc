/*
 * A library's reading room is locked while somebody in it waits for a book.
 *
 * The reader locks the house, then the shelf, and waits at the shelf's
 * condition.  Waiting gives back the shelf's lock, and only that one.  Who
 * brings the book back must pass the house:
 *
 *	reader:   lock house, lock shelf, wait (gives back shelf, not house)
 *	returner:                         lock house ... waits for ever
 *
 * A module that waits inside was put into a module that locks around it; each
 * is right alone, and the name for it, nested monitors, is as old as monitors
 * are.
 *
 * class:    condvar
 * cwe:      833
 * cert:     CON05
 * tsan:     nothing -- the order of the locks is the same everywhere
 * helgrind: nothing -- the order of the locks is the same everywhere
 * drd:      nothing -- the order of the locks is the same everywhere
 * explore:  stuck wait
 * native:   stuck house wait
 * hint:     Which locks does the reader hold while it waits?
 * hint:     Which locks must the returner take to end the wait?
 * hint:     Wait with one lock only, the one that the wait gives back.
 */
#include <pthread.h>
#include <stddef.h>

#include "lab.h"

static struct rendezvous evening = RENDEZVOUS(2);

static pthread_mutex_t shelf = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t returned = PTHREAD_COND_INITIALIZER;
static int books; /* on the shelf, guarded by `shelf` */

static void put_book(void)
{
	pthread_mutex_lock(&shelf);
	books++;
	pthread_cond_signal(&returned);
	pthread_mutex_unlock(&shelf);
}

static void take_book(void)
{
	pthread_mutex_lock(&shelf);
	while (books == 0)
		pthread_cond_wait(&returned, &shelf); //@ wait
	books--;
	pthread_mutex_unlock(&shelf);
}

//@ edit
static pthread_mutex_t house = PTHREAD_MUTEX_INITIALIZER;
static int visits; /* guarded by `house` */

static void borrow(void)
{
	pthread_mutex_lock(&house);
	visits++;
	take_book();
	pthread_mutex_unlock(&house);
}

static void bring_back(void)
{
	pthread_mutex_lock(&house); //@ house
	visits++;
	put_book();
	pthread_mutex_unlock(&house);
}
//@ end

static void *reader(void *unused)
{
	(void)unused;
	borrow();
	return NULL;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, reader, NULL);
	rendezvous(&evening);
	bring_back();
	pthread_join(thread, NULL);
	CHECK(visits == 2 && books == 0);
}
