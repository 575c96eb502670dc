/*
 * Two halves of a heat map are computed in rounds, with one barrier a round.
 *
 * In a round each half works out its next temperature from both present ones,
 * and then, when all are at the barrier, everybody moves on.  Everybody waits,
 * every round, and still one half may read what the other has already moved on
 * to:
 *
 *	west: next = f(east, west), barrier, now = next
 *	east: next = f(east, west), barrier,             (still to move)
 *	west: next = f(east ...)                         <- the old east
 *
 * There are two things to wait for: that all have read before anybody writes,
 * and that all have written before anybody reads again.
 *
 * class:    semaphore-barrier
 * cwe:      362
 * tsan:     maybe data-race heat -- to it, a half that is slow to leave a
 *           barrier has waited for all who came since, for the next round too
 * helgrind: data-race heat
 * drd:      data-race heat
 * explore:  data-race heat; check warm
 * native:   maybe check warm -- one half must be a step ahead of the other
 * hint:     What is a half allowed to do when the barrier has let it pass?
 * hint:     Which access of the other half can still be to come?
 * hint:     A second barrier in each round; or write where nobody reads.
 */
#include <pthread.h>

#include "lab.h"

enum { HALVES = 2, ROUNDS = SIZE(10, 2) };

static pthread_barrier_t barrier;

//@ edit
static int heat[HALVES] = {0, 1024}; /* each half writes its own */

static void *half(void *argument)
{
	int own = *(int *)argument;

	for (int round = 0; round < ROUNDS; round++) {
		int next = (3 * heat[own] + heat[1 - own]) / 4; //@ heat

		pthread_barrier_wait(&barrier);
		heat[own] = next; //@ heat
	}
	return NULL;
}

static int result(int half)
{
	return heat[half];
}
//@ end

/* The same, one after the other. */
static int expected(int half)
{
	int now[HALVES] = {0, 1024};

	for (int round = 0; round < ROUNDS; round++) {
		int west = (3 * now[0] + now[1]) / 4;

		now[1] = (3 * now[1] + now[0]) / 4;
		now[0] = west;
	}
	return now[half];
}

int main(void)
{
	pthread_t halves[HALVES];
	int number[HALVES] = {0, 1};

	pthread_barrier_init(&barrier, NULL, HALVES);
	for (int i = 0; i < HALVES; i++)
		pthread_create(&halves[i], NULL, half, &number[i]);
	for (int i = 0; i < HALVES; i++)
		pthread_join(halves[i], NULL);
	pthread_barrier_destroy(&barrier);
	for (int i = 0; i < HALVES; i++)
		CHECK(result(i) == expected(i)); //@ warm
}
