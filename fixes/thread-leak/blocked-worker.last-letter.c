/*
 * The sorter knows how many letters make a day, and leaves after the last.
 *
 * Why it is enough: exactly as many letters are put in as are taken out, so no
 * wait is without its letter.  The thread is detached, and touches its box for
 * the last time when it unlocks it; the boxes outlive every thread.
 *
 * cost: only where the number is known from the start; and as nobody joins the
 *       sorter, nobody can take its box away either
 */
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "lab.h"

enum { DAYS = SIZE(3, 1), LETTERS = SIZE(10, 2) };

struct box {
	pthread_mutex_t lock; /* guards the rest */
	pthread_cond_t change;
	int waiting; /* letters put in, not yet taken */
	int sorted;
	bool closed;
};

static struct box boxes[DAYS]; /* one for each day */
static struct rendezvous evening = RENDEZVOUS(2);

//@ edit
static void *sorter(void *argument)
{
	struct box *box = argument;

	pthread_mutex_lock(&box->lock);
	while (box->sorted < LETTERS) {
		while (box->waiting == 0)
			pthread_cond_wait(&box->change, &box->lock);
		box->waiting--;
		box->sorted++;
		pthread_cond_broadcast(&box->change);
	}
	pthread_mutex_unlock(&box->lock);
	return NULL;
}

static void work_a_day(struct box *box)
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, sorter, box))
		exit(EXIT_FAILURE);
	pthread_detach(thread);
	pthread_mutex_lock(&box->lock);
	for (int i = 0; i < LETTERS; i++) {
		box->waiting++;
		pthread_cond_broadcast(&box->change);
	}
	while (box->sorted < LETTERS)
		pthread_cond_wait(&box->change, &box->lock);
	pthread_mutex_unlock(&box->lock);
}
//@ end

int main(void)
{
	for (int day = 0; day < DAYS; day++) {
		pthread_mutex_init(&boxes[day].lock, NULL);
		pthread_cond_init(&boxes[day].change, NULL);
		work_a_day(&boxes[day]);
		CHECK(boxes[day].sorted == LETTERS);
	}
	rendezvous(&evening);
}
