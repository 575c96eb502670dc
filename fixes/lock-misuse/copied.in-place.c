/*
 * The report looks at the barrel itself, under its lock.
 *
 * Why it is enough: original() locks the one mutex there is, reads, and lets
 * go.
 *
 * cost: the barrel is held up while it is looked at; that is why somebody
 *       copied it, and for two numbers it is nothing
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
static int original(struct barrel *b)
{
	int litres;

	pthread_mutex_lock(&b->lock);
	litres = b->litres + b->tastings;
	pthread_mutex_unlock(&b->lock);
	return litres;
}

static int report(struct barrel *b)
{
	return original(b);
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
