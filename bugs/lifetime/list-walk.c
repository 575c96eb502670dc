/*
 * A newspaper walks its list of readers, and the one it stands at is freed.
 *
 * The list has a lock, and delivering takes long, so the paper gives the lock
 * back while it delivers to a reader and takes it again to go on to the next.
 * In the meantime this reader may be taken from the list and freed:
 *
 *	paper:  lock, at Ada, unlock, deliver to her
 *	office:                              lock, Ada off, free, unlock
 *	paper:  lock, Ada's next             <- in freed memory
 *
 * All that is done to the list is done under the lock. But the place at which
 * the paper stands is knowledge about the list, and it is carried over a gap.
 * The two rendezvous are Ada, who has had enough.
 *
 * class:    lifetime
 * cwe:      416
 * cert:     MEM30
 * tsan:     data-race reader; use-after-free reader
 * helgrind: data-race reader
 * drd:      data-race reader
 * explore:  use-after-free reader; data-race reader
 * native:   crash reader
 * hint:     What does the paper know about Ada when it has the lock again?
 * hint:     Is `next` still hers to ask for?
 * hint:     Keep the reader while you stand there, or decide under one hold
 *           whom to visit.
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
	letters += (int)strlen(name); //@ reader
}

//@ edit
/* Call with `list` held. */
static void drop(struct reader *reader)
{
	free(reader); //@ reader
}

static void deliver_all(void)
{
	struct reader *reader;

	pthread_mutex_lock(&list);
	for (reader = first; reader; reader = reader->next) { //@ reader
		pthread_mutex_unlock(&list);
		deliver(reader->name); //@ reader
		rendezvous(&delivered);
		rendezvous(&unsubscribed);
		pthread_mutex_lock(&list);
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
