/*
 * Handlers take the log's lock before the fork, and give it back on both sides.
 *
 * Why it is enough: the thread that forks holds the lock, so nobody else does,
 * and what it guards is whole. In the child that same thread goes on, and gives
 * it back.
 *
 * cost: every lock that the child may need has to be taken, in the order in
 *       which the program takes them; those of libraries it cannot name
 * explore: cannot -- another process is no part of its schedules
 */
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lab.h"

enum { PATIENCE = 5 /* seconds */ };

static int lines; /* in the log, guarded by its lock */
static struct rendezvous writing = RENDEZVOUS(2);
static struct rendezvous forked = RENDEZVOUS(2);
static sem_t done; /* posted once by the other thread */

static void write_line(void)
{
	rendezvous(&writing);
	lines++;
	rendezvous(&forked);
}

//@ edit
static pthread_mutex_t log_lock = PTHREAD_MUTEX_INITIALIZER;

static void take_log(void)
{
	pthread_mutex_lock(&log_lock);
}

static void give_log_back(void)
{
	pthread_mutex_unlock(&log_lock);
}

static void prepare(void)
{
	if (pthread_atfork(take_log, give_log_back, give_log_back))
		exit(EXIT_FAILURE);
}

static void log_line(void)
{
	pthread_mutex_lock(&log_lock);
	write_line();
	pthread_mutex_unlock(&log_lock);
}

/* In the child. */
static void save(void)
{
	log_line();
}
//@ end

static void *writer(void *unused)
{
	(void)unused;
	log_line();
	sem_post(&done);
	return NULL;
}

int main(void)
{
	pthread_t thread;
	int status;
	pid_t child;

	sem_init(&done, 0, 0);
	prepare();
	if (pthread_create(&thread, NULL, writer, NULL))
		return EXIT_FAILURE;
	pthread_detach(thread);
	rendezvous(&writing);
	child = fork();
	if (child == 0) {
		alarm(PATIENCE);
		save();
		_exit(EXIT_SUCCESS);
	}
	rendezvous(&forked);
	sem_wait(&done);
	if (child < 0 || waitpid(child, &status, 0) != child)
		return EXIT_FAILURE;
	CHECK(WIFEXITED(status));
}
