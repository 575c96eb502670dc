/*
 * The lock is held from reading the balance to writing it.
 *
 * Why it is enough: nobody else can read or write the balance in between, so
 * what was read is still true when the sum is written.  The two bookings of a
 * transfer may be apart: each is right for itself, and no sum is lost.  The
 * function that sets a balance is gone: it could not be used rightly.
 *
 * cost: one lock for a booking where there were two.  Between the two bookings
 *       of a transfer the money is on no account; whoever adds up all accounts
 *       must hold all their locks
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { DEPOSIT = 100, MONTHS = SIZE(30, 1), RENT = 10, WAGE = 30 };
enum { TENANT, LANDLORD, EMPLOYER, ACCOUNTS };

//@ edit
static struct {
	pthread_mutex_t lock; /* guards balance */
	int balance;
} accounts[ACCOUNTS] = {{PTHREAD_MUTEX_INITIALIZER, DEPOSIT},
			{PTHREAD_MUTEX_INITIALIZER, DEPOSIT},
			{PTHREAD_MUTEX_INITIALIZER, DEPOSIT}};

static int balance(int account)
{
	int now;

	pthread_mutex_lock(&accounts[account].lock);
	now = accounts[account].balance;
	pthread_mutex_unlock(&accounts[account].lock);
	return now;
}

static void book(int account, int amount)
{
	pthread_mutex_lock(&accounts[account].lock);
	accounts[account].balance += amount;
	pthread_mutex_unlock(&accounts[account].lock);
}
//@ end

static void transfer(int from, int to, int amount)
{
	book(from, -amount);
	book(to, amount);
}

static void *pay_rent(void *unused)
{
	(void)unused;
	for (int i = 0; i < MONTHS; i++)
		transfer(TENANT, LANDLORD, RENT);
	return NULL;
}

static void *pay_wage(void *unused)
{
	(void)unused;
	for (int i = 0; i < MONTHS; i++)
		transfer(EMPLOYER, TENANT, WAGE);
	return NULL;
}

int main(void)
{
	pthread_t rent;
	pthread_t wage;

	pthread_create(&rent, NULL, pay_rent, NULL);
	pthread_create(&wage, NULL, pay_wage, NULL);
	pthread_join(rent, NULL);
	pthread_join(wage, NULL);
	CHECK(balance(TENANT) == DEPOSIT + MONTHS * (WAGE - RENT));
}
