/*
 * Every singer comes to every meeting, whether he has sung or not.
 *
 * Why it is enough: the number of meetings is the same for all, so at each of
 * them as many arrive as the barrier was made for.
 *
 * cost: a thread that has nothing to do stays until the others are done
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { SINGERS = 3, VERSES = SIZE(3, 2) };

static const int parts[SINGERS] = {VERSES, VERSES - 1, VERSES};
static atomic_int sung[VERSES]; /* voices heard in each verse */

//@ edit
static pthread_barrier_t together;

static void begin(void)
{
	pthread_barrier_init(&together, NULL, SINGERS);
}

static void sing(int verses)
{
	for (int verse = 0; verse < VERSES; verse++) {
		if (verse < verses)
			atomic_fetch_add(&sung[verse], 1);
		pthread_barrier_wait(&together);
	}
}
//@ end

static void *singer(void *argument)
{
	sing(*(const int *)argument);
	return NULL;
}

int main(void)
{
	pthread_t singers[SINGERS];

	begin();
	for (int i = 0; i < SINGERS; i++)
		pthread_create(&singers[i], NULL, singer, (void *)&parts[i]);
	for (int i = 0; i < SINGERS; i++)
		pthread_join(singers[i], NULL);
	CHECK(sung[0] == SINGERS && sung[VERSES - 1] == SINGERS - 1);
}
