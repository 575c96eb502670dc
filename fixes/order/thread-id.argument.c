/*
 * Each singer is told by its argument whether it leads.
 *
 * Why it is enough: an argument is given before the thread exists, and is its
 * own. Nothing has to be written afterwards.
 *
 * cost: none
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { SINGERS = 2 };

static struct rendezvous asked = RENDEZVOUS(2);
static atomic_int tones; /* given */

//@ edit
static bool am_leader(void *number)
{
	return *(const int *)number == 0;
}

static void begin(pthread_t singers[SINGERS], void *(*sing)(void *))
{
	static int numbers[SINGERS];

	for (int i = 0; i < SINGERS; i++) {
		numbers[i] = i;
		pthread_create(&singers[i], NULL, sing, &numbers[i]);
	}
	rendezvous(&asked);
}
//@ end

static void *sing(void *argument)
{
	if (am_leader(argument))
		atomic_fetch_add(&tones, 1);
	rendezvous(&asked);
	return NULL;
}

int main(void)
{
	pthread_t singers[SINGERS];

	begin(singers, sing);
	for (int i = 0; i < SINGERS; i++)
		pthread_join(singers[i], NULL);
	CHECK(atomic_load(&tones) == 1);
}
