/*
 * Both counters live in one atomic word, which is exchanged with zero.
 *
 * Why it is enough: one addition counts a message and its bytes, and one
 * exchange reads and clears both; there is no moment between.
 *
 * cost: one atomic operation each; 24 bits for messages and 40 for bytes must
 *       last from one report to the next, or the bytes run over into the
 *       messages
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
enum { BYTES_BITS = 40 };

/* Since the last report: messages above, their bytes in the lower bits. */
static _Atomic uint64_t both;

static void delivered(long size)
{
	both += (UINT64_C(1) << BYTES_BITS) + (uint64_t)size;
}

static struct report take_report(void)
{
	uint64_t taken = atomic_exchange(&both, 0);

	return (struct report) {
		(long)(taken >> BYTES_BITS),
		(long)(taken & ((UINT64_C(1) << BYTES_BITS) - 1))};
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
