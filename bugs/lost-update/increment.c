/*
 * Two clients of a cache server increment the same counter, 9, by one each.
 *
 * The server looks the item up and then adds to it, each under the lock.  The
 * value is kept as text, and 10 needs a digit more than 9: so the item is
 * replaced by a longer one.  Whoever looked it up before adds to what is no
 * longer there:
 *
 *	client 1: find item "9"
 *	client 2:                find item "9", add: put item "10" in its place
 *	client 1: add to the old "9": put another "10" in its place
 *
 * class:    lost-update
 * cwe:      362
 * cert:     CON07
 * origin:   memcached 127 (incr and decr; the item was looked up and changed
 *           under two holds of the lock, and could be replaced in between)
 * tsan:     nothing -- every access holds the lock, there is no race
 * helgrind: nothing -- every access holds the lock, there is no race
 * drd:      nothing -- every access holds the lock, there is no race
 * explore:  check value
 * native:   maybe check value -- the other client must come between finding
 *           and adding
 * hint:     What does the pointer that find() returned still mean, when the
 *           lock has been given back?
 * hint:     Which item does the second client change, and who can find it?
 * hint:     Find it and change it under one hold of the lock.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "lab.h"

enum { CLIENTS = 2, INCREMENTS = SIZE(30, 1), START = 9, ITEMS = 8 };

struct item {
	int size; /* characters of text[] that it may use */
	char text[12];
};

static pthread_mutex_t cache = PTHREAD_MUTEX_INITIALIZER;
static struct item items[ITEMS] = {{1, "9"}};
static int current; /* items[] in use, the others are old; guarded by cache */

/* The caller holds `cache`. */
static struct item *find(void)
{
	return &items[current];
}

/* The caller holds `cache`. */
static void add(struct item *item, long n)
{
	char text[12];
	int size = snprintf(text, sizeof text, "%ld",
			    strtol(item->text, NULL, 10) + n);

	if (size > item->size) {
		item = &items[++current];
		item->size = size;
	}
	snprintf(item->text, sizeof item->text, "%s", text);
}

//@ edit
static void increment(void)
{
	struct item *item;

	pthread_mutex_lock(&cache);
	item = find();
	pthread_mutex_unlock(&cache);

	pthread_mutex_lock(&cache);
	add(item, 1);
	pthread_mutex_unlock(&cache);
}
//@ end

static void *client(void *unused)
{
	(void)unused;
	for (int i = 0; i < INCREMENTS; i++)
		increment();
	return NULL;
}

int main(void)
{
	pthread_t clients[CLIENTS];
	long value;

	for (int i = 0; i < CLIENTS; i++)
		pthread_create(&clients[i], NULL, client, NULL);
	for (int i = 0; i < CLIENTS; i++)
		pthread_join(clients[i], NULL);
	value = strtol(find()->text, NULL, 10);
	CHECK(value == START + CLIENTS * INCREMENTS); //@ value
}
