/*
 * A line that wakes asks again.
 *
 * Why it is enough: when the loop ends an agent is free and the lock is held,
 * no matter who came by in between.
 *
 * cost: a line may be overtaken again and again; nothing says who waited
 *       longest
 */
#include <pthread.h>
#include <stddef.h>

#include "lab.h"

enum { LINES = 2, JOBS = LINES };

static struct rendezvous busy_hour = RENDEZVOUS(2);

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t agent_free = PTHREAD_COND_INITIALIZER;
static int free_agents; /* guarded by `lock` */

static void finish_job(void)
{
	pthread_mutex_lock(&lock);
	free_agents++;
	pthread_cond_signal(&agent_free);
	pthread_mutex_unlock(&lock);
}

/* Takes an agent; returns how many are left. */
static int route(void)
{
	int left;

	pthread_mutex_lock(&lock);
	while (free_agents == 0)
		pthread_cond_wait(&agent_free, &lock);
	left = --free_agents;
	pthread_mutex_unlock(&lock);
	return left;
}
//@ end

static void *line(void *left)
{
	*(int *)left = route();
	return NULL;
}

int main(void)
{
	pthread_t lines[LINES];
	int left[LINES];

	pthread_create(&lines[0], NULL, line, &left[0]);
	rendezvous(&busy_hour);
	pthread_create(&lines[1], NULL, line, &left[1]);
	for (int i = 0; i < JOBS; i++)
		finish_job();
	for (int i = 0; i < LINES; i++)
		pthread_join(lines[i], NULL);
	for (int i = 0; i < LINES; i++)
		CHECK(left[i] >= 0);
}
