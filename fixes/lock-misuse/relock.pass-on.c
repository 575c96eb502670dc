/*
 * The balance is passed on to the printer, which needs no till for it.
 *
 * Why it is enough: the number was read under the lock, in the same hold as the
 * change that it belongs to, and is the caller's own afterwards.
 *
 * cost: none; the receipt now shows the balance of its own sale, which with two
 *       holds it did not always do
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
	pthread_mutex_init(&till, NULL);
	balance = FLOAT;
}

static void print_receipt(int number, int shown)
{
	receipts[number] = shown;
}

static void sell(int number)
{
	int shown;
	pthread_mutex_lock(&till);
	balance += FARE;
	shown = balance;
	pthread_mutex_unlock(&till);
	print_receipt(number, shown);
}

static void refund(int number)
{
	int shown;
	pthread_mutex_lock(&till);
	balance -= FARE;
	shown = balance;
	pthread_mutex_unlock(&till);
	print_receipt(number, shown);
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
