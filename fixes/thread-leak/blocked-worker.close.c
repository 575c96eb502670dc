/*
 * At night the office closes the box, and waits for the sorter to leave.
 *
 * Why it is enough: the sorter now waits for a letter or for the closing, and
 * one of them comes.  It sorts what is left first.  The join is the proof that
 * it has gone, and that the box is nobody's any more.
 *
 * cost: closing takes until the last letter is sorted
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
	for (;;) {
		while (box->waiting == 0 && !box->closed)
			pthread_cond_wait(&box->change, &box->lock);
		if (box->waiting == 0)
			break;
		box->waiting--;
		box->sorted++;
	}
	pthread_mutex_unlock(&box->lock);
	return NULL;
}

static void work_a_day(struct box *box)
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, sorter, box))
		exit(EXIT_FAILURE);
	pthread_mutex_lock(&box->lock);
	for (int i = 0; i < LETTERS; i++) {
		box->waiting++;
		pthread_cond_signal(&box->change);
	}
	box->closed = true;
	pthread_cond_signal(&box->change);
	pthread_mutex_unlock(&box->lock);
	pthread_join(thread, NULL);
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
