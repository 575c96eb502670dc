/*
 * A greenhouse keeps two switches in two bits, each with a lock of its own.
 *
 * The window is moved under one lock, the heating under another, and no thread
 * ever touches the other one's switch.  But a processor cannot write a bit.
 * It reads the whole unit, changes one bit and writes the unit back, with the
 * neighbour's bit as it was a moment ago:
 *
 *	vent: read 00
 *	heat:          read 00, write 10
 *	vent: write 01                       <- the heating is off again
 *
 * C counts adjacent bit-fields as one memory location; two locks for one
 * location are no lock.
 *
 * class:    data-race
 * cwe:      366
 * cert:     CON32
 * origin:   Boost.Interprocess 41 (the allocator kept a block's size and its
 *           neighbour's in adjacent bit-fields, guarded differently)
 * tsan:     data-race switches
 * helgrind: data-race switches
 * drd:      data-race switches
 * explore:  data-race switches; maybe check both -- gcc announces the write of
 *           a bit-field, and not the reading of its neighbours before it
 * native:   maybe check both -- one must be stopped between reading the unit
 *           and writing it back
 * hint:     What is the smallest piece of memory that a thread can write?
 * hint:     Which bits does `switches.window = 1` write?
 * hint:     Give each thread a memory location of its own, or one lock to
 *           both.
 */
#include <pthread.h>
#include <stdbool.h>

#include "lab.h"

//@ edit
static pthread_mutex_t window_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t heating_lock = PTHREAD_MUTEX_INITIALIZER;

static struct {
	unsigned window : 1;  /* guarded by window_lock */
	unsigned heating : 1; /* guarded by heating_lock */
} switches;

static void open_window(void)
{
	pthread_mutex_lock(&window_lock);
	switches.window = 1; //@ switches
	pthread_mutex_unlock(&window_lock);
}

static void start_heating(void)
{
	pthread_mutex_lock(&heating_lock);
	switches.heating = 1; //@ switches
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
	CHECK(switches.window && switches.heating); //@ both
}
