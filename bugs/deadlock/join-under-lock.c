/*
 * A studio switches its recorder off, and waits for it with the desk locked.
 *
 * switch_off() locks the desk, says stop, and joins the recorder.  The
 * recorder, to see that it is to stop, must have the desk:
 *
 *	studio:   lock desk, stop = true, join recorder ... waits
 *	recorder:                         wake, lock desk ... waits
 *
 * A join is a wait like any other, and what is held while waiting is held until
 * the other one has ended.  The studio does not even need the desk any more.
 *
 * class:    deadlock
 * cwe:      833
 * cert:     CON05
 * tsan:     nothing -- it knows orders between locks, and a join is none
 * helgrind: nothing -- it knows orders between locks, and a join is none
 * drd:      nothing -- it asks nobody why he sleeps
 * explore:  deadlock desk join
 * native:   deadlock desk join
 * hint:     What must the recorder have to be able to end?
 * hint:     What does the studio hold while it waits for the end?
 * hint:     Say stop under the lock, and wait without it.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { SOUNDS = SIZE(5, 1) };

static pthread_mutex_t desk = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t change = PTHREAD_COND_INITIALIZER;
static int waiting;  /* sounds not yet recorded, guarded by `desk` */
static int recorded; /* guarded by `desk`, and read after the join */
static pthread_t thread;

//@ edit
static bool stop; /* guarded by `desk` */

static void *recorder(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&desk); //@ desk
	while (!stop || waiting > 0) {
		if (waiting == 0) {
			pthread_cond_wait(&change, &desk); //@ desk
			continue;
		}
		waiting--;
		recorded++;
	}
	pthread_mutex_unlock(&desk);
	return NULL;
}

static void switch_off(void)
{
	pthread_mutex_lock(&desk);
	stop = true;
	pthread_cond_signal(&change);
	pthread_join(thread, NULL); //@ join
	pthread_mutex_unlock(&desk);
}
//@ end

int main(void)
{
	pthread_create(&thread, NULL, recorder, NULL);
	for (int i = 0; i < SOUNDS; i++) {
		pthread_mutex_lock(&desk);
		waiting++;
		pthread_cond_signal(&change);
		pthread_mutex_unlock(&desk);
	}
	switch_off();
	CHECK(recorded == SOUNDS);
}
