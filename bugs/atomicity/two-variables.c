/*
 * A tide gauge reports height and minute, in a variable for each.
 *
 * Both are atomic, so each number that the pilot reads was written by the
 * gauge. But a report is a pair, and the pilot reads its halves one after the
 * other:
 *
 *	pilot: height of minute 0
 *	gauge:                     height of minute 1, minute 1
 *	pilot:                                                  minute 1
 *
 * The pilot now holds a height and a minute that never were a report. What must
 * be consistent together must be read and written together. The two rendezvous
 * hold the pilot between his two readings until the gauge has reported.
 *
 * class:    atomicity
 * cwe:      362
 * cert:     CON08
 * tsan:     nothing -- every access is atomic, so none races
 * helgrind: nothing -- every access is atomic, so none races
 * drd:      nothing -- every access is atomic, so none races
 * explore:  check pair
 * native:   check pair
 * hint:     Which numbers belong together?
 * hint:     How many operations does it take to read a report?
 * hint:     Read both under one lock, put both into one word, or notice that a
 *           report came in between and read again.
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
static atomic_int height; /* these two are one report */
static atomic_int minute;

static void write_report(struct report report)
{
	atomic_store(&height, report.height);
	atomic_store(&minute, report.minute);
}

static struct report read_report(void)
{
	struct report report;

	report.height = atomic_load(&height);
	rendezvous(&half_read);
	rendezvous(&reported);
	report.minute = atomic_load(&minute);
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
	CHECK(report.height == RISE * report.minute); //@ pair
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
