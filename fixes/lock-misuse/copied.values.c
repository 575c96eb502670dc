/*
 * The report copies the two numbers, and works on them.
 *
 * Why it is enough: they are read under one hold, so they belong together, and
 * afterwards they are the report's own and need no lock.
 *
 * cost: what is computed from the values needs a form that takes values
 */
#include <pthread.h>
#include <stddef.h>

#include "lab.h"

enum { DAYS = SIZE(10, 2) };

struct barrel {
	pthread_mutex_t lock; /* guards the rest */
	int litres;
	int tastings;
};

static struct barrel barrel = {PTHREAD_MUTEX_INITIALIZER, 200, 0};

static void taste(struct barrel *b)
{
	pthread_mutex_lock(&b->lock);
	b->litres--;
	b->tastings++;
	pthread_mutex_unlock(&b->lock);
}

//@ edit
/* What was in the barrel on the first day. */
static int original(int litres, int tastings)
{
	return litres + tastings;
}

static int report(struct barrel *b)
{
	int litres;
	int tastings;

	pthread_mutex_lock(&b->lock);
	litres = b->litres;
	tastings = b->tastings;
	pthread_mutex_unlock(&b->lock);
	return original(litres, tastings);
}
//@ end

static void *cellarer(void *unused)
{
	(void)unused;
	for (int i = 0; i < DAYS; i++)
		taste(&barrel);
	return NULL;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, cellarer, NULL);
	CHECK(report(&barrel) == 200);
	pthread_join(thread, NULL);
	CHECK(barrel.litres == 200 - DAYS);
}
