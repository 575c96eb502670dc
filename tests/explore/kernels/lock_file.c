/*
 * A file that is asked for and then created is no lock: the order of calls on
 * files is the schedule's.
 *
 * expect: check both
 */
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "lab.h"

static atomic_int owners;
static char path[64];

static void *owner(void *unused)
{
	int file;

	if (access(path, F_OK) == 0)
		return unused;
	file = open(path, O_CREAT | O_WRONLY, 0600);
	if (file >= 0) {
		close(file);
		unlink(path);
		CHECK(atomic_fetch_add(&owners, 1) == 0); //@ both
		atomic_fetch_sub(&owners, 1);
	}
	return unused;
}

int main(void)
{
	pthread_t t[2];

	snprintf(path, sizeof path, "/tmp/racelab-lock-%d", (int)getpid());
	pthread_create(&t[0], 0, owner, 0);
	pthread_create(&t[1], 0, owner, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
}
