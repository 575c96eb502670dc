/*
 * Each desk counts what it does itself, and the stock is worked out.
 *
 * A clean twin: there are still two locks, and no common one.  Why it is
 * enough: a desk writes its own count and nothing else.  Whoever wants the
 * stock takes both locks, always in the same order, so the two counts belong
 * together.
 *
 * cost: asking takes two locks; changing, which happens more often, takes the
 *       desk's own and waits for nobody but him who asks
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { STOCK = 500, LENT = SIZE(80, 2), RETURNED = SIZE(60, 2) };

//@ edit
static pthread_mutex_t lent = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t returned = PTHREAD_MUTEX_INITIALIZER;
static int lent_out;   /* guarded by `lent` */
static int taken_back; /* guarded by `returned` */

static void lend(void)
{
	pthread_mutex_lock(&lent);
	lent_out++;
	pthread_mutex_unlock(&lent);
}

static void take_back(void)
{
	pthread_mutex_lock(&returned);
	taken_back++;
	pthread_mutex_unlock(&returned);
}

static int books(void)
{
	int now;

	pthread_mutex_lock(&lent);
	pthread_mutex_lock(&returned);
	now = STOCK - lent_out + taken_back;
	pthread_mutex_unlock(&returned);
	pthread_mutex_unlock(&lent);
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
