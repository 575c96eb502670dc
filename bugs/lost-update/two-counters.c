/*
 * A mail server counts messages and bytes, and its reporter sets both to zero.
 *
 * Each counter is atomic, and adding to it loses nothing.  Once a minute the
 * reporter writes both down and starts again from zero.  Reading and clearing
 * are two steps, though, and two counters are two more:
 *
 *	reporter: read messages (4)
 *	delivery:                    messages = 5, bytes = 500
 *	reporter: read bytes (500), both = 0       <- 4 messages of 125 bytes,
 *	                                              and one never counted
 *
 * What is counted between reading and clearing is in no report.  And the
 * figures of one report belong to two different moments.
 *
 * class:    lost-update
 * cwe:      362
 * cert:     CON07
 * tsan:     nothing -- all accesses are atomic, there is no race
 * helgrind: nothing -- all accesses are atomic, there is no race
 * drd:      nothing -- all accesses are atomic, there is no race
 * explore:  check figures
 * native:   maybe check figures -- a message must arrive while the report is
 *           being made
 * hint:     What happens to a message that is counted just before the zeroes?
 * hint:     Would it be enough to exchange each counter with zero?
 * hint:     The two numbers are one fact: change, read and clear them
 *           together.
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
static atomic_long messages; /* since the last report */
static atomic_long bytes;    /* of them */

static void delivered(long size)
{
	messages += 1;
	bytes += size;
}

static struct report take_report(void)
{
	struct report report = {messages, bytes};

	messages = 0;
	bytes = 0;
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

	CHECK(report.bytes == report.messages * BYTES); //@ figures
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
	CHECK(reported == MESSAGES); //@ figures
}
