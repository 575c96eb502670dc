/*
 * The date is looked at under a read lock, and renewed under a write lock.
 *
 * Why it is enough: between giving back the one lock and getting the other,
 * any worker may have renewed the date; so it is looked at again.  All writing
 * happens under the write lock.
 *
 * cost: two locks when the date is old, one read lock otherwise; readers do
 *       not wait for each other
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

	pthread_rwlock_rdlock(&lock);
	copy = cache;
	pthread_rwlock_unlock(&lock);
	if (copy.second == now)
		return copy;
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
