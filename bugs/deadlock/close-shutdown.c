/*
 * A telephone exchange shuts down while a caller hangs up.
 *
 * Hanging up locks the line, and then the exchange, to give its place back.
 * Shutting down locks the exchange, and then each line, to end the call on it:
 *
 *	caller:   lock line 0,                     lock exchange ... waits
 *	operator:                 lock exchange,   lock line 0 ... waits
 *
 * In the daily work lines only ever ask the exchange, never the other way
 * round.  The clean-up at the end is the one function that goes from the whole
 * to its parts, it runs once a day, and it is tested when nobody telephones.
 * The rendezvous is such an evening with one caller left.
 *
 * class:    deadlock
 * cwe:      833
 * cert:     CON35 POS51
 * origin:   HawkNL 1.6b3 (nlShutdown called while another thread is in nlClose)
 * tsan:     nothing -- it learns an order when the second lock is had, and here
 *           nobody gets a second one
 * helgrind: nothing -- it learns an order when the second lock is had, and here
 *           nobody gets a second one
 * drd:      nothing -- it keeps no lock order
 * explore:  deadlock exchange line
 * native:   deadlock exchange line
 * hint:     In which direction does each function go: from the part to the
 *           whole or from the whole to its parts?
 * hint:     Which locks does it hold on the way?
 * hint:     Let hanging up begin with the exchange, or let it give its place
 *           back when it has left the line.
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
	return NULL;
}

static void *operate(void *unused)
{
	(void)unused;
	shut_down();
	return NULL;
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
