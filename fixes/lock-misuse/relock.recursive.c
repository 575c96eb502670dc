/*
 * The till's mutex is made recursive.
 *
 * Why it is enough: its owner gets in at once and is counted; the mutex is free
 * when each lock has been undone.  refund() has finished its change before it
 * prints, so what the receipt reads is whole.
 *
 * cost: the next change to refund() may print half a change, and no lock will
 *       say so; and waiting at a condition with the mutex held twice never
 *       wakes
 */
#include <pthread.h>
#include <stddef.h>

#include "lab.h"

enum { PASSENGERS = 2, FARE = 3, FLOAT = 20 };

static int receipts[2 * PASSENGERS]; /* balances; each slot has one writer */

//@ edit
static pthread_mutex_t till;
static int balance; /* guarded by `till` */

static void start_machine(void)
{
	pthread_mutexattr_t recursive;

	pthread_mutexattr_init(&recursive);
	pthread_mutexattr_settype(&recursive, PTHREAD_MUTEX_RECURSIVE);
	pthread_mutex_init(&till, &recursive);
	pthread_mutexattr_destroy(&recursive);
	balance = FLOAT;
}

static void print_receipt(int number)
{
	pthread_mutex_lock(&till);
	receipts[number] = balance;
	pthread_mutex_unlock(&till);
}

static void sell(int number)
{
	pthread_mutex_lock(&till);
	balance += FARE;
	pthread_mutex_unlock(&till);
	print_receipt(number);
}

static void refund(int number)
{
	pthread_mutex_lock(&till);
	balance -= FARE;
	print_receipt(number);
	pthread_mutex_unlock(&till);
}
//@ end

static void *passenger(void *argument)
{
	int number = *(int *)argument;

	sell(2 * number);
	refund(2 * number + 1);
	return NULL;
}

int main(void)
{
	pthread_t passengers[PASSENGERS];
	int numbers[PASSENGERS];

	start_machine();
	for (int i = 0; i < PASSENGERS; i++) {
		numbers[i] = i;
		pthread_create(&passengers[i], NULL, passenger, &numbers[i]);
	}
	for (int i = 0; i < PASSENGERS; i++)
		pthread_join(passengers[i], NULL);
	for (int i = 0; i < 2 * PASSENGERS; i++)
		CHECK(receipts[i] >= FLOAT);
}
