/*
 * The balance is atomic and is added to.
 *
 * Why it is enough: fetch_add reads, adds and writes as one step.
 *
 * cost: the cheapest; it can do sums and nothing else, so no "only if there is
 *       enough on the account"
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { DEPOSIT = 100, MONTHS = SIZE(30, 1), RENT = 10, WAGE = 30 };
enum { TENANT, LANDLORD, EMPLOYER, ACCOUNTS };

//@ edit
static atomic_int accounts[ACCOUNTS] = {DEPOSIT, DEPOSIT, DEPOSIT};

static int balance(int account)
{
	return atomic_load(&accounts[account]);
}

static void book(int account, int amount)
{
	atomic_fetch_add(&accounts[account], amount);
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
