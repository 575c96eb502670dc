/*
 * Two readers give a chart back, and both find that nobody has it any more.
 *
 * A chart counts its readers, and the last one who gives it back throws it
 * away. To give it back is to take one from the count and then to look whether
 * nothing is left. In between the other reader does the same:
 *
 *	Kim: users 2 -> 1
 *	Lee:               users 1 -> 0
 *	Lee:               users is 0: free
 *	Kim: users is 0: free              <- again, and read after the free
 *
 * The subtraction is atomic, and so is the look. The count that the look finds
 * need not be the one that the subtraction left. Apache's memory cache freed
 * its objects twice that way. The rendezvous lets both subtract before either
 * looks.
 *
 * class:    lifetime
 * cwe:      415, 416
 * cert:     MEM30
 * origin:   Apache httpd, bug 21287
 * tsan:     maybe data-race look free -- where the look comes before the
 *           other's free; maybe use-after-free look free -- where it comes
 *           after
 * helgrind: maybe data-race look free -- where the first free comes before the
 *           check ends the program
 * drd:      maybe data-race look -- where the second look comes after the free,
 *           before the check ends the program
 * explore:  check once; use-after-free look free; data-race look free
 * native:   check once
 * hint:     What does atomic_fetch_sub() return?
 * hint:     How many threads can find the count at zero in their second step?
 * hint:     The step that subtracts also tells who was the last. Use what it
 *           tells.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "lab.h"

enum { READERS = 2 };

struct chart {
	char sea[24];
	atomic_int users;
};

static struct rendezvous returned = RENDEZVOUS(READERS);
static atomic_int thrown_away;

static void throw_away(struct chart *chart)
{
	CHECK(atomic_fetch_add(&thrown_away, 1) == 0); //@ once
	free(chart);                                   //@ free
}

//@ edit
static void give_back(struct chart *chart)
{
	atomic_fetch_sub(&chart->users, 1);
	rendezvous(&returned);
	if (atomic_load(&chart->users) == 0) //@ look
		throw_away(chart);
}
//@ end

static void *reader(void *argument)
{
	give_back(argument);
	return NULL;
}

int main(void)
{
	struct chart *chart = malloc(sizeof *chart);
	pthread_t readers[READERS];

	if (!chart)
		return EXIT_FAILURE;
	atomic_init(&chart->users, READERS);
	for (int i = 0; i < READERS; i++)
		pthread_create(&readers[i], NULL, reader, chart);
	for (int i = 0; i < READERS; i++)
		pthread_join(readers[i], NULL);
	CHECK(atomic_load(&thrown_away) == 1);
}
