/* A child is forked while the other thread counts, and counts too. */
#include <pthread.h>
#include <stdatomic.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../two.h"

static atomic_int hits;
static atomic_int over;

static void *first(void *unused)
{
	while (!over)
		hits++;
	return unused;
}

static void *second(void *unused)
{
	for (int i = 0; i < 10; i++) {
		int status;
		pid_t child = fork();

		if (child < 0)
			abort();
		if (!child) {
			hits++;
			_exit(7);
		}
		if (waitpid(child, &status, 0) != child || status != 7 << 8)
			abort();
	}
	over = 1;
	return unused;
}
