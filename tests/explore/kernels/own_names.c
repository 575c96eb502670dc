/*
 * A program may call its variables and functions as it likes: those of the
 * runtime are not in its way.
 *
 * expect: all 2
 */
#include <pthread.h>

#include "lab.h"

int threads = 2, runnable, self, steps, options, findings;
pthread_mutex_t policy = PTHREAD_MUTEX_INITIALIZER; /* guards steps */

void schedule(void);
void schedule(void)
{
	pthread_mutex_lock(&policy);
	steps++;
	pthread_mutex_unlock(&policy);
}

static void *found(void *unused)
{
	schedule();
	return unused;
}

int main(void)
{
	pthread_t pages[2];

	for (int i = 0; i < threads; i++)
		pthread_create(&pages[i], 0, found, 0);
	for (int i = 0; i < threads; i++)
		pthread_join(pages[i], 0);
	CHECK(steps == 2 && !runnable && !self && !options && !findings);
}
