/*
 * Each use brings its own check.
 *
 * Why it is enough: the number that decides how much is unpacked is cut to the
 * table in the same expression, from one load. The first look only saves work,
 * and may be out of date.
 *
 * cost: a parcel that has grown in between is unpacked in part instead of being
 *       refused
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
	size_t most;

	if (atomic_load(&length) > TABLE)
		return;
	rendezvous(&checked);
	rendezvous(&rewritten);
	most = atomic_load(&length);
	memcpy(hall, goods, most < TABLE ? most : TABLE);
}
//@ end

static void *officer(void *unused)
{
	(void)unused;
	unpack();
	for (int i = 0; i < MARGIN; i++)
		CHECK(hall[TABLE + i] == 0);
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
