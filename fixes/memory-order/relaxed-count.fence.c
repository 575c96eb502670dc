/*
 * Every drop releases, and only the last one acquires, with a fence.
 *
 * A clean twin: the drop does not acquire, and the fence stands behind it.  Why
 * it is enough: the last drop has read a value that the others' releases wrote,
 * and a fence after it takes over what they handed on.
 *
 * cost: the cheapest there is; ThreadSanitizer, which many projects rely on,
 *       takes it for a race
 * tsan: noise data-race column -- it does not know fences; noise data-race
 *       column drop -- it does not know fences
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
				      memory_order_release) == 1) {
		atomic_thread_fence(memory_order_acquire);
		shred(sheet);
	}
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
