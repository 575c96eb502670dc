/*
 * Two referees share a score sheet, and the last to leave shreds it.
 *
 * Each writes its own column, then drops its reference.  The count is an atomic
 * read-modify-write, so exactly one of them comes to zero.  But it is relaxed,
 * and what a referee wrote before it left is not ordered before what the last
 * one does after:
 *
 *	first:  leaves (2 -> 1)
 *	second:                 leaves (1 -> 0), adds up, shreds the sheet
 *	first:                                              column = 7, late
 *
 * class:    memory-order
 * cwe:      416
 * origin:   OpenSSL 25660: a relaxed decrement, which released nothing to who
 *           came to zero; aws-encryption-sdk-c 432: a decrement that released,
 *           and nobody who acquired before the object was freed
 * tsan:     data-race column; maybe data-race column drop -- the shredding
 *           races with the drop itself, too, if it comes first
 * helgrind: data-race column
 * drd:      data-race column
 * explore:  data-race column; data-race column drop
 * native:   nothing -- on x86-64 an atomic addition is a full barrier, on other
 *           machines it is not
 * hint:     Who is sure to be the last? What else must he be sure of?
 * hint:     Dropping a reference says: I am done. To whom, and with what order?
 * hint:     Each drop releases, and the last one acquires them all.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "lab.h"

enum { REFEREES = 2 };

struct sheet {
	int column[REFEREES]; /* each written by one, read by the last */
	atomic_int users;
};

static int total; /* written by the last referee, read when all have gone */

static void shred(struct sheet *sheet)
{
	for (int i = 0; i < REFEREES; i++)
		total += sheet->column[i]; //@ column
	free(sheet);                       //@ column
}

//@ edit
static void leave(struct sheet *sheet)
{
	if (atomic_fetch_sub_explicit(&sheet->users, 1, //@ drop
				      memory_order_relaxed) == 1)
		shred(sheet);
}
//@ end

struct seat {
	struct sheet *sheet;
	int number;
};

static void *referee(void *argument)
{
	const struct seat *seat = argument;

	seat->sheet->column[seat->number] = 7; //@ column
	leave(seat->sheet);
	return NULL;
}

int main(void)
{
	struct sheet *sheet = calloc(1, sizeof *sheet);
	struct seat seats[REFEREES];
	pthread_t referees[REFEREES];

	if (!sheet)
		return EXIT_FAILURE;
	atomic_init(&sheet->users, REFEREES);
	for (int i = 0; i < REFEREES; i++) {
		seats[i] = (struct seat) {sheet, i};
		pthread_create(&referees[i], NULL, referee, &seats[i]);
	}
	for (int i = 0; i < REFEREES; i++)
		pthread_join(referees[i], NULL);
	CHECK(total == REFEREES * 7);
}
