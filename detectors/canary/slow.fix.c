/*
 * Each clerk adds up half of the ledger.
 *
 * Why it is enough: two halves are a whole.
 *
 * cost: nothing
 */
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>

#include "lab.h"

enum { CLERKS = 2, PAGES = 4000000 };

//@ edit
enum { SHARE = PAGES / CLERKS };
//@ end

static uint64_t sums[CLERKS]; /* each its clerk's, until the join */

static void *clerk(void *argument)
{
	uint64_t *sum = argument;
	uint64_t page = 1;

	for (int i = 0; i < SHARE; i++) {
		page = page * 6364136223846793005U + 1442695040888963407U;
		*sum ^= page;
	}
	return NULL;
}

int main(void)
{
	pthread_t clerks[CLERKS];

	for (int i = 0; i < CLERKS; i++)
		pthread_create(&clerks[i], NULL, clerk, &sums[i]);
	for (int i = 0; i < CLERKS; i++)
		pthread_join(clerks[i], NULL);
	CHECK(sums[0] == sums[1]);
}
