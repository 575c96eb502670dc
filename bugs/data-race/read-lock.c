/*
 * A map server counts the uses of a tile while it holds a read lock.
 *
 * Looking up a tile changes nothing, so the lookup takes the lock for reading,
 * and many may look at once.  Later somebody wanted to know which tiles are
 * asked for, and counted them where they are found.  A read lock lets in every
 * reader, and the readers now write:
 *
 *	visitor 1: read lock, load uses (7)
 *	visitor 2: read lock,                load uses (7), store 8
 *	visitor 1: store 8                                   <- one use is lost
 *
 * class:    data-race
 * cwe:      821
 * cert:     CON43
 * tsan:     data-race uses
 * helgrind: data-race uses
 * drd:      data-race uses
 * explore:  data-race uses; check uses-lost
 * native:   maybe check uses-lost -- a visitor must be stopped between its
 *           load and its store
 * hint:     Whom does a read lock keep out?
 * hint:     Find every write between rdlock and unlock.
 * hint:     Either it is no longer a lookup, or the count needs a guard of its
 *           own.
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { TILES = 4, VISITORS = 2, LOOKUPS = SIZE(100, 2) };

//@ edit
struct tile {
	int colour;
	int uses; /* guarded by map_lock, as all of the tile */
};

static pthread_rwlock_t map_lock = PTHREAD_RWLOCK_INITIALIZER;
static struct tile map[TILES] = {{10, 0}, {20, 0}, {30, 0}, {40, 0}};

static int look_up(int x)
{
	struct tile *tile = &map[x % TILES];
	int colour;

	pthread_rwlock_rdlock(&map_lock);
	colour = tile->colour;
	tile->uses++; //@ uses
	pthread_rwlock_unlock(&map_lock);
	return colour;
}
//@ end

static void repaint(int x, int colour)
{
	pthread_rwlock_wrlock(&map_lock);
	map[x % TILES].colour = colour;
	pthread_rwlock_unlock(&map_lock);
}

static void *visitor(void *unused)
{
	(void)unused;
	for (int i = 0; i < LOOKUPS; i++)
		CHECK(look_up(1) >= 20);
	return NULL;
}

int main(void)
{
	pthread_t visitors[VISITORS];

	repaint(1, 25);
	for (int i = 0; i < VISITORS; i++)
		pthread_create(&visitors[i], NULL, visitor, NULL);
	for (int i = 0; i < VISITORS; i++)
		pthread_join(visitors[i], NULL);
	CHECK(map[1].uses == VISITORS * LOOKUPS); //@ uses-lost
}
