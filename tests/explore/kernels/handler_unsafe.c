/*
 * What a handler must not call, and must not leave behind; a handler that
 * raise() calls interrupts nothing.
 *
 * expect: signal-unsafe allocates
 * expect: signal-unsafe prints
 * expect: signal-unsafe spoils
 */
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab.h"

static sem_t done;
static char *volatile kept;

static void handle(int number) //@ spoils
{                              //@ spoils
	if (number == SIGUSR1) {
		kept = strdup("kept");  //@ allocates
		printf("%d\n", number); //@ prints
	}
	errno = number;
	sem_post(&done);
}

static void *sends(void *other)
{
	pthread_kill(*(pthread_t *)other, SIGUSR1);
	return other;
}

int main(void)
{
	pthread_t t, mine = pthread_self();

	sem_init(&done, 0, 0);
	signal(SIGUSR1, handle);
	signal(SIGUSR2, handle);
	raise(SIGUSR2);
	CHECK(errno == SIGUSR2);
	sem_wait(&done);
	pthread_create(&t, 0, sends, &mine);
	while (sem_wait(&done))
		;
	pthread_join(t, 0);
	free(kept);
}
