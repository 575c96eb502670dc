/*
 * The switches are two bytes, side by side.
 *
 * A clean twin: two threads still write to one word of memory at once, each
 * under a lock of its own.  Why it is enough: members that are no bit-fields
 * are memory locations of their own, and C promises that writing one does not
 * disturb the other, be it as near as the next byte.
 *
 * cost: a byte for each switch instead of a bit.  The bytes share a cache
 *       line, which is slow when both are written often, and never wrong
 */
#include <pthread.h>
#include <stdbool.h>

#include "lab.h"

//@ edit
static pthread_mutex_t window_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t heating_lock = PTHREAD_MUTEX_INITIALIZER;

static struct {
	bool window;  /* guarded by window_lock */
	bool heating; /* guarded by heating_lock */
} switches;

static void open_window(void)
{
	pthread_mutex_lock(&window_lock);
	switches.window = true;
	pthread_mutex_unlock(&window_lock);
}

static void start_heating(void)
{
	pthread_mutex_lock(&heating_lock);
	switches.heating = true;
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
