/*
 * Asking and taking are one call, under one hold.
 *
 * Why it is enough: the tape cannot be changed between the question and the
 * taking, so what is taken is of the tape that was asked for, wherever it is.
 *
 * cost: none; what callers need together, an interface should offer together
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
static struct recording take(int tape)
{
	struct recording taken;

	pthread_mutex_lock(&lock);
	if (current.tape == tape) {
		rendezvous(&asked);
		rendezvous(&changed);
		taken = current;
	} else {
		taken = shelf[tape];
	}
	pthread_mutex_unlock(&lock);
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
