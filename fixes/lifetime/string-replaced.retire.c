/*
 * Old texts are kept until all travellers are gone.
 *
 * A clean twin: travellers read without a lock, in texts that have been
 * replaced. Why it is enough: a text is never written after it was put up, and
 * none is freed before the travellers have been joined. The store releases the
 * text, the load acquires it.
 *
 * cost: all the texts there ever were; where readers come and go, somebody has
 *       to find out when each of them has let go: that is what RCU and hazard
 *       pointers are
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "lab.h"

enum { CHANGES = SIZE(20, 1), TRAVELLERS = 2, LENGTH = 10, WIDTH = 16 };

static char *text_of(int platform)
{
	char *text = malloc(WIDTH);

	if (!text)
		abort();
	memset(text, 0, WIDTH);
	memset(text, '0' + platform % 10, LENGTH);
	return text;
}

//@ edit
static char *_Atomic sign;     /* only the station writes it */
static char *old[CHANGES + 1]; /* taken down; the station's, then main's */
static int nold;

static void put_up(char *text)
{
	old[nold++] = text;
	atomic_store_explicit(&sign, text, memory_order_release);
}

/* Returns how many letters were read. */
static size_t read_sign(void)
{
	return strlen(atomic_load_explicit(&sign, memory_order_acquire));
}

static void clean_up(void)
{
	while (nold > 0)
		free(old[--nold]);
}
//@ end

static void *station(void *unused)
{
	(void)unused;
	for (int i = 1; i <= CHANGES; i++)
		put_up(text_of(i));
	return NULL;
}

static void *traveller(void *unused)
{
	(void)unused;
	for (int i = 0; i < CHANGES; i++)
		CHECK(read_sign() == LENGTH);
	return NULL;
}

int main(void)
{
	pthread_t travellers[TRAVELLERS];
	pthread_t thread;

	put_up(text_of(0));
	for (int i = 0; i < TRAVELLERS; i++)
		pthread_create(&travellers[i], NULL, traveller, NULL);
	pthread_create(&thread, NULL, station, NULL);
	for (int i = 0; i < TRAVELLERS; i++)
		pthread_join(travellers[i], NULL);
	pthread_join(thread, NULL);
	clean_up();
}
