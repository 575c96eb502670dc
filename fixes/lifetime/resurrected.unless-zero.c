/*
 * Who finds a film counts himself only if the count is not zero.
 *
 * Why it is enough: compare-and-exchange adds one to a count that is still what
 * was read, and zero is never added to. A film at zero is as good as gone: it
 * is still on the list, and its memory is there, because who takes it off needs
 * the lock that find() holds.
 *
 * cost: a loop instead of an addition
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
	film->reels = BURNT;
	free(film);
}

//@ edit
static pthread_mutex_t list = PTHREAD_MUTEX_INITIALIZER;
static struct film *known; /* or NULL, guarded by `list`; counts as no user */

static struct film *find(void)
{
	struct film *film;
	int users;

	pthread_mutex_lock(&list);
	film = known;
	users = film ? atomic_load(&film->users) : 0;
	while (users > 0 &&
	       !atomic_compare_exchange_weak(&film->users, &users, users + 1))
		; /* `users` is now what was found */
	pthread_mutex_unlock(&list);
	return users > 0 ? film : NULL;
}

static void give_back(struct film *film)
{
	if (atomic_fetch_sub(&film->users, 1) > 1)
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
		int seen = film->reels;

		CHECK(seen == REELS);
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
