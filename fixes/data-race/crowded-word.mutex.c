/*
 * Both hold a lock while they touch the flag.
 *
 * Why it is enough: whoever has `door` is alone with the flag.  The counts
 * need no lock, as nobody but the attendant touches them before he is joined.
 *
 * cost: a lock for each look at the sign; right as soon as the sign also shows
 *       how many places are free
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { ROWS = 7, ROUNDS = SIZE(30, 1) };

//@ edit
static pthread_mutex_t door = PTHREAD_MUTEX_INITIALIZER;

static struct {
	_Alignas(8) bool open;    /* guarded by `door` */
	unsigned char cars[ROWS]; /* the attendant's until he is joined */
} level;

static void open_level(void)
{
	pthread_mutex_lock(&door);
	level.open = true;
	pthread_mutex_unlock(&door);
}

static bool is_open(void)
{
	bool open;

	pthread_mutex_lock(&door);
	open = level.open;
	pthread_mutex_unlock(&door);
	return open;
}
//@ end

static struct rendezvous noon = RENDEZVOUS(2);

static void *attendant(void *unused)
{
	(void)unused;
	open_level();
	for (int round = 0; round < ROUNDS; round++)
		for (int row = 0; row < ROWS; row++)
			level.cars[row]++;
	rendezvous(&noon);
	return NULL;
}

static void *sign(void *argument)
{
	bool *shown = argument;

	rendezvous(&noon);
	*shown = is_open();
	return NULL;
}

int main(void)
{
	pthread_t up;
	pthread_t street;
	bool shown = false;

	pthread_create(&up, NULL, attendant, NULL);
	pthread_create(&street, NULL, sign, &shown);
	pthread_join(up, NULL);
	pthread_join(street, NULL);
	CHECK(shown <= is_open());
	for (int row = 0; row < ROWS; row++)
		CHECK(level.cars[row] == ROUNDS);
}
