/*
 * The display takes the feed's lock for as long as it copies the pair.
 *
 * Why it is enough: every access to `quote` now holds `book`, so the copy is
 * made before a move or after it.  What the display does with its copy needs
 * no lock: the copy is its own.
 *
 * cost: readers keep each other and the feed waiting, for two loads each; with
 *       many readers a read-write lock or the atomic pair does better
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
static pthread_mutex_t book = PTHREAD_MUTEX_INITIALIZER;
static struct quote quote = {99, 101}; /* guarded by `book` */

static void move_prices(int by)
{
	pthread_mutex_lock(&book);
	quote.bid += by;
	quote.ask += by;
	pthread_mutex_unlock(&book);
}

static struct quote latest(void)
{
	struct quote seen;

	pthread_mutex_lock(&book);
	seen = quote;
	pthread_mutex_unlock(&book);
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
