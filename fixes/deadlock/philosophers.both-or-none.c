/*
 * A guest takes its two chopsticks in one step, when both are free.
 *
 * Why it is enough: nobody holds one chopstick while it waits for another: the
 * table's lock makes looking at both and taking both one step.  Each time two
 * come back, all who wait look again.
 *
 * cost: one lock for the whole table, taken twice a bowl, and a guest between
 *       two quick eaters may wait long
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>

#include "lab.h"

enum { GUESTS = 3, BOWLS = SIZE(20, 1) };

static struct rendezvous served = RENDEZVOUS(GUESTS);
static int eaten[GUESTS]; /* each by its guest, read after the joins */

//@ edit
static pthread_mutex_t table = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t given_back = PTHREAD_COND_INITIALIZER;
static bool in_use[GUESTS]; /* chopsticks, guarded by `table` */

static void lay_the_table(void)
{
	for (int i = 0; i < GUESTS; i++)
		in_use[i] = false;
}

static void eat(int guest)
{
	int left = guest;
	int right = (guest + 1) % GUESTS;

	rendezvous(&served);
	pthread_mutex_lock(&table);
	while (in_use[left] || in_use[right])
		pthread_cond_wait(&given_back, &table);
	in_use[left] = in_use[right] = true;
	pthread_mutex_unlock(&table);

	eaten[guest]++;

	pthread_mutex_lock(&table);
	in_use[left] = in_use[right] = false;
	pthread_cond_broadcast(&given_back);
	pthread_mutex_unlock(&table);
}
//@ end

static void *dine(void *argument)
{
	int guest = *(int *)argument;

	for (int i = 0; i < BOWLS; i++)
		eat(guest);
	return NULL;
}

int main(void)
{
	pthread_t threads[GUESTS];
	int seats[GUESTS];

	lay_the_table();
	for (int i = 0; i < GUESTS; i++) {
		seats[i] = i;
		pthread_create(&threads[i], NULL, dine, &seats[i]);
	}
	for (int i = 0; i < GUESTS; i++)
		pthread_join(threads[i], NULL);
	for (int i = 0; i < GUESTS; i++)
		CHECK(eaten[i] == BOWLS);
}
