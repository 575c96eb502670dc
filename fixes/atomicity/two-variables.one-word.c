/*
 * Both halves travel in one atomic word.
 *
 * Why it is enough: a word is read and written whole, so whoever reads it has
 * both halves of the same report.
 *
 * cost: nothing at run time; but the pair must fit into what the machine reads
 *       in one step, and a third number may not
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

#include "lab.h"

enum { RISE = 4, REPORTS = SIZE(50, 1) }; /* centimetres a minute */

static struct rendezvous half_read = RENDEZVOUS(2);
static struct rendezvous reported = RENDEZVOUS(2);

struct report {
	int height;
	int minute;
};

//@ edit
static _Atomic uint64_t last; /* height in the upper half, minute below */

static void write_report(struct report report)
{
	atomic_store(&last,
		     (uint64_t)report.height << 32 | (uint32_t)report.minute);
}

static struct report read_report(void)
{
	uint64_t word = atomic_load(&last);

	rendezvous(&half_read);
	rendezvous(&reported);
	return (struct report) {(int)(word >> 32), (int)(uint32_t)word};
}
//@ end

static void *gauge(void *unused)
{
	(void)unused;
	rendezvous(&half_read);
	for (int i = 1; i <= REPORTS; i++)
		write_report((struct report) {RISE * i, i});
	rendezvous(&reported);
	return NULL;
}

static void *pilot(void *unused)
{
	struct report report = read_report();

	(void)unused;
	CHECK(report.height == RISE * report.minute);
	return NULL;
}

int main(void)
{
	pthread_t river;
	pthread_t bridge;

	pthread_create(&river, NULL, gauge, NULL);
	pthread_create(&bridge, NULL, pilot, NULL);
	pthread_join(river, NULL);
	pthread_join(bridge, NULL);
}
