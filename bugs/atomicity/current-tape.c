/*
 * A listener asks which tape is running, and then takes what is on it.
 *
 * Old tapes lie on the shelf; the newest is on the recorder and can be listened
 * to there. The listener wants tape 1. It asks whether the recorder still has
 * it, and if so takes what is recorded. Both calls hold the lock. Between them
 * the recorder changes to tape 2:
 *
 *	listener: is tape 1 on the recorder? yes
 *	recorder:                                 puts on tape 2
 *	listener: what is recorded?               <- minutes of tape 2
 *
 * The two rendezvous let the change happen in between.
 *
 * class:    atomicity
 * cwe:      367
 * cert:     CON08
 * origin:   MySQL, bug 2011
 * tsan:     nothing -- both calls hold the lock, so none races
 * helgrind: nothing -- both calls hold the lock, so none races
 * drd:      nothing -- both calls hold the lock, so none races
 * explore:  check tape
 * native:   check tape
 * hint:     The answer "yes, tape 1" is right. When does it end to be?
 * hint:     How does the listener know of which tape the minutes are that it is
 *           given?
 * hint:     One call that takes name and content under one hold, or content
 *           that says which tape it is of.
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
static bool is_current(int tape)
{
	bool is;

	pthread_mutex_lock(&lock);
	is = current.tape == tape;
	pthread_mutex_unlock(&lock);
	return is;
}

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
	if (is_current(tape)) {
		rendezvous(&asked);
		rendezvous(&changed);
		return take_current();
	}
	return take_from_shelf(tape);
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
	CHECK(got.tape == 1 && got.minutes == 30); //@ tape
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
