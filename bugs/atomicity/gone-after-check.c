/*
 * A board shows what a lathe does, which stops between look and print.
 *
 * The board asks whether there is a text, and if so prints it. The question
 * reads the pointer once, and the printing reads it again:
 *
 *	board: doing is "turning a shaft"
 *	lathe:                             doing = NULL
 *	board:                                          strlen(doing)   <- NULL
 *
 * A pointer that was checked is not checked for ever: the check was of a value,
 * and the variable has another one by now.
 *
 * class:    atomicity
 * cwe:      367, 476
 * cert:     CON43
 * origin:   MySQL, bug 3596
 * tsan:     data-race doing; maybe crash doing -- as natively
 * helgrind: data-race doing; maybe crash doing -- as natively
 * drd:      data-race doing; maybe crash doing -- as natively
 * explore:  data-race doing; crash doing
 * native:   maybe crash doing -- the lathe must stop between two neighbouring
 *           loads
 * hint:     How often is `doing` read on the way to one line on the board?
 * hint:     What does the first of the readings tell about the last one?
 * hint:     Read the pointer once, whole, into a variable of your own.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "lab.h"

enum { SHAFTS = SIZE(100, 1), WIDTH = 20 };

//@ edit
static const char *doing; /* a text that is never freed, or NULL */

static void set_doing(const char *text)
{
	doing = text; //@ doing
}

/* Returns how many columns of the board are lit. */
static size_t show(void)
{
	if (doing)                    //@ doing
		return strlen(doing); //@ doing
	return 0;
}
//@ end

static void *lathe(void *unused)
{
	(void)unused;
	for (int i = 0; i < SHAFTS; i++) {
		set_doing("turning a shaft");
		set_doing(NULL);
	}
	return NULL;
}

static void *board(void *unused)
{
	(void)unused;
	for (int i = 0; i < SHAFTS; i++)
		CHECK(show() < WIDTH);
	return NULL;
}

int main(void)
{
	pthread_t shop;
	pthread_t wall;

	pthread_create(&shop, NULL, lathe, NULL);
	pthread_create(&wall, NULL, board, NULL);
	pthread_join(shop, NULL);
	pthread_join(wall, NULL);
}
