/*
 * The key is made with a destructor.
 *
 * Why it is enough: at the end of every thread that has a value, by return, by
 * pthread_exit() or by cancellation, the destructor is called with it.  The
 * join comes after that.
 *
 * cost: none; it is not called for main at exit(), nor by
 *       pthread_key_delete()
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "lab.h"

enum { INTERPRETERS = 2, PAGE = 64 };

static atomic_int lent; /* notebooks that are somebody's */
static pthread_key_t notebook;

static char *borrow(void)
{
	char *page = malloc(PAGE);

	if (!page)
		exit(EXIT_FAILURE);
	lent++;
	return page;
}

static void give_back(void *page)
{
	free(page);
	lent--;
}

//@ edit
static void open_office(void)
{
	pthread_key_create(&notebook, give_back);
}

static void note(const char *word)
{
	char *page = pthread_getspecific(notebook);

	if (!page) {
		page = borrow();
		pthread_setspecific(notebook, page);
	}
	snprintf(page, PAGE, "%s", word);
}

static void *interpreter(void *unused)
{
	note("good morning");
	note("and welcome");
	return unused;
}
//@ end

int main(void)
{
	pthread_t threads[INTERPRETERS];

	(void)give_back;
	open_office();
	for (int i = 0; i < INTERPRETERS; i++)
		pthread_create(&threads[i], NULL, interpreter, NULL);
	for (int i = 0; i < INTERPRETERS; i++)
		pthread_join(threads[i], NULL);
	CHECK(lent == 0);
}
