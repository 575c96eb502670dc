/*
 * A web server renews its cached Date header while it holds a read lock.
 *
 * To make the text of the date for each answer is slow, so it is made once a
 * second and kept.  Any worker that finds it out of date renews it.  The
 * function took the lock for reading, as its callers do, and two workers
 * renewed at once:
 *
 *	worker 1: read lock, length = 0, add "12:"
 *	worker 2: read lock,                        length = 0, add "12:"
 *	worker 1:                        add "30"            (12:30)
 *	worker 2:                                   add "30" (12:3030)
 *
 * A lock that both hold protects neither from the other.
 *
 * class:    data-race
 * cwe:      667
 * cert:     CON43
 * origin:   Cherokee 891 (bogotime.c; the cached time strings were rebuilt
 *           under a read lock, and the log got garbled times)
 * tsan:     data-race date
 * helgrind: maybe data-race date -- it takes what a reader reads for ordered
 *           after all earlier read locks, and the second worker must be quick
 *           to write as well
 * drd:      data-race date
 * explore:  data-race date; check garbled
 * native:   maybe check garbled -- two workers must renew at once
 * hint:     What may be done under a read lock?
 * hint:     How many workers can be inside renew() at the same time?
 * hint:     Renewing is writing: take the lock for it, or give every worker a
 *           cache of its own.
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

	memcpy(date->text + date->length, part, length); //@ date
	date->length += length;                          //@ date
}

static void make(struct date *date, int now)
{
	date->length = 0; //@ date
	add(date, "12:");
	add(date, "30");
	date->second = now; //@ date
}

//@ edit
static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static struct date cache; /* guarded by `lock` */

static void renew(int now)
{
	pthread_rwlock_rdlock(&lock);
	if (cache.second != now) //@ date
		make(&cache, now);
	pthread_rwlock_unlock(&lock);
}

static struct date header(int now)
{
	struct date copy;

	renew(now);
	pthread_rwlock_rdlock(&lock);
	copy = cache; //@ date
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
		CHECK(!strncmp(sent[i].text, "12:30", 6)); //@ garbled
}
