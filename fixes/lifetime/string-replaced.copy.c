/*
 * A traveller copies the text under the lock, and reads his copy.
 *
 * Why it is enough: nobody frees a text while somebody copies it, and nobody
 * reads a text outside the lock.
 *
 * cost: a copy for each reading; a text that changes while it is read is read
 *       as it was
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
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *sign; /* the pointer and the text are guarded by `lock` */

static void put_up(char *text)
{
	char *old;

	pthread_mutex_lock(&lock);
	old = sign;
	sign = text;
	pthread_mutex_unlock(&lock);
	free(old);
}

/* Returns how many letters were read. */
static size_t read_sign(void)
{
	char copy[WIDTH];

	pthread_mutex_lock(&lock);
	memcpy(copy, sign, sizeof copy);
	pthread_mutex_unlock(&lock);
	return strlen(copy);
}

static void clean_up(void)
{
	free(sign);
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
