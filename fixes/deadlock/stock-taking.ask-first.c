/*
 * The pharmacist opens a cabinet when no stock is being taken.
 *
 * Why it is enough: the clerk, once it counts, waits only for those who opened
 * a cabinet before, and these no longer wait for the clerk: open_cabinet()
 * waited in their stead, with nothing open.
 *
 * cost: during stock-taking not even a look into a cabinet is possible
 */
#include <pthread.h>
#include <stdbool.h>

#include "lab.h"

static struct rendezvous noon = RENDEZVOUS(2);
static struct rendezvous count_begins = RENDEZVOUS(2);

static pthread_mutex_t pharmacy = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t change = PTHREAD_COND_INITIALIZER;
static int open_cabinets; /* guarded by `pharmacy` */
static bool counting;     /* stock is being taken, guarded by `pharmacy` */
static int labels;        /* changed so far, guarded by `pharmacy` */
static int counted;       /* labels that the count saw, guarded by `pharmacy` */

//@ edit
static void open_cabinet(void)
{
	pthread_mutex_lock(&pharmacy);
	while (counting)
		pthread_cond_wait(&change, &pharmacy);
	open_cabinets++;
	pthread_mutex_unlock(&pharmacy);
}

static void close_cabinet(void)
{
	pthread_mutex_lock(&pharmacy);
	open_cabinets--;
	pthread_cond_broadcast(&change);
	pthread_mutex_unlock(&pharmacy);
}

static void change_label(void)
{
	pthread_mutex_lock(&pharmacy);
	labels++;
	pthread_mutex_unlock(&pharmacy);
}

static void serve(void)
{
	open_cabinet();
	rendezvous(&noon);
	rendezvous(&count_begins);
	change_label();
	close_cabinet();
}
//@ end

static void take_stock(void)
{
	pthread_mutex_lock(&pharmacy);
	while (counting)
		pthread_cond_wait(&change, &pharmacy);
	counting = true;
	while (open_cabinets > 0)
		pthread_cond_wait(&change, &pharmacy);
	counted = labels;
	counting = false;
	pthread_cond_broadcast(&change);
	pthread_mutex_unlock(&pharmacy);
}

static void *pharmacist(void *unused)
{
	(void)unused;
	serve();
	return NULL;
}

static void *clerk(void *unused)
{
	(void)unused;
	rendezvous(&noon);
	take_stock();
	return NULL;
}

int main(void)
{
	pthread_t threads[2];

	pthread_create(&threads[0], NULL, pharmacist, NULL);
	pthread_create(&threads[1], NULL, clerk, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	CHECK(labels == 1 && open_cabinets == 0);
	CHECK(counted == 0 || counted == 1);
}
