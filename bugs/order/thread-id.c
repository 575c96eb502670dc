/*
 * A choir's leader does not recognise himself, and nobody gives the tone.
 *
 * All singers run the same function, and the one whose id is in `leader` gives
 * the tone. main notes the id after pthread_create() has returned. By then the
 * thread may have asked long ago:
 *
 *	main:  create the leader
 *	first:                    is my id in leader? no: sings with the rest
 *	main:  leader = his id
 *
 * A new thread may run before its creator knows its name. POSIX does not even
 * promise that the id that pthread_create() stores is there when the thread
 * begins. The rendezvous is a leader who is quick.
 *
 * class:    order
 * cwe:      908
 * cert:     CON43
 * tsan:     data-race leader
 * helgrind: data-race leader
 * drd:      data-race leader
 * explore:  data-race leader; check tone
 * native:   check tone
 * hint:     When does `leader` get its value, and when is it asked for?
 * hint:     Is there anything that makes the first singer wait for main?
 * hint:     Tell each thread what it is when you make it, in its argument, or
 *           make it wait until you have.
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { SINGERS = 2 };

static struct rendezvous asked = RENDEZVOUS(2);
static atomic_int tones; /* given */

//@ edit
static pthread_t leader; /* written by main, read by all singers */

static bool am_leader(void *unused)
{
	(void)unused;
	return pthread_equal(pthread_self(), leader); //@ leader
}

static void begin(pthread_t singers[SINGERS], void *(*sing)(void *))
{
	pthread_create(&singers[0], NULL, sing, NULL);
	rendezvous(&asked);
	leader = singers[0]; //@ leader
	for (int i = 1; i < SINGERS; i++)
		pthread_create(&singers[i], NULL, sing, NULL);
}
//@ end

static void *sing(void *argument)
{
	if (am_leader(argument))
		atomic_fetch_add(&tones, 1);
	rendezvous(&asked);
	return NULL;
}

int main(void)
{
	pthread_t singers[SINGERS];

	begin(singers, sing);
	for (int i = 0; i < SINGERS; i++)
		pthread_join(singers[i], NULL);
	CHECK(atomic_load(&tones) == 1); //@ tone
}
