/*
 * Each invoice works on a copy of the customer.
 *
 * Why it is enough: the copy lies on the thread's own stack.  The shared
 * customer is read by all and written by nobody, so the readings cannot race,
 * and there is nothing to put back.
 *
 * cost: the copy, for each invoice; it must reach everything that is changed,
 *       and a pointer in the struct would still be shared
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "lab.h"

enum { OWN_DISCOUNT = 10 };

//@ edit
struct customer {
	int discount; /* per cent; constant while invoices are made */
};

struct invoice {
	struct customer *customer; /* shared by all invoices made out to it */
	int amount;
	int bonus; /* per cent, for this invoice only */
	int price;
};

static int price_for(const struct customer *customer, int amount)
{
	return amount * (100 - customer->discount) / 100;
}

static void bill(struct invoice *invoice)
{
	struct customer as_billed = *invoice->customer;

	as_billed.discount += invoice->bonus;
	invoice->price = price_for(&as_billed, invoice->amount);
}

static struct customer *new_customer(void)
{
	struct customer *customer = calloc(1, sizeof *customer);

	if (!customer)
		exit(EXIT_FAILURE);
	customer->discount = OWN_DISCOUNT;
	return customer;
}
//@ end

static void *clerk(void *argument)
{
	bill(argument);
	return NULL;
}

int main(void)
{
	struct customer *customer = new_customer();
	struct invoice spring = {customer, 200, 5, 0};
	struct invoice autumn = {customer, 100, 20, 0};
	pthread_t one;
	pthread_t other;

	pthread_create(&one, NULL, clerk, &spring);
	pthread_create(&other, NULL, clerk, &autumn);
	pthread_join(one, NULL);
	pthread_join(other, NULL);
	CHECK(spring.price == 170 && autumn.price == 70);
	CHECK(customer->discount == OWN_DISCOUNT);
	free(customer);
}
