/*
 * A waiter lets one guest fewer sit down than there are chopsticks.
 *
 * A clean twin: every guest still takes the left one first.  Why it is enough:
 * with a chopstick more than guests, somebody has two, eats and gives both
 * back.  The semaphore counts the free chairs.
 *
 * cost: one guest always waits even if its two chopsticks are free, and the
 *       number must follow when the table grows
 * tsan: noise lock-order right -- it sees the ring and counts no chairs
 * helgrind: noise lock-order right -- it sees the ring and counts no chairs
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
static sem_t chairs;                       /* one fewer than guests */

static void lay_the_table(void)
{
	sem_init(&chairs, 0, GUESTS - 1);
	for (int i = 0; i < GUESTS; i++)
		pthread_mutex_init(&chopsticks[i], NULL);
}

static void eat(int guest)
{
	int left = guest;
	int right = (guest + 1) % GUESTS;

	while (sem_wait(&chairs))
		; /* a signal handler ran: wait again */
	pthread_mutex_lock(&chopsticks[left]);
	rendezvous(&served);
	pthread_mutex_lock(&chopsticks[right]); //@ right
	eaten[guest]++;
	pthread_mutex_unlock(&chopsticks[right]);
	pthread_mutex_unlock(&chopsticks[left]);
	sem_post(&chairs);
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
