/*
 * The gauge numbers its reports, and a pilot whose number changed reads again.
 *
 * A clean twin: the pilot reads without a lock while the gauge writes, and
 * reads pairs that do not fit. Why it is enough: he does not use them.
 * `version` is odd while a report is being written and grows with each. If it
 * is even and the same before and after, then no write lay between the two
 * readings.
 *
 * cost: readers never make the writer wait; but they may have to read many
 *       times, and two writers would need a lock between them
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
static atomic_uint version; /* odd while a report is being written */
static atomic_int height;   /* these two are one report */
static atomic_int minute;

static void write_report(struct report report)
{
	atomic_fetch_add(&version, 1);
	atomic_store(&height, report.height);
	atomic_store(&minute, report.minute);
	atomic_fetch_add(&version, 1);
}

static struct report read_report(void)
{
	struct report report;
	unsigned before;

	do {
		before = atomic_load(&version);
		report.height = atomic_load(&height);
		rendezvous(&half_read);
		rendezvous(&reported);
		report.minute = atomic_load(&minute);
	} while (before % 2 || before != atomic_load(&version));
	return report;
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
