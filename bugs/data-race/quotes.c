/*
 * A price display reads without the lock that the feed writes under.
 *
 * An exchange quotes two prices: the bid, and the ask, which is always the
 * higher.  The feed moves both while it holds `book`.  Whoever wrote the
 * display reasoned that reading changes nothing and so needs no lock.  But a
 * lock keeps out only those who take it, and the display walks in between the
 * feed's two writes:
 *
 *	feed:    lock, bid = 104
 *	display:                  read bid (104), read ask (101)  <- crossed
 *	feed:    ask = 106, unlock
 *
 * Apart from the torn pair, two plain accesses of which one is a write, with
 * nothing that orders them, have no defined meaning in C at all.
 *
 * class:    data-race
 * cwe:      820
 * cert:     CON43
 * tsan:     data-race quote
 * helgrind: data-race quote
 * drd:      data-race quote
 * explore:  data-race quote; check crossed
 * native:   maybe check crossed -- the feed must be stopped between its two
 *           writes, a window of one instruction
 * hint:     Which lines touch bid, and what does each thread hold there?
 * hint:     Whom does a mutex keep out: everybody, or those who lock it?
 * hint:     The pair has to be read as it was written: in one piece.
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
static struct quote quote = {99, 101}; /* written under `book` */

static void move_prices(int by)
{
	pthread_mutex_lock(&book);
	quote.bid += by; //@ quote
	quote.ask += by; //@ quote
	pthread_mutex_unlock(&book);
}

static struct quote latest(void)
{
	struct quote seen;

	seen.bid = quote.bid; //@ quote
	seen.ask = quote.ask; //@ quote
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
	CHECK(crossed == 0); //@ crossed
	CHECK(latest().bid == 99 + 5 * MOVES);
}
