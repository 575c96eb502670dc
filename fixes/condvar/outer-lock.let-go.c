/*
 * The house is locked for counting, and not while a book is taken.
 *
 * Why it is enough: whoever waits at the shelf holds the shelf's lock only, and
 * the wait gives that one back.
 *
 * cost: the count and the book are no longer one step; nobody here compares
 *       them
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
		pthread_cond_wait(&returned, &shelf);
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
	pthread_mutex_unlock(&house);
	take_book();
}

static void bring_back(void)
{
	pthread_mutex_lock(&house);
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
