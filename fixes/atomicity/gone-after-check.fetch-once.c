/*
 * The pointer is atomic, and read once.
 *
 * Why it is enough: what is checked and what is printed are the same value, in
 * a variable that no other thread can reach. The texts are never freed, so an
 * old one may still be read; the release and the acquire would matter for texts
 * that are made at run time.
 *
 * cost: none; but it rests on the texts' living for ever
 */
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "lab.h"

enum { SHAFTS = SIZE(100, 1), WIDTH = 20 };

//@ edit
static const char *_Atomic doing; /* a text that is never freed, or NULL */

static void set_doing(const char *text)
{
	atomic_store_explicit(&doing, text, memory_order_release);
}

/* Returns how many columns of the board are lit. */
static size_t show(void)
{
	const char *text = atomic_load_explicit(&doing, memory_order_acquire);

	return text ? strlen(text) : 0;
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
