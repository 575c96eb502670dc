/*
 * Guests at a round table each take the chopstick to their left, and starve.
 *
 * There is one chopstick between each two guests, and a guest eats with two.
 * All do the same thing, left first, then right:
 *
 *	guest 0: take 0,                  take 1 ... waits
 *	guest 1:         take 1,          take 2 ... waits
 *	guest 2:                 take 2,  take 0 ... waits
 *
 * Nobody treats anybody differently, and that is the trouble: where all are
 * equal and sit in a ring, taking turns in the same direction closes the ring.
 * The rendezvous is the moment when the bowls are served.
 *
 * class:    deadlock
 * cwe:      833
 * cert:     CON35 POS51
 * tsan:     nothing -- it learns an order when the second lock is had, and here
 *           nobody gets a second one
 * helgrind: nothing -- it learns an order when the second lock is had, and here
 *           nobody gets a second one
 * drd:      nothing -- it keeps no lock order
 * explore:  deadlock right
 * native:   deadlock right
 * hint:     What does each guest hold, and whom does it wait for?
 * hint:     What if one of them reached to the other side first?
 * hint:     Break the symmetry, seat one guest fewer, or take both chopsticks
 *           or none.
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
	int left = guest;
	int right = (guest + 1) % GUESTS;

	pthread_mutex_lock(&chopsticks[left]);
	rendezvous(&served);
	pthread_mutex_lock(&chopsticks[right]); //@ right
	eaten[guest]++;
	pthread_mutex_unlock(&chopsticks[right]);
	pthread_mutex_unlock(&chopsticks[left]);
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
