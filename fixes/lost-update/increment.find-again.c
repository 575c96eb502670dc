/*
 * Under the second lock the item is looked up once more.
 *
 * Why it is enough: if it is another one by now, the whole is begun anew.  So
 * the addition is only made to the item that everybody finds, and that is
 * asked under the same hold of the lock as the addition.
 *
 * cost: looking up twice; for when something slow, which must not be done
 *       under the lock, lies between finding and changing
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
	bool same;

	do {
		pthread_mutex_lock(&cache);
		item = find();
		pthread_mutex_unlock(&cache);

		pthread_mutex_lock(&cache);
		same = item == find();
		if (same)
			add(item, 1);
		pthread_mutex_unlock(&cache);
	} while (!same);
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
