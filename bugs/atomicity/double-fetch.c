/*
 * Customs reads the length on a parcel twice, and in between it is rewritten.
 *
 * The declaration lies in memory that the sender can still write. The officer
 * reads the length to see whether the parcel fits on the table, and reads it
 * once more to unpack as much. Between the two readings it is the sender's
 * turn:
 *
 *	officer: length 4, fits
 *	sender:                  writes 12
 *	officer:                           unpacks 12   <- over the edge
 *
 * The first reading was checked and the second was used. Kernels that read an
 * argument twice from the memory of a process are attacked this way. The two
 * rendezvous hold the officer between his readings until the sender has
 * written.
 *
 * class:    atomicity
 * cwe:      367
 * cert:     CON08
 * tsan:     nothing -- the length is atomic, so neither reading races
 * helgrind: nothing -- the length is atomic, so neither reading races
 * drd:      nothing -- the length is atomic, so neither reading races
 * explore:  check edge
 * native:   check edge
 * hint:     Count the loads of `length` on the way of one parcel.
 * hint:     Which of them was checked, and which one is obeyed?
 * hint:     Fetch it once, then check and use your own copy.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "lab.h"

enum { TABLE = 8, MARGIN = 8, HONEST = 4, GREEDY = 12 };

static struct rendezvous checked = RENDEZVOUS(2);
static struct rendezvous rewritten = RENDEZVOUS(2);
static const char goods[] = "tea tea tea tea";

static atomic_size_t length = HONEST; /* the sender may change it any time */
static char hall[TABLE + MARGIN];     /* the officer's: a table, then others' */

//@ edit
static void unpack(void)
{
	if (atomic_load(&length) > TABLE)
		return;
	rendezvous(&checked);
	rendezvous(&rewritten);
	memcpy(hall, goods, atomic_load(&length));
}
//@ end

static void *officer(void *unused)
{
	(void)unused;
	unpack();
	for (int i = 0; i < MARGIN; i++)
		CHECK(hall[TABLE + i] == 0); //@ edge
	return NULL;
}

static void *sender(void *unused)
{
	(void)unused;
	rendezvous(&checked);
	atomic_store(&length, GREEDY);
	rendezvous(&rewritten);
	return NULL;
}

int main(void)
{
	pthread_t customs;
	pthread_t post;

	pthread_create(&customs, NULL, officer, NULL);
	pthread_create(&post, NULL, sender, NULL);
	pthread_join(customs, NULL);
	pthread_join(post, NULL);
}
