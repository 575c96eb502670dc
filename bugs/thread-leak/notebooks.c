/*
 * Each interpreter keeps a notebook, and leaves it behind when he goes.
 *
 * The notebook is thread-specific data: allocated when a thread first needs it,
 * found again by a key.  The key was made without a destructor, so at the end
 * of the thread nobody frees what it points to:
 *
 *	thread 1: get notebook (malloc), write, end     <- lost
 *	thread 2: get notebook (malloc), write, end     <- lost
 *
 * The key has no value in the next thread, and no other name leads there.
 * A process that starts a thread for each talk loses a notebook for each talk.
 *
 * class:    thread-leak
 * cwe:      401
 * cert:     CON30
 * tsan:     nothing -- it counts threads, not memory
 * helgrind: nothing -- it does not ask for memory that is lost
 * drd:      nothing -- it does not ask for memory that is lost
 * explore:  check given-back
 * native:   check given-back
 * hint:     Who else knows where the notebook of a thread is?
 * hint:     What happens to thread-specific data at the end of its thread?
 * hint:     Read the second parameter of pthread_key_create().
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
	CHECK(lent == 0); //@ given-back
}
