/*
 * The feed locks for writing, the displays for reading, side by side.
 *
 * Why it is enough: a read lock excludes every writer and no reader, and
 * reading is all that latest() does under it.
 *
 * cost: a read-write lock is dearer than a mutex, and pays only when many read
 *       at once and for longer than it takes to lock; a stream of readers can
 *       keep the feed waiting
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { MOVES = SIZE(100, 2), LOOKS = SIZE(100, 2) };

struct quote {
	int bid;
	int ask;
};

//@ edit
static pthread_rwlock_t book = PTHREAD_RWLOCK_INITIALIZER;
static struct quote quote = {99, 101}; /* guarded by `book` */

static void move_prices(int by)
{
	pthread_rwlock_wrlock(&book);
	quote.bid += by;
	quote.ask += by;
	pthread_rwlock_unlock(&book);
}

static struct quote latest(void)
{
	struct quote seen;

	pthread_rwlock_rdlock(&book);
	seen = quote;
	pthread_rwlock_unlock(&book);
	return seen;
}
//@ end

static int crossed; /* only the display writes it, main reads at the end */

static void *feed(void *unused)
{
	(void)unused;
	for (int i = 0; i < MOVES; i++)
		move_prices(5);
	return NULL;
}

static void *display(void *unused)
{
	(void)unused;
	for (int i = 0; i < LOOKS; i++) {
		struct quote seen = latest();

		if (seen.bid >= seen.ask)
			crossed++;
	}
	return NULL;
}

int main(void)
{
	pthread_t writer;
	pthread_t reader;

	pthread_create(&writer, NULL, feed, NULL);
	pthread_create(&reader, NULL, display, NULL);
	pthread_join(writer, NULL);
	pthread_join(reader, NULL);
	CHECK(crossed == 0);
	CHECK(latest().bid == 99 + 5 * MOVES);
}
