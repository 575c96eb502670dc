/*
 * The total is added to under a lock, once for each day.
 *
 * Why it is enough: whoever has the lock is alone with the total.
 *
 * cost: a lock for each addition: right, and slower than the loop was before
 *       it was cut in two
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

#include "lab.h"

enum { HALVES = 2, DAYS = SIZE(60, 2), MILLIMETRES = 8 };

static int rain[HALVES][DAYS]; /* filled by main, then only read */

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int total; /* guarded by `lock` until the halves are joined */

static void *add_up(void *argument)
{
	const int *days = argument;

	for (int i = 0; i < DAYS; i++) {
		pthread_mutex_lock(&lock);
		total += days[i];
		pthread_mutex_unlock(&lock);
	}
	return NULL;
}
//@ end

int main(void)
{
	pthread_t halves[HALVES];

	for (int i = 0; i < HALVES; i++)
		for (int day = 0; day < DAYS; day++)
			rain[i][day] = MILLIMETRES;
	for (int i = 0; i < HALVES; i++)
		pthread_create(&halves[i], NULL, add_up, rain[i]);
	//@ edit
	for (int i = 0; i < HALVES; i++)
		pthread_join(halves[i], NULL);
	//@ end
	CHECK(total == HALVES * DAYS * MILLIMETRES);
}
