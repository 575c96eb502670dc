/*
 * A store of crates prepares for a fork, and forgets the locks added last year.
 *
 * Whoever takes a crate locks the shelf and, since the crates were divided, its
 * compartment.  The handlers for fork() take the shelf's lock and give it back;
 * nobody told them of the compartments.  Taking a crate apart locks only its
 * compartment:
 *
 *	carpenter: locks compartment 1 ...
 *	main:                              locks shelf, fork, unlocks
 *	  child:                           locks shelf, compartment 1 ... stuck
 *
 * class:    signals-fork
 * cwe:      667
 * origin:   jemalloc 2019: its fork handlers took the arenas' locks, but not
 *           the pool of locks of its extents; a child hung in free()
 * tsan:     nothing -- it watches no child of a program with threads
 * helgrind: nothing -- it is told to be silent in a child
 * drd:      nothing -- it is told to be silent in a child
 * explore:  cannot -- another process is no part of its schedules
 * native:   check served
 * hint:     List the locks that the child may need.
 * hint:     List those that the handlers take.
 * hint:     How would you notice that a lock is missing from the second list?
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
	CHECK(WIFEXITED(status)); //@ served
}
