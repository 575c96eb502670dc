/*
 * Two invoices borrow the same customer and each changes the discount a while.
 *
 * An invoice can grant a bonus for one purchase.  Whoever wrote bill() had a
 * function that works out the price from the customer's own discount, so it
 * raises the discount, asks for the price and puts it back.  Each invoice is
 * made by a thread of its own and looks private.  But both point to one
 * customer on the heap, and nothing in either thread says so:
 *
 *	spring: discount = 10 + 5
 *	autumn:                    saved = 15, discount = 35
 *	spring: price at 35        <- the other one's bonus too
 *	spring: discount = 10
 *	autumn:                    price at 10, discount = 15 (for ever)
 *
 * class:    data-race
 * cwe:      362
 * cert:     CON43
 * tsan:     data-race discount
 * helgrind: data-race discount
 * drd:      data-race discount
 * explore:  data-race discount; check bills
 * native:   maybe check bills -- both must be inside bill() at once, a window
 *           of a few instructions
 * hint:     Which memory do the two invoices have in common?
 * hint:     What does the other thread see between the two writes of bill()?
 * hint:     A bonus belongs to the invoice.  Why does it go through the
 *           customer?
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "lab.h"

enum { OWN_DISCOUNT = 10 };

//@ edit
struct customer {
	int discount; /* per cent; guarded by nothing */
};

struct invoice {
	struct customer *customer; /* shared by all invoices made out to it */
	int amount;
	int bonus; /* per cent, for this invoice only */
	int price;
};

static int price_for(const struct customer *customer, int amount)
{
	return amount * (100 - customer->discount) / 100; //@ discount
}

static void bill(struct invoice *invoice)
{
	struct customer *customer = invoice->customer;
	int saved = customer->discount; //@ discount

	customer->discount = saved + invoice->bonus; //@ discount
	invoice->price = price_for(customer, invoice->amount);
	customer->discount = saved; //@ discount
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
	CHECK(spring.price == 170 && autumn.price == 70); //@ bills
	CHECK(customer->discount == OWN_DISCOUNT);        //@ bills
	free(customer);
}
