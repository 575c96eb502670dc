/*
 * The desk is given back before the recorder is waited for.
 *
 * Why it is enough: the studio holds nothing while it waits, so nobody waits
 * for it in turn.  What the recorder left behind is ordered by the join, no
 * lock is needed to read it.
 *
 * cost: none; between the two the recorder may go on and record what is left,
 *       which is what it should do
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
	pthread_mutex_lock(&desk);
	while (!stop || waiting > 0) {
		if (waiting == 0) {
			pthread_cond_wait(&change, &desk);
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
	pthread_mutex_unlock(&desk);
	pthread_join(thread, NULL);
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
