/* A handler counts while its thread is in the midst of counting. */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>

#include "../two.h"

static atomic_int hits;
static atomic_int target_runs;
static atomic_int signals_over;
static _Atomic pthread_t target;

static void handler(int number)
{
	(void)number;
	atomic_fetch_add(&hits, 1);
}

static void *first(void *unused)
{
	signal(SIGUSR1, handler);
	target = pthread_self();
	target_runs = 1;
	while (!signals_over)
		atomic_fetch_add(&hits, 1);
	return unused;
}

static void *second(void *unused)
{
	while (!target_runs)
		;
	for (int i = 0; i < 20; i++) {
		int before = hits;

		pthread_kill(target, SIGUSR1);
		while (hits == before)
			;
	}
	signals_over = 1;
	return unused;
}
