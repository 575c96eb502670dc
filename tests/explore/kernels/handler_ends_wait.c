/*
 * A handler ends the wait for a semaphore, if it was not begun with
 * SA_RESTART, and a sleep: before what is waited for, or not at all.
 *
 * expect: check once
 * expect: check slept
 */
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <unistd.h>

#include "lab.h"

static sem_t one, two;

static void handle(int number)
{
	(void)number;
}

static void *waits(void *unused)
{
	int again;

	CHECK(sem_wait(&one) == 0); //@ once
	while ((again = sem_wait(&two)))
		CHECK(errno == EINTR);
	return unused;
}

static void *sleeps(void *unused)
{
	CHECK(sleep(1) == 0); //@ slept
	return unused;
}

static void interrupt(void *(*f)(void *))
{
	pthread_t t;

	pthread_create(&t, 0, f, 0);
	pthread_kill(t, SIGUSR1);
	sem_post(&one);
	pthread_kill(t, SIGUSR1);
	sem_post(&two);
	pthread_join(t, 0);
}

int main(void)
{
	struct sigaction how = {.sa_handler = handle};

	sem_init(&one, 0, 0);
	sem_init(&two, 0, 0);
	how.sa_flags = SA_RESTART;
	sigaction(SIGUSR1, &how, 0);
	interrupt(waits);
	how.sa_flags = 0;
	sigaction(SIGUSR1, &how, 0);
	interrupt(waits);
	interrupt(sleeps);
}
