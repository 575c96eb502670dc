/*
 * A library lends a film that the last borrower has just given up.
 *
 * The library knows each film as long as somebody has it. The last borrower
 * brings the count to zero, takes the film from the list and destroys it.
 * Between the first step and the second it can still be found, and the
 * library's find() adds one to the count of whatever it finds:
 *
 *	Ann: gives back: 1 -> 0
 *	Bob:                     lock, find it, 0 -> 1, unlock
 *	Ann: lock, off the list, unlock, free
 *	Bob:                     looks at it   <- freed
 *
 * A count that has been zero must never be one again: somebody has seen the
 * zero and is on the way. The rendezvous hold Ann on her way until Bob has
 * found the film.
 *
 * class:    lifetime
 * cwe:      416, 911
 * cert:     MEM30
 * tsan:     use-after-free film
 * helgrind: nothing -- it does not check accesses to memory that is not
 *           allocated
 * drd:      data-race film
 * explore:  use-after-free film; data-race film; double-free film; check reels
 * native:   check reels
 * hint:     In what state is the film between Ann's two steps?
 * hint:     What does it mean for Bob to find a count of zero?
 * hint:     Let nobody be counted on top of zero, or make the zero and the
 *           taking off one step.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "lab.h"

enum { REELS = 5, BURNT = -1 };

struct film {
	int reels;
	atomic_int users;
};

static struct rendezvous given_up = RENDEZVOUS(2);
static struct rendezvous found = RENDEZVOUS(2);
static struct rendezvous destroyed = RENDEZVOUS(2);

static void destroy(struct film *film)
{
	film->reels = BURNT; //@ film
	free(film);          //@ film
}

//@ edit
static pthread_mutex_t list = PTHREAD_MUTEX_INITIALIZER;
static struct film *known; /* or NULL, guarded by `list`; counts as no user */

static struct film *find(void)
{
	struct film *film;

	pthread_mutex_lock(&list);
	film = known;
	if (film)
		atomic_fetch_add(&film->users, 1);
	pthread_mutex_unlock(&list);
	return film;
}

static void give_back(struct film *film)
{
	if (atomic_fetch_sub(&film->users, 1) > 1) //@ film
		return;
	rendezvous(&given_up);
	rendezvous(&found);
	pthread_mutex_lock(&list);
	known = NULL;
	pthread_mutex_unlock(&list);
	destroy(film);
	rendezvous(&destroyed);
}
//@ end

static void *ann(void *film)
{
	give_back(film);
	return NULL;
}

static void *bob(void *unused)
{
	struct film *film;

	(void)unused;
	rendezvous(&given_up);
	film = find();
	rendezvous(&found);
	rendezvous(&destroyed);
	if (film) {
		int seen = film->reels; //@ film

		CHECK(seen == REELS); //@ reels
		give_back(film);
	}
	return NULL;
}

int main(void)
{
	struct film *film = malloc(sizeof *film);
	pthread_t threads[2];

	if (!film)
		return EXIT_FAILURE;
	film->reels = REELS;
	atomic_init(&film->users, 1);
	known = film;
	pthread_create(&threads[0], NULL, ann, film);
	pthread_create(&threads[1], NULL, bob, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	CHECK(!known);
}
