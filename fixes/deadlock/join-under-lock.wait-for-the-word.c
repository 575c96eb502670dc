/*
 * The recorder says when it is done, and the studio waits for that word.
 *
 * Why it is enough: waiting at a condition gives the desk back, so the recorder
 * can have it.  When the word is said the recorder needs the desk no more, but
 * to unlock it; the join comes after the studio has let go.
 *
 * cost: a variable and a wait more, worth it only where something under the
 *       lock must follow the recorder's end at once
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
static bool done; /* the recorder's word, guarded by `desk` */

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
	done = true;
	pthread_cond_signal(&change);
	pthread_mutex_unlock(&desk);
	return NULL;
}

static void switch_off(void)
{
	pthread_mutex_lock(&desk);
	stop = true;
	pthread_cond_signal(&change);
	while (!done)
		pthread_cond_wait(&change, &desk);
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
