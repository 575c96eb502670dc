/*
 * The new sum is written only if the old one is still there.
 *
 * Why it is enough: comparing and writing happen under one hold of the lock,
 * so a booking in between is noticed, and the sum is made again from the new
 * balance. The balance only stands for itself: that it went away and came back
 * would be no harm.
 *
 * cost: work may be done twice; worth it when working out the sum is slow and
 *       must not be done under the lock
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

static bool set_balance_from(int account, int old, int sum)
{
	bool unchanged;

	pthread_mutex_lock(&accounts[account].lock);
	unchanged = accounts[account].balance == old;
	if (unchanged)
		accounts[account].balance = sum;
	pthread_mutex_unlock(&accounts[account].lock);
	return unchanged;
}

static void book(int account, int amount)
{
	int old;

	do
		old = balance(account);
	while (!set_balance_from(account, old, old + amount));
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
