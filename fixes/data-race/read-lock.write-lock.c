/*
 * A lookup that counts is a write, and takes the lock for writing.
 *
 * Why it is enough: whoever holds the lock for writing holds it alone, so
 * load, addition and store of the count are one step for everybody else.
 *
 * cost: no two lookups at a time any more: then a plain mutex is simpler and
 *       cheaper than a lock for readers and writers
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

	pthread_rwlock_wrlock(&map_lock);
	colour = tile->colour;
	tile->uses++;
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
	CHECK(map[1].uses == VISITORS * LOOKUPS);
}
