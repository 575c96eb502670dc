/*
 * A singer waits for the light, and keeps the one baton from the lamplighter.
 *
 * Only who holds the baton may act: that is how interpreters with one big lock,
 * coroutines and user-level threads live together.  The singer looks again and
 * again whether the light is on.  The lamplighter could light it, if the singer
 * let go of the baton for a moment:
 *
 *	singer:      takes baton, dark? dark? dark? dark? ...
 *	lamplighter:              waits for the baton ... for ever
 *
 * The singer runs at full speed and gets nowhere; after a while its patience is
 * at an end.
 *
 * class:    progress
 * cwe:      835 833
 * origin:   MPICH 4421: with user-level threads that nothing preempts, a test
 *           span on a request that only another thread could complete, and
 *           never yielded
 * tsan:     nothing -- every access holds the baton
 * helgrind: nothing -- every access holds the baton
 * drd:      nothing -- every access holds the baton
 * explore:  livelock dark
 * native:   check patience
 * hint:     Who can switch on the light, and what does he need for it?
 * hint:     What does the singer hold while looking?
 * hint:     Waiting for somebody means letting him work.
 */
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdbool.h>
#include <unistd.h>

#include "lab.h"

enum { PATIENCE = SIZE(10000, 0) /* looks; 0: without end */ };

static pthread_mutex_t baton = PTHREAD_MUTEX_INITIALIZER;
static bool light; /* guarded by `baton` */
static bool sung;  /* guarded by `baton` */
static struct rendezvous curtain = RENDEZVOUS(2);

static bool is_dark(void)
{
	static int looks; /* guarded by `baton` */

	if (PATIENCE > 0 && ++looks == PATIENCE)
		return false;
	return !light; //@ dark
}

//@ edit
static void light_up(void)
{
	pthread_mutex_lock(&baton);
	light = true;
	pthread_mutex_unlock(&baton);
}

static void sing(void)
{
	pthread_mutex_lock(&baton);
	rendezvous(&curtain);
	while (is_dark())
		sched_yield(); //@ dark
	sung = light;
	pthread_mutex_unlock(&baton);
}
//@ end

static void *singer(void *unused)
{
	(void)unused;
	sing();
	return NULL;
}

static void *lamplighter(void *unused)
{
	(void)unused;
	rendezvous(&curtain);
	light_up();
	return NULL;
}

int main(void)
{
	pthread_t stage;
	pthread_t gallery;

	pthread_create(&stage, NULL, singer, NULL);
	pthread_create(&gallery, NULL, lamplighter, NULL);
	pthread_join(stage, NULL);
	pthread_join(gallery, NULL);
	CHECK(sung); //@ patience
}
