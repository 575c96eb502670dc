/*
 * A lighthouse asks the harbour office for a berth, and reads the reply early.
 *
 * The office writes two fields of the reply and then says that it is there. The
 * lighthouse looks at `answered` with acquire, as one should, but acquire is
 * half of a pair: it takes over what a release has handed on, and the store
 * here is relaxed and hands on nothing.
 *
 *	office:      answered = true
 *	lighthouse:                   sees it, reads status (0), berth (0)
 *	office:      status = 1, berth = 12
 *
 * class:    memory-order
 * cwe:      821
 * origin:   Open MPI 8274: a callback stored a status and then cleared the flag
 *           that its caller span on, with no barrier between; on aarch64 some
 *           programs read the old status and failed to start
 * tsan:     data-race reply
 * helgrind: data-race reply
 * drd:      data-race reply
 * explore:  data-race reply
 * native:   nothing -- x86-64 keeps stores in order and so does the compiler at
 *           -O0, other machines do not
 * hint:     Who orders the three stores of the office, and for whom?
 * hint:     What does an acquire load get from a relaxed store?
 * hint:     Acquire and release come in pairs.
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
