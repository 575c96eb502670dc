/*
 * The handler is installed so that the interrupted wait goes on.
 *
 * A clean twin: the result of sem_wait is still not looked at.  Why it is
 * enough: with SA_RESTART, Linux begins the wait anew after the handler, and
 * sem_wait does not return.
 *
 * cost: it has to be said for every handler in the process, those of libraries
 *       too; sem_timedwait with a relative time-out and sleep are not
 *       restarted
 */
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

static atomic_int on_ramp;
static atomic_bool crash; /* two were on it, at some time */
static struct rendezvous standstill = RENDEZVOUS(2); /* one comes */
static struct rendezvous again = RENDEZVOUS(2);      /* one comes */

static void wave(int signal)
{
	(void)signal;
}

static void drive_up(void)
{
	if (atomic_fetch_add(&on_ramp, 1) > 0)
		crash = true;
}

static void drive_down(void)
{
	atomic_fetch_sub(&on_ramp, 1);
}

//@ edit
static sem_t ramp; /* 1: free, 0: taken */

static void open_ramp(void)
{
	struct sigaction action = {.sa_handler = wave, .sa_flags = SA_RESTART};

	sigaction(SIGUSR1, &action, NULL);
	sem_init(&ramp, 0, 1);
}

static void wait_for_ramp(void)
{
	sem_wait(&ramp);
}
//@ end

static void *car(void *unused)
{
	(void)unused;
	wait_for_ramp();
	drive_up();
	drive_down();
	sem_post(&ramp);
	return NULL;
}

int main(void)
{
	pthread_t behind;

	open_ramp();
	wait_for_ramp();
	drive_up();
	pthread_create(&behind, NULL, car, NULL);
	rendezvous(&standstill);
	pthread_kill(behind, SIGUSR1);
	rendezvous(&again);
	drive_down();
	sem_post(&ramp);
	pthread_join(behind, NULL);
	CHECK(!crash);
}
