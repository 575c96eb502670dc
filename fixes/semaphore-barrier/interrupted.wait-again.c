/*
 * Whoever is interrupted waits again.
 *
 * Why it is enough: only a 0 means that the count was taken down, and only a 0
 * ends the loop.  Another error than EINTR cannot come from a semaphore that
 * is in order; it ends the program, as nothing else would be safe.
 *
 * cost: two lines at each wait, or a function that all use
 * helgrind: noise misuse wait -- it reports every wait that failed, and does
 *           not know that this one is made again
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
	struct sigaction action = {.sa_handler = wave};

	sigaction(SIGUSR1, &action, NULL);
	sem_init(&ramp, 0, 1);
}

static void wait_for_ramp(void)
{
	while (sem_wait(&ramp)) //@ wait
		CHECK(errno == EINTR);
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
