/*
 * A ferry lets one car at a time on its ramp, until a signal wakes a driver.
 *
 * The ramp is a semaphore with the count one.  sem_wait returns 0 when the
 * driver may go, and also returns when a signal has come: then with -1, and
 * nothing has been taken.  The driver does not look:
 *
 *	lorry: wait (1 -> 0), on the ramp
 *	car:                               wait ... a signal, -1
 *	car:                               on the ramp       <- beside the lorry
 *
 * He also posts when he leaves, so from then on the ramp always takes two.
 * The rendezvous is the harbour master, who waves when everybody stands
 * still.
 *
 * class:    semaphore-barrier
 * cwe:      252
 * cert:     POS54
 * origin:   vtrunkd 240 (sem_wait, interrupted by the signals of other
 *           processes, was taken for success)
 * tsan:     nothing -- the cars race for nothing, there are too many on the
 *           ramp
 * helgrind: misuse wait
 * drd:      nothing -- it does not ask whether a result was looked at
 * explore:  check one-car
 * native:   check one-car
 * hint:     In which two cases does sem_wait return?
 * hint:     What has a driver taken whose sem_wait returned -1?
 * hint:     Wait again until it says 0, or let the system go on waiting.
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
	sem_wait(&ramp); //@ wait
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
	CHECK(!crash); //@ one-car
}
