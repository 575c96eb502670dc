/*
 * A quarry joins a blaster who has detached himself.
 *
 * The blaster's first deed is to detach himself, so that nobody need join him.
 * Whoever wrote main did not know that, and counts on the join to wait until
 * the rock is down.  On a detached thread it does not wait:
 *
 *	blaster: detach myself,                    rock = 30
 *	main:                   join (error), rock = 0
 *
 * POSIX says that it is undefined; glibc returns EINVAL at once, and nobody
 * looks.  The rendezvous lets the blaster detach first.
 *
 * class:    thread-leak
 * cwe:      672 362
 * cert:     CON39
 * origin:   libzwaveip 21
 * tsan:     maybe dies -- clang's keeps a record of each thread that can be
 *           joined, and this one's is gone; maybe data-race rock -- gcc 12's
 *           lives to see it
 * helgrind: misuse join; data-race rock
 * drd:      data-race rock
 * explore:  misuse join; data-race rock
 * native:   maybe check down -- main is usually earlier than the blaster
 * hint:     What does pthread_join() return here?
 * hint:     Who may wait for a detached thread, and how?
 * hint:     Detach or join: one of the two, decided by one of the two threads.
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
	pthread_detach(pthread_self());
	rendezvous(&ready);
	rock = TONS; //@ rock
	return unused;
}

static void blast(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, blaster, NULL);
	rendezvous(&ready);
	pthread_join(thread, NULL); //@ join
}
//@ end

int main(void)
{
	int found;

	blast();
	found = rock;         //@ rock
	CHECK(found == TONS); //@ down
}
