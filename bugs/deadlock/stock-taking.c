/*
 * A pharmacy's stock-taking and a pharmacist at an open cabinet wait politely.
 *
 * Nobody may change a label during stock-taking, and stock-taking waits until
 * every cabinet is closed.  The pharmacist opens a cabinet and then, with the
 * cabinet open, asks to change its label:
 *
 *	pharmacist: open cabinet,                   stock-taking: wait
 *	clerk:                    take stock,       cabinets open: wait
 *
 * No mutex is held by anybody who waits: each waits at a condition, in a loop,
 * and gives the lock back.  What is held is an open cabinet and an announced
 * stock-taking, which no tool knows to be locks.  The first
 * rendezvous lets the clerk come while a cabinet is open, the second lets the
 * count begin before the label is asked for.
 *
 * class:    deadlock
 * cwe:      833
 * origin:   MySQL 32395 (a statement with open tables waits for the global read
 *           lock, whose owner waits for the tables)
 * tsan:     nothing -- it knows locks, and here facts are waited for
 * helgrind: nothing -- it knows locks, and here facts are waited for
 * drd:      nothing -- it knows locks, and here facts are waited for
 * explore:  stuck label closed
 * native:   stuck label closed
 * hint:     Which two facts are waited for, and who can make each true?
 * hint:     What has the pharmacist not given back when it begins to wait?
 * hint:     Ask for the right to change before opening, or do not wait with the
 *           cabinet open.
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
	while (counting)
		pthread_cond_wait(&change, &pharmacy); //@ label
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
		pthread_cond_wait(&change, &pharmacy); //@ closed
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
