/*
 * The customer carries a lock, held from the first write to the last.
 *
 * Why it is enough: the discount is wrong only between the two writes, and
 * nobody else gets in between.  It would not be enough to lock each write
 * alone.
 *
 * cost: invoices to one customer are made one after the other, and whatever
 *       else reads the discount must take this lock too
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "lab.h"

enum { OWN_DISCOUNT = 10 };

//@ edit
struct customer {
	pthread_mutex_t lock; /* guards the rest */
	int discount;         /* per cent */
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
	struct customer *customer = invoice->customer;
	int saved;

	pthread_mutex_lock(&customer->lock);
	saved = customer->discount;
	customer->discount = saved + invoice->bonus;
	invoice->price = price_for(customer, invoice->amount);
	customer->discount = saved;
	pthread_mutex_unlock(&customer->lock);
}

static struct customer *new_customer(void)
{
	struct customer *customer = calloc(1, sizeof *customer);

	if (!customer)
		exit(EXIT_FAILURE);
	pthread_mutex_init(&customer->lock, NULL);
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
