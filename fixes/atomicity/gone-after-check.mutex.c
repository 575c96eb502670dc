/*
 * Whoever shows the text holds off whoever changes it.
 *
 * Why it is enough: between the question and the printing nobody can set the
 * pointer, so what was asked is what is printed. It would be enough for texts
 * that are freed, too.
 *
 * cost: the lathe waits for the board
 */
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "lab.h"

enum { SHAFTS = SIZE(100, 1), WIDTH = 20 };

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *doing; /* a text or NULL, guarded by `lock` */

static void set_doing(const char *text)
{
	pthread_mutex_lock(&lock);
	doing = text;
	pthread_mutex_unlock(&lock);
}

/* Returns how many columns of the board are lit. */
static size_t show(void)
{
	size_t lit = 0;

	pthread_mutex_lock(&lock);
	if (doing)
		lit = strlen(doing);
	pthread_mutex_unlock(&lock);
	return lit;
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
