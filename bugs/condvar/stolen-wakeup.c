/*
 * A call centre wakes a line for a free agent, whom another line has taken.
 *
 * route() waits until an agent is free, and then takes one.  Between the signal
 * and the moment when the woken line has the lock again, another line comes by,
 * finds the agent free, and takes it without having waited at all:
 *
 *	line 1: free? 0, wait                              wake, free = -1
 *	agent:                  free = 1, signal
 *	line 2:                                  free? 1, free = 0
 *
 * A signal does not hand anything over.  The woken one queues for the lock like
 * everybody else, and what it was woken for may be gone.
 *
 * class:    condvar
 * cwe:      662
 * cert:     CON36
 * origin:   Apache httpd 45605 (the listener, once woken, did not ask again
 *           whether a worker was idle, and overran the queue)
 * tsan:     nothing -- every access holds the lock, and it asks nobody why he
 *           sleeps
 * helgrind: nothing -- every access holds the lock, and it asks nobody why he
 *           sleeps
 * drd:      nothing -- every access holds the lock, and it asks nobody why he
 *           sleeps
 * explore:  check taken
 * native:   maybe check taken -- the second line must come between the signal
 *           and the first one's wake-up
 * hint:     Who may take the lock between the signal and the wake-up?
 * hint:     What does line 1 know about `free_agents` when it goes on?
 * hint:     Ask again in a loop, or hand the agent over, so that none is free.
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
	if (free_agents == 0)
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
		CHECK(left[i] >= 0); //@ taken
}
