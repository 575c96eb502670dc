/*
 * Every drop releases and acquires.
 *
 * Why it is enough: the drops form one chain of read-modify-writes.  Each hands
 * on what its referee did, and the one that comes to zero takes over all of it.
 *
 * cost: an acquire in each drop, of which only the last is needed
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
		total += sheet->column[i];
	free(sheet);
}

//@ edit
static void leave(struct sheet *sheet)
{
	if (atomic_fetch_sub_explicit(&sheet->users, 1, memory_order_acq_rel) ==
	    1)
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

	seat->sheet->column[seat->number] = 7;
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
