/*
 * One lock guards the pair, for the writer and for the reader.
 *
 * Why it is enough: between the two writes nobody can read, and between the two
 * readings nobody can write.
 *
 * cost: the gauge waits for every pilot who reads; the two need no longer be
 *       atomic
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
static pthread_mutex_t board = PTHREAD_MUTEX_INITIALIZER;
static struct report last; /* guarded by `board` */

static void write_report(struct report report)
{
	pthread_mutex_lock(&board);
	last = report;
	pthread_mutex_unlock(&board);
}

static struct report read_report(void)
{
	struct report report;

	pthread_mutex_lock(&board);
	report.height = last.height;
	rendezvous(&half_read);
	rendezvous(&reported);
	report.minute = last.minute;
	pthread_mutex_unlock(&board);
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
