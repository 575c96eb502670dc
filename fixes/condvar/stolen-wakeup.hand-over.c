/*
 * If a line waits, the agent goes to it, and never becomes free.
 *
 * Why it is enough: who comes by finds no free agent and queues.  What is
 * handed over can be taken only by those who wait, and there is one for each of
 * them.
 *
 * cost: two more counters, and the agent stands idle until the woken line has
 *       come, which a line that is awake could have used
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
static int waiting;     /* lines without an agent, guarded by `lock` */
static int handed_over; /* agents for those who waited, guarded by `lock` */

static void finish_job(void)
{
	pthread_mutex_lock(&lock);
	if (waiting > 0) {
		waiting--;
		handed_over++;
		pthread_cond_signal(&agent_free);
	} else {
		free_agents++;
	}
	pthread_mutex_unlock(&lock);
}

/* Takes an agent; returns how many are left. */
static int route(void)
{
	int left;

	pthread_mutex_lock(&lock);
	if (free_agents == 0) {
		waiting++;
		while (handed_over == 0)
			pthread_cond_wait(&agent_free, &lock);
		handed_over--;
	} else {
		free_agents--;
	}
	left = free_agents;
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
