/*
 * A bit-field of width zero parts the two switches.
 *
 * A clean twin: there are still two bit-fields and two locks.  Why it is
 * enough: `unsigned : 0` ends the unit, and C says that the bit-fields before
 * it and those behind it are different memory locations, which two threads may
 * write at once.
 *
 * cost: the second switch starts a new unit, so nothing is saved against two
 *       ordinary members; for structs whose groups of flags have different
 *       owners
 */
#include <pthread.h>
#include <stdbool.h>

#include "lab.h"

//@ edit
static pthread_mutex_t window_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t heating_lock = PTHREAD_MUTEX_INITIALIZER;

static struct {
	unsigned window : 1; /* guarded by window_lock */
	unsigned : 0;
	unsigned heating : 1; /* guarded by heating_lock */
} switches;

static void open_window(void)
{
	pthread_mutex_lock(&window_lock);
	switches.window = 1;
	pthread_mutex_unlock(&window_lock);
}

static void start_heating(void)
{
	pthread_mutex_lock(&heating_lock);
	switches.heating = 1;
	pthread_mutex_unlock(&heating_lock);
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
