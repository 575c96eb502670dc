/*
 * The last user leaves and the film goes off the list under one hold.
 *
 * Why it is enough: find() has the lock, too, so it sees the film with users or
 * does not see it.
 *
 * cost: the lock for everybody who gives a film back, also for those who are
 *       not the last
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

	pthread_mutex_lock(&list);
	film = known;
	if (film)
		atomic_fetch_add(&film->users, 1);
	pthread_mutex_unlock(&list);
	return film;
}

static void give_back(struct film *film)
{
	bool last;

	pthread_mutex_lock(&list);
	last = atomic_fetch_sub(&film->users, 1) == 1;
	if (last)
		known = NULL;
	pthread_mutex_unlock(&list);
	if (!last)
		return;
	rendezvous(&given_up);
	rendezvous(&found);
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
