/*
 * A tram's ticket machine gives money back, and prints with the till locked.
 *
 * refund() locks the till, takes the fare out, and prints a receipt.  The
 * receipt shows the balance, so print_receipt() locks the till:
 *
 *	refund: lock till, fares--, print_receipt: lock till ... waits for
 *itself
 *
 * The mutex was made by pthread_mutex_init() with no attributes, so it is of
 * the normal kind, which does not ask whether the caller is its owner.  The
 * next passenger waits as well.
 *
 * class:    lock-misuse
 * cwe:      764
 * tsan:     nothing -- it looks at a lock when it is had, and this one is not
 * helgrind: misuse lock
 * drd:      misuse lock
 * explore:  deadlock lock
 * native:   deadlock lock
 * hint:     Follow refund() to the end, and count the locks.
 * hint:     Which kind of mutex is it, and what does that kind do for its
 *           owner?
 * hint:     Pass the balance on, or print when the till is closed.
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
	pthread_mutex_lock(&till); //@ lock
	receipts[number] = balance;
	pthread_mutex_unlock(&till);
}

static void sell(int number)
{
	pthread_mutex_lock(&till); //@ lock
	balance += FARE;
	pthread_mutex_unlock(&till);
	print_receipt(number);
}

static void refund(int number)
{
	pthread_mutex_lock(&till); //@ lock
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
