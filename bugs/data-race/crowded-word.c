/*
 * A car park shows at the street whether a level is open, and asks nobody.
 *
 * The attendant of a level counts the cars in its seven rows and sets a flag
 * when he opens.  The counts are his own.  The flag is read by the sign at the
 * street, which holds nothing while it looks:
 *
 *	attendant: open = true, count row 0, row 1 ... row 6
 *	sign:                                                 read open
 *
 * Flag and counts are eight bytes, one machine word.  A detector that
 * remembers only the last few accesses to each word has by then forgotten who
 * wrote the flag: it knows about the rows.  The rendezvous is noon, when the
 * sign looks.
 *
 * class:    data-race
 * cwe:      820
 * cert:     CON43
 * tsan:     maybe data-race open -- it may keep no more than four accesses to
 *           eight bytes, and the counting of the rows drives out the flag's
 * helgrind: data-race open
 * drd:      data-race open
 * explore:  data-race open
 * native:   nothing -- a byte is written and read in one piece
 * hint:     Which of the eight bytes does more than one thread touch?
 * hint:     What orders the opening before the look from the street?
 * hint:     The counts need no guard.  The flag does.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { ROWS = 7, ROUNDS = SIZE(30, 1) };

//@ edit
static struct {
	_Alignas(8) bool open;    /* set by the attendant, read by the sign */
	unsigned char cars[ROWS]; /* the attendant's until he is joined */
} level;

static void open_level(void)
{
	level.open = true; //@ open
}

static bool is_open(void)
{
	return level.open; //@ open
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
