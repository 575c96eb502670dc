/*
 * Each interpreter gives back what he has borrowed, as his last deed.
 *
 * Why it is enough: there is one way out of the thread, and on it the value is
 * taken from the key and freed.
 *
 * cost: every thread function that may come to note() must know of it, and
 *       every way out; a cleanup handler would see to pthread_exit() too
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
	pthread_key_create(&notebook, NULL);
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
	char *page;

	note("good morning");
	note("and welcome");
	page = pthread_getspecific(notebook);
	pthread_setspecific(notebook, NULL);
	if (page)
		give_back(page);
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
