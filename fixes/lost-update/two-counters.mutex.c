/*
 * One lock guards both counters, for counting and for reporting.
 *
 * Why it is enough: between reading and clearing nobody can count, and between
 * the two additions for a message nobody can report.
 *
 * cost: a lock for each message, once a minute a short wait
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

#include "lab.h"

enum { MESSAGES = SIZE(80, 2), REPORTS = SIZE(20, 1), BYTES = 100 };

struct report {
	long messages;
	long bytes;
};

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct report since; /* the last report; guarded by `lock` */

static void delivered(long size)
{
	pthread_mutex_lock(&lock);
	since.messages++;
	since.bytes += size;
	pthread_mutex_unlock(&lock);
}

static struct report take_report(void)
{
	struct report report;

	pthread_mutex_lock(&lock);
	report = since;
	since = (struct report) {0, 0};
	pthread_mutex_unlock(&lock);
	return report;
}
//@ end

static void *delivery(void *unused)
{
	(void)unused;
	for (int i = 0; i < MESSAGES; i++)
		delivered(BYTES);
	return NULL;
}

static long reported; /* messages in all reports; the reporter's, then main's */

static void write_report(void)
{
	struct report report = take_report();

	CHECK(report.bytes == report.messages * BYTES);
	reported += report.messages;
}

static void *reporter(void *unused)
{
	(void)unused;
	for (int i = 0; i < REPORTS; i++)
		write_report();
	return NULL;
}

int main(void)
{
	pthread_t mail;
	pthread_t minutes;

	pthread_create(&mail, NULL, delivery, NULL);
	pthread_create(&minutes, NULL, reporter, NULL);
	pthread_join(mail, NULL);
	pthread_join(minutes, NULL);
	write_report();
	CHECK(reported == MESSAGES);
}
