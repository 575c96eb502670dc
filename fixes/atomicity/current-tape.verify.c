/*
 * The listener reads the label of what it was given, or goes to the shelf.
 *
 * Why it is enough: a recording is taken whole, label and minutes under one
 * hold, so its label is its own. If it is not the wanted one, the wanted one
 * has been put on the shelf, before the recorder got another.
 *
 * cost: sometimes two ways; it needs content that says what it is
 */
#include <pthread.h>
#include <stdbool.h>

#include "lab.h"

enum { TAPES = 2 };

struct recording {
	int tape;
	int minutes;
};

static struct rendezvous asked = RENDEZVOUS(2);
static struct rendezvous changed = RENDEZVOUS(2);

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct recording current = {1, 30}; /* guarded by `lock` */
static struct recording shelf[TAPES + 1];  /* by tape, likewise */

static void change_tape(void)
{
	pthread_mutex_lock(&lock);
	shelf[current.tape] = current;
	current = (struct recording) {current.tape + 1, 5};
	pthread_mutex_unlock(&lock);
}

//@ edit
static struct recording take_current(void)
{
	struct recording taken;

	pthread_mutex_lock(&lock);
	taken = current;
	pthread_mutex_unlock(&lock);
	return taken;
}

static struct recording take_from_shelf(int tape)
{
	struct recording taken;

	pthread_mutex_lock(&lock);
	taken = shelf[tape];
	pthread_mutex_unlock(&lock);
	return taken;
}

static struct recording take(int tape)
{
	struct recording taken;

	rendezvous(&asked);
	rendezvous(&changed);
	taken = take_current();
	if (taken.tape != tape)
		taken = take_from_shelf(tape);
	return taken;
}
//@ end

static void *recorder(void *unused)
{
	(void)unused;
	rendezvous(&asked);
	change_tape();
	rendezvous(&changed);
	return NULL;
}

static void *listener(void *unused)
{
	struct recording got = take(1);

	(void)unused;
	CHECK(got.tape == 1 && got.minutes == 30);
	return NULL;
}

int main(void)
{
	pthread_t studio;
	pthread_t archive;

	pthread_create(&archive, NULL, listener, NULL);
	pthread_create(&studio, NULL, recorder, NULL);
	pthread_join(archive, NULL);
	pthread_join(studio, NULL);
}
