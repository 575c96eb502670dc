/*
 * Whoever takes a card out leaves its title alone until nobody can be reading.
 *
 * Why it is enough: the title is written before the readers start and not again
 * before they have ended, so they may read it as they like. Only the mark is
 * shared, and it hands on nothing.
 *
 * cost: something has to know when nobody reads any more: here the end of the
 *       program, elsewhere epochs, hazard pointers or a reference count
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

static struct rendezvous opening = RENDEZVOUS(2);

//@ edit
static const char *const title = "Moby-Dick"; /* never changed */
static atomic_bool in = true;                 /* the card, in the catalogue */

static void take_out(void)
{
	atomic_store_explicit(&in, false, memory_order_relaxed);
}

/* The title, or NULL and *found false: the card was taken out meanwhile. */
static const char *look_up(bool *found)
{
	const char *read = title;

	*found = atomic_load_explicit(&in, memory_order_relaxed);
	return *found ? read : NULL;
}
//@ end

static void *remover(void *unused)
{
	(void)unused;
	rendezvous(&opening);
	take_out();
	return NULL;
}

static void *reader(void *unused)
{
	const char *read;
	bool found;

	(void)unused;
	rendezvous(&opening);
	read = look_up(&found);
	CHECK(!found || read[0] == 'M');
	return NULL;
}

int main(void)
{
	pthread_t back;
	pthread_t desk;

	pthread_create(&back, NULL, remover, NULL);
	pthread_create(&desk, NULL, reader, NULL);
	pthread_join(back, NULL);
	pthread_join(desk, NULL);
}
