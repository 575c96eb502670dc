/*
 * The bonus is handed over as an argument, and the customer is only read.
 *
 * Why it is enough: nobody writes to the customer while threads run, and
 * reading what nobody writes is no race, however many do it.  That the pointer
 * is to a const customer makes the compiler keep the promise.
 *
 * cost: the function that works out the price has one argument more, and so
 *       has everybody who calls it
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
	const struct customer *customer; /* shared by all made out to it */
	int amount;
	int bonus; /* per cent, for this invoice only */
	int price;
};

static int price_for(const struct customer *customer, int amount, int bonus)
{
	return amount * (100 - customer->discount - bonus) / 100;
}

static void bill(struct invoice *invoice)
{
	invoice->price =
		price_for(invoice->customer, invoice->amount, invoice->bonus);
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
