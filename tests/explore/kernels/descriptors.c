/*
 * Descriptors that are left open, or closed, are put back for the next
 * execution, and so is an offset.
 *
 * run: policy=random schedules=2000 keep-going=1
 */
#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

#include "lab.h"

static void *opens(void *unused)
{
	CHECK(open("/dev/null", O_RDONLY) >= 0);
	return unused;
}

int main(void)
{
	pthread_t t[2];

	CHECK(chdir("proc") == -1);
	CHECK(chdir("/") == 0);
	CHECK(fcntl(0, F_GETFD) >= 0);
	CHECK(close(0) == 0);
	CHECK(open("/dev/null", O_RDONLY) == 0);
	pthread_create(&t[0], 0, opens, 0);
	pthread_create(&t[1], 0, opens, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
	CHECK(open("/dev/null", O_RDONLY) < 20);
}
