/*
 * Two cashiers of a bank transfer money with balance() and set_balance().
 *
 * Both functions take the account's lock, so every access is guarded, no
 * detector of races has anything to say, and the review was short.  But a
 * booking is not an access.  It is a reading and a writing, and the lock is
 * given back between them:
 *
 *	rent: balance(tenant) = 100
 *	wage:                        balance(tenant) = 100, set_balance(130)
 *	rent: set_balance(90)                        <- the wage is gone
 *
 * class:    lost-update
 * cwe:      362
 * cert:     CON07
 * tsan:     nothing -- every access holds the lock, there is no race
 * helgrind: nothing -- every access holds the lock, there is no race
 * drd:      nothing -- every access holds the lock, there is no race
 * explore:  check booked
 * native:   maybe check booked -- the other cashier must come between
 *           balance() and set_balance()
 * hint:     For how long is the lock held in a booking?
 * hint:     What may have happened to the balance before set_balance() runs?
 * hint:     Book what is to be added, not what the sum should be.
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

static void set_balance(int account, int sum)
{
	pthread_mutex_lock(&accounts[account].lock);
	accounts[account].balance = sum;
	pthread_mutex_unlock(&accounts[account].lock);
}

static void book(int account, int amount)
{
	set_balance(account, balance(account) + amount);
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
	CHECK(balance(TENANT) == DEPOSIT + MONTHS * (WAGE - RENT)); //@ booked
}
