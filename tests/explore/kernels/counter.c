/* Three threads count on one unprotected counter. */
#include <pthread.h>

#include "lab.h"

static int hits;

static void *clerk(void *unused)
{
	for (int i = 0; i < 3; i++)
		hits++; /* race */
	return unused;
}

int main(void)
{
	pthread_t t[3];

	for (int i = 0; i < 3; i++)
		pthread_create(&t[i], 0, clerk, 0);
	for (int i = 0; i < 3; i++)
		pthread_join(t[i], 0);
	CHECK(hits == 9); /* lost */
}
