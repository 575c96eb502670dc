/*
 * Who takes the bus has the priority of the most important task that uses it.
 *
 * Why it is enough: while the bus is held nothing less important than the bus
 * task runs, so nobody can come between the holder and its giving back. A
 * pthread mutex does so with PTHREAD_PRIO_PROTECT.
 *
 * cost: each lock must be told its ceiling; and radio waits for the weather
 *       task even when nobody else wants the bus
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { HOLD = 2, RADIO = 6, DEADLINE = 3, TASKS = 3 };

enum name { WEATHER, RADIO_TASK, BUS_TASK };

struct task {
	int priority;
	bool ready;
};

/* All of it is guarded by `dispatcher`. */
static pthread_mutex_t dispatcher = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t next = PTHREAD_COND_INITIALIZER;
static struct task tasks[TASKS] = {{1, true}, {2, false}, {3, false}};
static struct task *holder; /* of the bus, or NULL */
static struct task *waiter; /* for the bus, or NULL */
static int now;             /* units of work done by the processor */

static bool is_next(const struct task *me)
{
	for (int i = 0; i < TASKS; i++)
		if (tasks[i].ready && tasks[i].priority > me->priority)
			return false;
	return me->ready;
}

static void await_processor(const struct task *me)
{
	while (!is_next(me))
		pthread_cond_wait(&next, &dispatcher);
}

static void work(const struct task *me, int units)
{
	for (; units > 0; units--) {
		await_processor(me);
		now++;
	}
}

//@ edit
enum { CEILING = 3 };

static int own; /* the holder's priority before it took the bus */

static void take_bus(struct task *me)
{
	await_processor(me);
	while (holder) {
		waiter = me;
		me->ready = false;
		pthread_cond_broadcast(&next);
		await_processor(me);
	}
	holder = me;
	own = me->priority;
	me->priority = CEILING;
}

static void give_bus(void)
{
	holder->priority = own;
	holder = NULL;
	if (waiter)
		waiter->ready = true;
	waiter = NULL;
	pthread_cond_broadcast(&next);
}
//@ end

static void end(struct task *me)
{
	me->ready = false;
	pthread_cond_broadcast(&next);
	pthread_mutex_unlock(&dispatcher);
}

static void *weather(void *unused)
{
	struct task *me = &tasks[WEATHER];

	(void)unused;
	pthread_mutex_lock(&dispatcher);
	take_bus(me);
	tasks[RADIO_TASK].ready = tasks[BUS_TASK].ready = true;
	pthread_cond_broadcast(&next);
	work(me, HOLD);
	give_bus();
	end(me);
	return NULL;
}

static void *radio(void *unused)
{
	struct task *me = &tasks[RADIO_TASK];

	(void)unused;
	pthread_mutex_lock(&dispatcher);
	work(me, RADIO);
	end(me);
	return NULL;
}

static void *bus(void *unused)
{
	struct task *me = &tasks[BUS_TASK];
	int waited;

	(void)unused;
	pthread_mutex_lock(&dispatcher);
	await_processor(me);
	waited = -now;
	take_bus(me);
	waited += now;
	work(me, 1);
	give_bus();
	end(me);
	CHECK(waited <= DEADLINE);
	return NULL;
}

int main(void)
{
	void *(*const run[TASKS])(void *) = {weather, radio, bus};
	pthread_t threads[TASKS];

	for (int i = 0; i < TASKS; i++)
		pthread_create(&threads[i], NULL, run[i], NULL);
	for (int i = 0; i < TASKS; i++)
		pthread_join(threads[i], NULL);
	CHECK(now == HOLD + RADIO + 1);
}
