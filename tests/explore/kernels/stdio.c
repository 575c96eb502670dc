/*
 * printf(), rand() and static state of the program begin anew each time.
 *
 * expect: all 2
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab.h"

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static int first = 1;
static char *kept;

static void *worker(void *unused)
{
	pthread_mutex_lock(&m);
	printf("here\n");
	pthread_mutex_unlock(&m);
	return unused;
}

int main(void)
{
	pthread_t t[2];
	static int before;

	CHECK(first && !kept && !before);
	first = 0;
	before = rand();
	kept = strdup("kept");
	CHECK(before == 1804289383);
	pthread_create(&t[0], 0, worker, 0);
	pthread_create(&t[1], 0, worker, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
	free(kept);
}
