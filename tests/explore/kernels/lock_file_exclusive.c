/*
 * A file that only one can create is a lock, and who waits for it is parked:
 * right.
 *
 * run: policy=all keep-going=1
 * run: policy=random keep-going=1 schedules=200
 */
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

#include "lab.h"

static atomic_int owners;
static char path[64];

static void *owner(void *unused)
{
	int file;

	while ((file = open(path, O_CREAT | O_EXCL | O_WRONLY, 0600)) < 0)
		;
	CHECK(atomic_fetch_add(&owners, 1) == 0);
	atomic_fetch_sub(&owners, 1);
	close(file);
	CHECK(unlink(path) == 0);
	return unused;
}

int main(void)
{
	pthread_t t[2];

	snprintf(path, sizeof path, "/tmp/racelab-exclusive-%d", (int)getpid());
	pthread_create(&t[0], 0, owner, 0);
	pthread_create(&t[1], 0, owner, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
}
