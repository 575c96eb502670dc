/*
 * Sales, the warehouse and the bookkeeper close a ring of three locks.
 *
 * Each of the three offices needs two of the firm's books at a time, and no two
 * offices disagree about the order of any two books:
 *
 *	sales:       lock orders,               then stock
 *	warehouse:   lock stock,                then invoices
 *	bookkeeper:  lock invoices,             then orders
 *
 * Sales waits for the warehouse, the warehouse for the bookkeeper, the
 * bookkeeper for sales.  Any two offices may work together for years; whoever
 * reviews them in pairs finds nothing.  The rendezvous is nine in the morning,
 * when each has opened its first book.
 *
 * class:    deadlock
 * cwe:      833
 * cert:     CON35 POS51
 * tsan:     nothing -- it learns an order when the second lock is had, and here
 *           nobody gets a second one
 * helgrind: nothing -- it learns an order when the second lock is had, and here
 *           nobody gets a second one
 * drd:      nothing -- it keeps no lock order
 * explore:  deadlock second
 * native:   deadlock second
 * hint:     Draw an arrow from the first to the second lock of each office.
 * hint:     Two arrows are never a ring here.  Draw all three.
 * hint:     One order for all books, or never two books at once.
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
	pthread_mutex_lock(&stock_lock); //@ second
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
	pthread_mutex_lock(&invoices_lock); //@ second
	stock--;
	invoices++;
	pthread_mutex_unlock(&invoices_lock);
	pthread_mutex_unlock(&stock_lock);
	return NULL;
}

static void *bookkeeper(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&invoices_lock);
	rendezvous(&nine_o_clock);
	pthread_mutex_lock(&orders_lock); //@ second
	invoices--;
	orders--;
	pthread_mutex_unlock(&orders_lock);
	pthread_mutex_unlock(&invoices_lock);
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
