/*
 * The receipt is printed when the till is closed.
 *
 * Why it is enough: nobody calls print_receipt() with the till in hand any
 * more.
 *
 * cost: between the change and the receipt another passenger may pay, and the
 *       balance on the receipt is then the one after both
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
	pthread_mutex_unlock(&till);
	print_receipt(number);
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
