/*
 * The handlers take every lock there is, in the order of the program.
 *
 * Why it is enough: when the fork happens all locks are held by the thread that
 * forks, which gives them back on both sides.
 *
 * cost: a fork waits for everybody, and the next lock can be forgotten in the
 *       same way; one list of all locks, walked by program and handlers, would
 *       not
 * explore: cannot -- another process is no part of its schedules
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lab.h"

enum { COMPARTMENTS = 2, PATIENCE = 5 /* seconds */ };

static struct rendezvous sawing = RENDEZVOUS(2);
static struct rendezvous forked = RENDEZVOUS(2);
static sem_t done; /* posted once by the other thread */

//@ edit
static pthread_mutex_t shelf = PTHREAD_MUTEX_INITIALIZER; /* before the next */
static pthread_mutex_t compartment[COMPARTMENTS] = {PTHREAD_MUTEX_INITIALIZER,
						    PTHREAD_MUTEX_INITIALIZER};
static int taken;                         /* guarded by `shelf` */
static int crates[COMPARTMENTS] = {3, 3}; /* each by its compartment */

static void before_fork(void)
{
	pthread_mutex_lock(&shelf);
	for (int i = 0; i < COMPARTMENTS; i++)
		pthread_mutex_lock(&compartment[i]);
}

static void after_fork(void)
{
	for (int i = COMPARTMENTS; i--;)
		pthread_mutex_unlock(&compartment[i]);
	pthread_mutex_unlock(&shelf);
}

static void take_crate(int from)
{
	pthread_mutex_lock(&shelf);
	taken++;
	pthread_mutex_lock(&compartment[from]);
	crates[from]--;
	pthread_mutex_unlock(&compartment[from]);
	pthread_mutex_unlock(&shelf);
}

static void take_apart(int from)
{
	pthread_mutex_lock(&compartment[from]);
	rendezvous(&sawing);
	crates[from]--;
	rendezvous(&forked);
	pthread_mutex_unlock(&compartment[from]);
}
//@ end

static void *carpenter(void *unused)
{
	(void)unused;
	take_apart(1);
	sem_post(&done);
	return NULL;
}

int main(void)
{
	pthread_t thread;
	int status;
	pid_t child;

	sem_init(&done, 0, 0);
	if (pthread_atfork(before_fork, after_fork, after_fork) ||
	    pthread_create(&thread, NULL, carpenter, NULL))
		return EXIT_FAILURE;
	pthread_detach(thread);
	rendezvous(&sawing);
	child = fork();
	if (child == 0) {
		alarm(PATIENCE);
		take_crate(1);
		_exit(EXIT_SUCCESS);
	}
	rendezvous(&forked);
	sem_wait(&done);
	if (child < 0 || waitpid(child, &status, 0) != child)
		return EXIT_FAILURE;
	CHECK(WIFEXITED(status));
}
