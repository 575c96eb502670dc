/*
 * The paper holds the reader it stands at, and the last holder frees her.
 *
 * Why it is enough: the paper counts itself as a user of the reader, under the
 * lock, before it gives the lock back. She may be taken from the list
 * meanwhile; her memory, and in it her `next`, stays until the paper has gone
 * on.
 *
 * cost: a count for each reader; and her `next` is as old as her place on the
 *       list was, here that of the moment when she left it
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "lab.h"

enum { READERS = 2 };

struct reader {
	struct reader *next; /* guarded by `list` */
	int users;           /* likewise; the list is one */
	char name[8];
};

static struct rendezvous delivered = RENDEZVOUS(2);
static struct rendezvous unsubscribed = RENDEZVOUS(2);
static pthread_mutex_t list = PTHREAD_MUTEX_INITIALIZER;
static struct reader *first; /* guarded by `list` */
static int letters;          /* printed on the wrappers, by the paper */

static void subscribe(const char *name)
{
	struct reader *reader = calloc(1, sizeof *reader);

	if (!reader)
		abort();
	strncpy(reader->name, name, sizeof reader->name - 1);
	reader->users = 1;
	reader->next = first;
	first = reader;
}

static void deliver(const char *name)
{
	letters += (int)strlen(name);
}

//@ edit
/* Call with `list` held. */
static void drop(struct reader *reader)
{
	if (--reader->users == 0)
		free(reader);
}

static void deliver_all(void)
{
	struct reader *reader;
	struct reader *next;

	pthread_mutex_lock(&list);
	for (reader = first; reader; reader = next) {
		reader->users++;
		pthread_mutex_unlock(&list);
		deliver(reader->name);
		rendezvous(&delivered);
		rendezvous(&unsubscribed);
		pthread_mutex_lock(&list);
		next = reader->next;
		drop(reader);
	}
	pthread_mutex_unlock(&list);
}
//@ end

static void *paper(void *unused)
{
	(void)unused;
	deliver_all();
	return NULL;
}

static void *office(void *unused)
{
	struct reader *gone;

	(void)unused;
	rendezvous(&delivered);
	pthread_mutex_lock(&list);
	gone = first;
	first = gone->next;
	drop(gone);
	pthread_mutex_unlock(&list);
	rendezvous(&unsubscribed);
	return NULL;
}

int main(void)
{
	pthread_t threads[2];

	subscribe("Ben");
	subscribe("Ada");
	pthread_create(&threads[0], NULL, paper, NULL);
	pthread_create(&threads[1], NULL, office, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	CHECK(letters == 3 || letters == 6);
	while (first) {
		struct reader *next = first->next;

		free(first);
		first = next;
	}
}
