/*
 * A database forks to save itself while another thread writes its log.
 *
 * The child is a copy of everything but the threads: only the one that forked
 * goes on in it.  The log's lock was held, and is held in the child, by a
 * thread that does not exist there:
 *
 *	writer: lock, writes a line ...
 *	main:                           fork
 *	  child:                             logs: lock ... for ever
 *
 * The locks of libc (malloc's, stdio's, the time zone's) are copied in the same
 * way.  Parent and child both look well; the child's own alarm clock ends it.
 *
 * class:    signals-fork
 * cwe:      667
 * origin:   Redis 4242: the child that saved the database logged, localtime()
 *           waited for a lock that another thread had held during the fork, and
 *           the save never ended
 * tsan:     nothing -- it watches no child of a program with threads
 * helgrind: nothing -- it is told to be silent in a child
 * drd:      nothing -- it is told to be silent in a child
 * explore:  cannot -- another process is no part of its schedules
 * native:   check saved
 * hint:     Which threads are there in the child?
 * hint:     And which locks, in which state?
 * hint:     Between fork and exec only what a signal handler may do is allowed,
 *           unless all locks are known to be free.
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
	CHECK(WIFEXITED(status)); //@ saved
}
