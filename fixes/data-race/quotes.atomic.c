/*
 * The two prices become one atomic object, read and written whole.
 *
 * Why it is enough: both prices fit into eight bytes, which the machine loads
 * and stores in one piece.  A reader gets a pair that was once written, never
 * half of each.  Only the feed writes, so its load and its store need no
 * compare-and-exchange between them; a second feed would.
 *
 * cost: nobody waits for anybody, but the pair must stay as small as the
 *       machine's widest atomic, and there may be one writer only
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
static _Atomic struct quote quote =
	(struct quote) {99, 101}; /* written by the feed only */

static void move_prices(int by)
{
	struct quote moved = atomic_load(&quote);

	moved.bid += by;
	moved.ask += by;
	atomic_store(&quote, moved);
}

static struct quote latest(void)
{
	return atomic_load(&quote);
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
