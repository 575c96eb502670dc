/*
 * A release fence stands between the reply and its flag.
 *
 * A clean twin: the store is still relaxed.  Why it is enough: a release fence
 * makes every later atomic store by its thread hand on what came before the
 * fence, and the acquire load that sees such a store takes it over (C11
 * 7.17.4).
 *
 * cost: on aarch64 a full barrier where a store-release would do; worth it
 *       where one fence stands before many stores
 * tsan: noise data-race reply -- it does not know fences, and to it the store
 *       orders nothing
 */
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

struct reply {
	int status; /* written before `answered` is set, read after */
	int berth;  /* likewise */
	atomic_bool answered;
};

static struct reply reply;

//@ edit
static void answer(struct reply *to, int berth)
{
	to->status = 1;    //@ reply
	to->berth = berth; //@ reply
	atomic_thread_fence(memory_order_release);
	atomic_store_explicit(&to->answered, true, memory_order_relaxed);
}
//@ end

static int await_berth(struct reply *from)
{
	while (!atomic_load_explicit(&from->answered, memory_order_acquire))
		sched_yield();
	if (!from->status) //@ reply
		return -1;
	return from->berth; //@ reply
}

static void *office(void *unused)
{
	(void)unused;
	answer(&reply, 12);
	return NULL;
}

static void *lighthouse(void *unused)
{
	(void)unused;
	CHECK(await_berth(&reply) == 12);
	return NULL;
}

int main(void)
{
	pthread_t shore;
	pthread_t rock;

	pthread_create(&shore, NULL, office, NULL);
	pthread_create(&rock, NULL, lighthouse, NULL);
	pthread_join(shore, NULL);
	pthread_join(rock, NULL);
}
