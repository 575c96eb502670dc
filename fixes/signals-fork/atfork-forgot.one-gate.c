/*
 * Nobody locks a compartment without the shelf's lock.
 *
 * Why it is enough: when the handler has the shelf, no compartment can be held,
 * so one lock in the handlers stands for all.
 *
 * cost: taking a crate apart keeps everybody from the shelf
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
}

static void after_fork(void)
{
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
	pthread_mutex_lock(&shelf);
	pthread_mutex_lock(&compartment[from]);
	rendezvous(&sawing);
	crates[from]--;
	rendezvous(&forked);
	pthread_mutex_unlock(&compartment[from]);
	pthread_mutex_unlock(&shelf);
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
