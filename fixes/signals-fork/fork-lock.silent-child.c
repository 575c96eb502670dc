/*
 * The child takes no lock, and its parent logs for it.
 *
 * Why it is enough: the child calls nothing but what a signal handler might,
 * and tells what there is to tell by its exit status or by write().
 *
 * cost: whatever the child calls has to be looked through to its last library
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

static void prepare(void)
{
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
	static const char text[] = "saved\n";

	if (write(STDERR_FILENO, text, sizeof text - 1) < 0)
		_exit(EXIT_FAILURE);
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
