/*
 * A post office hires a sorter each day, and never tells it to go home.
 *
 * The sorter takes letters from the day's box and waits when it is empty.  At
 * night all letters are sorted, the office closes, and the sorter waits for one
 * more, for ever, with its stack and its box:
 *
 *	office: hire 1, letters, close    hire 2, letters, close   ...
 *	sorter 1: sort, sort, wait ..........................  for ever
 *	sorter 2:                         sort, sort, wait ... for ever
 *
 * Being detached does not help a thread that does not end.  The process looks
 * well and grows by a thread a day.  The rendezvous is the last evening: it
 * opens when everybody sleeps.
 *
 * class:    thread-leak
 * cwe:      401
 * tsan:     nothing -- it counts threads that ended and were not joined, these
 *           are detached and never end
 * helgrind: nothing -- it does not ask what threads wait for
 * drd:      nothing -- it does not ask what threads wait for
 * explore:  leak hire
 * native:   leak hire
 * hint:     How many threads are there after a year?
 * hint:     What makes the sorter's loop end?
 * hint:     Whoever knows that no more letters come has to say so.
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
		while (box->waiting == 0)
			pthread_cond_wait(&box->change, &box->lock);
		box->waiting--;
		box->sorted++;
		pthread_cond_broadcast(&box->change);
	}
	return NULL;
}

static void work_a_day(struct box *box)
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, sorter, box)) //@ hire
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
