/*
 * The item is found and changed under one hold of the lock.
 *
 * Why it is enough: the item cannot be replaced while the lock is held, so
 * what was found is what everybody else will find.
 *
 * cost: none; a lock less than before
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
	pthread_mutex_lock(&cache);
	add(find(), 1);
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
	CHECK(value == START + CLIENTS * INCREMENTS);
}
