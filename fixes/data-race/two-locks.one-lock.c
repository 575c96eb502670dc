/*
 * Both desks take the lock of the shelf.
 *
 * Why it is enough: the lock belongs to what it guards, not to who takes it.
 * There is one, so at any time one desk at most is at the shelf.
 *
 * cost: the desks wait for each other, for the time of one addition
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { STOCK = 500, LENT = SIZE(80, 2), RETURNED = SIZE(60, 2) };

//@ edit
static pthread_mutex_t shelf = PTHREAD_MUTEX_INITIALIZER;
static int on_shelf = STOCK; /* guarded by `shelf` */

static void lend(void)
{
	pthread_mutex_lock(&shelf);
	on_shelf--;
	pthread_mutex_unlock(&shelf);
}

static void take_back(void)
{
	pthread_mutex_lock(&shelf);
	on_shelf++;
	pthread_mutex_unlock(&shelf);
}

static int books(void)
{
	int now;

	pthread_mutex_lock(&shelf);
	now = on_shelf;
	pthread_mutex_unlock(&shelf);
	return now;
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
	CHECK(books() == STOCK - LENT + RETURNED);
}
