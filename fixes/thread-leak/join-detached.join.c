/*
 * The blaster does not detach himself.
 *
 * Why it is enough: the thread stays joinable, so the join waits for its end
 * and orders what it did before what main reads.
 *
 * cost: somebody must join it, always
 */
#include <pthread.h>
#include <stddef.h>

#include "lab.h"

enum { TONS = 30 };

static struct rendezvous ready = RENDEZVOUS(2);
static int rock; /* the blaster's until he has ended, then main's */

//@ edit
static void *blaster(void *unused)
{
	rendezvous(&ready);
	rock = TONS;
	return unused;
}

static void blast(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, blaster, NULL);
	rendezvous(&ready);
	pthread_join(thread, NULL);
}
//@ end

int main(void)
{
	int found;

	blast();
	found = rock;
	CHECK(found == TONS);
}
