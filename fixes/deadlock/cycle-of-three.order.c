/*
 * The bookkeeper, too, opens the orders before the invoices.
 *
 * Why it is enough: the order is now orders, stock, invoices for everybody, and
 * a ring needs somebody who holds a later book while it waits for an earlier
 * one.
 *
 * cost: orders are closed to sales while the bookkeeper waits for the invoices
 */
#include <pthread.h>

#include "lab.h"

static struct rendezvous nine_o_clock = RENDEZVOUS(3);

static pthread_mutex_t orders_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t stock_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t invoices_lock = PTHREAD_MUTEX_INITIALIZER;
static int orders = 5;   /* guarded by orders_lock */
static int stock = 20;   /* guarded by stock_lock */
static int invoices = 3; /* guarded by invoices_lock */

//@ edit
static void *sales(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&orders_lock);
	rendezvous(&nine_o_clock);
	pthread_mutex_lock(&stock_lock);
	orders++;
	stock--;
	pthread_mutex_unlock(&stock_lock);
	pthread_mutex_unlock(&orders_lock);
	return NULL;
}

static void *warehouse(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&stock_lock);
	rendezvous(&nine_o_clock);
	pthread_mutex_lock(&invoices_lock);
	stock--;
	invoices++;
	pthread_mutex_unlock(&invoices_lock);
	pthread_mutex_unlock(&stock_lock);
	return NULL;
}

static void *bookkeeper(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&orders_lock);
	rendezvous(&nine_o_clock);
	pthread_mutex_lock(&invoices_lock);
	invoices--;
	orders--;
	pthread_mutex_unlock(&invoices_lock);
	pthread_mutex_unlock(&orders_lock);
	return NULL;
}
//@ end

int main(void)
{
	void *(*offices[])(void *) = {sales, warehouse, bookkeeper};
	pthread_t threads[3];

	for (int i = 0; i < 3; i++)
		pthread_create(&threads[i], NULL, offices[i], NULL);
	for (int i = 0; i < 3; i++)
		pthread_join(threads[i], NULL);
	CHECK(orders == 5 && stock == 18 && invoices == 3);
}
