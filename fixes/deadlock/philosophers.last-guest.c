/*
 * The last guest reaches to the right first.
 *
 * Why it is enough: everybody now takes the chopstick with the lower number
 * first, for the last guest's right one is number 0.  Whoever holds the highest
 * chopstick that is held at all can only wait for a higher one, and nobody has
 * that.
 *
 * cost: none; but a chain of guests can still wait for one slow eater
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>

#include "lab.h"

enum { GUESTS = 3, BOWLS = SIZE(20, 1) };

static struct rendezvous served = RENDEZVOUS(GUESTS);
static int eaten[GUESTS]; /* each by its guest, read after the joins */

//@ edit
static pthread_mutex_t chopsticks[GUESTS]; /* between guests i - 1 and i */

static void lay_the_table(void)
{
	for (int i = 0; i < GUESTS; i++)
		pthread_mutex_init(&chopsticks[i], NULL);
}

static void eat(int guest)
{
	bool last = guest == GUESTS - 1;
	int first = last ? 0 : guest;
	int second = last ? guest : guest + 1;

	pthread_mutex_lock(&chopsticks[first]);
	rendezvous(&served);
	pthread_mutex_lock(&chopsticks[second]);
	eaten[guest]++;
	pthread_mutex_unlock(&chopsticks[second]);
	pthread_mutex_unlock(&chopsticks[first]);
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
