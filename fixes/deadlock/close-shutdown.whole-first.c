/*
 * Hanging up, too, begins with the exchange.
 *
 * Why it is enough: the exchange comes before its lines for everybody.
 *
 * cost: all who hang up queue at the exchange, also those whose line has
 *       nothing to give back
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
	pthread_mutex_lock(&exchange_lock);
	pthread_mutex_lock(&line->lock);
	rendezvous(&evening);
	if (line->busy) {
		line->busy = false;
		places--;
	}
	pthread_mutex_unlock(&line->lock);
	pthread_mutex_unlock(&exchange_lock);
}

static void shut_down(void)
{
	pthread_mutex_lock(&exchange_lock);
	rendezvous(&evening);
	for (int i = 0; i < LINES; i++) {
		pthread_mutex_lock(&lines[i].lock);
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
