/*
 * A theatre turns off its lights after the play, and again before it locks up.
 *
 * darken() is called where it is needed, and once more on the way out, to be
 * sure.  It joins the thread of the lights each time:
 *
 *	main:   darken: join lights        lock up: darken: join lights
 *	lights:                     end                     ^ nobody's name
 *
 * After the first join the name of the thread means nothing, or another thread
 * that was made since.  What the second one does is undefined: it may return an
 * error that nobody looks at, wait for a stranger, or crash.
 *
 * class:    thread-leak
 * cwe:      672
 * cert:     CON39
 * origin:   reactor-c 517
 * tsan:     maybe dies -- clang's keeps a record of each thread that can be
 *           joined, and the second join asks for one that is gone, gcc 12's has
 *           nothing to say
 * helgrind: misuse join
 * drd:      nothing -- it does not ask who is joined
 * explore:  misuse join
 * native:   nothing -- glibc happens to find the block of the dead thread, and
 *           returns an error that nobody looks at
 * hint:     How often is darken() called?
 * hint:     What is left of a thread's name after pthread_join()?
 * hint:     A join happens once; remember that it has.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

static pthread_t lights;
static atomic_bool playing = true;
static int shone; /* the lights' own until they are joined */

static void *shine(void *unused)
{
	shone++;
	return unused;
}

//@ edit
static void light_up(void)
{
	pthread_create(&lights, NULL, shine, NULL);
}

static void darken(void)
{
	playing = false;
	pthread_join(lights, NULL); //@ join
}
//@ end

static void lock_up(void)
{
	darken();
	CHECK(shone == 1 && !playing);
}

int main(void)
{
	light_up();
	darken();
	lock_up();
}
