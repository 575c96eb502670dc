/*
 * The chair is handed to who has waited longest, and is free if nobody waits.
 *
 * Why it is enough: while somebody waits the chair is never marked free. Who
 * comes in finds it taken and stands behind the others; who is called need not
 * hurry.
 *
 * cost: a queue; each waits on a condition of its own, so that only one wakes
 *       up
 */
#include <pthread.h>
#include <stdbool.h>

#include "lab.h"

enum { OTHERS = 1, VISITS = SIZE(20, 3) };

static pthread_mutex_t shop = PTHREAD_MUTEX_INITIALIZER;
static int served; /* who have sat down so far, guarded by `shop` */

//@ edit
struct customer {
	pthread_cond_t call;
	bool called;
	struct customer *behind;
};

static bool taken;             /* the chair, guarded by `shop` */
static struct customer *first; /* of those who wait, guarded by `shop` */
static struct customer **last = &first;

/* The caller holds `shop`. */
static void sit_down(void)
{
	struct customer me = {.call = PTHREAD_COND_INITIALIZER};

	if (!taken) {
		taken = true;
		return;
	}
	*last = &me;
	last = &me.behind;
	while (!me.called)
		pthread_cond_wait(&me.call, &shop);
	pthread_cond_destroy(&me.call);
}

/* The caller holds `shop`. */
static void get_up(void)
{
	struct customer *next = first;

	if (!next) {
		taken = false;
		return;
	}
	first = next->behind;
	if (!first)
		last = &first;
	next->called = true;
	pthread_cond_signal(&next->call);
}
//@ end

/* Returns how many others sat down while this one waited. */
static int visit(void)
{
	int before;

	pthread_mutex_lock(&shop);
	before = served;
	sit_down();
	before = served++ - before;
	pthread_mutex_unlock(&shop);

	pthread_mutex_lock(&shop);
	get_up();
	pthread_mutex_unlock(&shop);
	return before;
}

static void *dandy(void *unused)
{
	(void)unused;
	for (int i = 0; i < VISITS; i++)
		visit();
	return NULL;
}

static void *old_man(void *unused)
{
	(void)unused;
	CHECK(visit() <= OTHERS);
	return NULL;
}

int main(void)
{
	pthread_t young;
	pthread_t old;

	pthread_create(&young, NULL, dandy, NULL);
	pthread_create(&old, NULL, old_man, NULL);
	pthread_join(young, NULL);
	pthread_join(old, NULL);
}
