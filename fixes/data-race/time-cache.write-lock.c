/*
 * Who renews takes the lock for writing, and then asks whether it is needed.
 *
 * Why it is enough: with the write lock a worker is alone, and the second one
 * to come finds the date already renewed.  Readers get the whole of one date
 * or the whole of the next.
 *
 * cost: a write lock for each header, though the date changes once a second;
 *       look under the read lock first, and take the write lock only when it
 *       is old
 */
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "lab.h"

enum { WORKERS = 2, NOW = 45000 };

struct date {
	int second; /* of the day, that the text was made for */
	int length;
	char text[24];
};

static void add(struct date *date, const char *part)
{
	int length = (int)strlen(part);

	memcpy(date->text + date->length, part, length);
	date->length += length;
}

static void make(struct date *date, int now)
{
	date->length = 0;
	add(date, "12:");
	add(date, "30");
	date->second = now;
}

//@ edit
static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static struct date cache; /* guarded by `lock` */

static void renew(int now)
{
	pthread_rwlock_wrlock(&lock);
	if (cache.second != now)
		make(&cache, now);
	pthread_rwlock_unlock(&lock);
}

static struct date header(int now)
{
	struct date copy;

	renew(now);
	pthread_rwlock_rdlock(&lock);
	copy = cache;
	pthread_rwlock_unlock(&lock);
	return copy;
}
//@ end

static void *worker(void *argument)
{
	struct date *sent = argument;

	*sent = header(NOW);
	return NULL;
}

int main(void)
{
	pthread_t workers[WORKERS];
	struct date sent[WORKERS]; /* each worker its own, then main */

	for (int i = 0; i < WORKERS; i++)
		pthread_create(&workers[i], NULL, worker, &sent[i]);
	for (int i = 0; i < WORKERS; i++)
		pthread_join(workers[i], NULL);
	for (int i = 0; i < WORKERS; i++)
		CHECK(!strncmp(sent[i].text, "12:30", 6));
}
