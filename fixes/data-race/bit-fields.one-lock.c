/*
 * One lock guards the whole unit of bit-fields.
 *
 * Why it is enough: reading the unit, changing a bit and writing it back
 * happen under a lock that every writer of any bit in it takes.
 *
 * cost: window and heating now wait for each other, and whoever adds a third
 *       bit has to know of the lock
 */
#include <pthread.h>
#include <stdbool.h>

#include "lab.h"

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static struct {
	unsigned window : 1;
	unsigned heating : 1;
} switches; /* all of it guarded by `lock` */

static void open_window(void)
{
	pthread_mutex_lock(&lock);
	switches.window = 1;
	pthread_mutex_unlock(&lock);
}

static void start_heating(void)
{
	pthread_mutex_lock(&lock);
	switches.heating = 1;
	pthread_mutex_unlock(&lock);
}
//@ end

static void *vent(void *unused)
{
	(void)unused;
	open_window();
	return NULL;
}

static void *heat(void *unused)
{
	(void)unused;
	start_heating();
	return NULL;
}

int main(void)
{
	pthread_t air;
	pthread_t warmth;

	pthread_create(&air, NULL, vent, NULL);
	pthread_create(&warmth, NULL, heat, NULL);
	pthread_join(air, NULL);
	pthread_join(warmth, NULL);
	CHECK(switches.window && switches.heating);
}
