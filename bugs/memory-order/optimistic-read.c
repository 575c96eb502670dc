/*
 * A librarian reads a card while it is being taken out of the catalogue.
 *
 * A card's `state` says whether it is in.  Readers do not lock: they read the
 * title, then look whether the card is still in, and only then use what they
 * have read.  Who takes a card out marks it first and clears the title after.
 * So whoever finds the card in has read a title, if things happen as written:
 *
 *	reader:  is it in? yes (moved up)
 *	remover:                          marks it out, title = NULL
 *	reader:                                                      reads NULL
 *
 * Neither the reader's two loads nor the remover's two stores are ordered.
 *
 * class:    memory-order
 * cwe:      821
 * origin:   MDEV-27088 (MariaDB): the lock-free hash read a node's key, looked
 *           again whether it was still linked, and compared by a key that was
 *           NULL; the server crashed on ARM
 * tsan:     data-race title
 * helgrind: data-race title
 * drd:      data-race title
 * explore:  data-race title
 * native:   nothing -- x86-64 keeps loads in order and stores in order, and so
 *           does the compiler at -O0
 * hint:     Which two accesses of the reader must not change places?
 * hint:     Which two of the remover?
 * hint:     The title is read while it may change: make it an atomic, and let
 *           it carry the order.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

static struct rendezvous opening = RENDEZVOUS(2);

//@ edit
static const char *title = "Moby-Dick"; /* valid while the card is in */
static atomic_bool in = true;           /* the card, in the catalogue */

static void take_out(void)
{
	atomic_store_explicit(&in, false, memory_order_relaxed);
	title = NULL; //@ title
}

/* The title, or NULL and *found false: the card was taken out meanwhile. */
static const char *look_up(bool *found)
{
	const char *read = title; //@ title

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
