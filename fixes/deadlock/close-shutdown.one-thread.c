/*
 * One thread does both: it hangs up the last call and then shuts down.
 *
 * A clean twin: the two locks are still taken in both orders.  Why it is
 * enough:  both orders are one thread's, which gives the first pair back before
 * it takes the second; it cannot wait for itself in between.
 *
 * cost: it holds only as long as no other thread hangs up or shuts down
 * tsan: noise lock-order exchange line -- it compares orders, not who took them
 * helgrind: noise lock-order exchange line -- it compares orders, not who took
 *           them
 */
#include <pthread.h>
#include <stdbool.h>

#include "lab.h"

enum { LINES = 2 };

struct line {
	pthread_mutex_t lock; /* guards busy */
	bool busy;
};

static struct rendezvous evening = RENDEZVOUS(2);

static pthread_mutex_t exchange_lock = PTHREAD_MUTEX_INITIALIZER;
static int places = LINES; /* lines in use, guarded by exchange_lock */
static struct line lines[LINES] = {{PTHREAD_MUTEX_INITIALIZER, true},
				   {PTHREAD_MUTEX_INITIALIZER, true}};

//@ edit
static void hang_up(struct line *line)
{
	pthread_mutex_lock(&line->lock);
	rendezvous(&evening);
	if (line->busy) {
		line->busy = false;
		pthread_mutex_lock(&exchange_lock); //@ exchange
		places--;
		pthread_mutex_unlock(&exchange_lock);
	}
	pthread_mutex_unlock(&line->lock);
}

static void shut_down(void)
{
	pthread_mutex_lock(&exchange_lock);
	rendezvous(&evening);
	for (int i = 0; i < LINES; i++) {
		pthread_mutex_lock(&lines[i].lock); //@ line
		if (lines[i].busy) {
			lines[i].busy = false;
			places--;
		}
		pthread_mutex_unlock(&lines[i].lock);
	}
	pthread_mutex_unlock(&exchange_lock);
}

static void *caller(void *unused)
{
	(void)unused;
	hang_up(&lines[0]);
	shut_down();
	return NULL;
}

static void *operate(void *unused)
{
	(void)unused;
	return NULL; /* the last caller does it */
}
//@ end

int main(void)
{
	pthread_t threads[2];

	pthread_create(&threads[0], NULL, caller, NULL);
	pthread_create(&threads[1], NULL, operate, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	CHECK(places == 0);
	for (int i = 0; i < LINES; i++)
		CHECK(!lines[i].busy);
}
