/*
 * alarm.c - alarm() and setitimer(): time is virtual, so the signal comes
 * whenever the schedule says.
 *
 * The clock that sends it is a thread of its own, which nobody joins.
 */
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "finding.h"
#include "program.h"
#include "signals.h"

static struct thread *the_alarm; /* that was set and has not gone off */

void alarm_reset(void)
{
	the_alarm = NULL;
}

static void *go_off(void *pc)
{
	struct event e = {.kind = EVENT_KILL, .pc = (uintptr_t)pc};

	e.on[0] = (struct footprint) {.use = USE_EVERYTHING};
	point(&e);
	if (the_alarm != self)
		return NULL;
	the_alarm = NULL;
	if (signal_has_handler(SIGALRM))
		signal_send(NULL, SIGALRM, (uintptr_t)pc);
	else
		remark("the alarm that would end the process never went off",
		       (uintptr_t)pc);
	return NULL;
}

static bool set_alarm(bool on, uintptr_t pc)
{
	bool before = the_alarm;
	struct thread *t;

	the_alarm = NULL;
	if (!on)
		return before;
	t = new_thread(go_off, (void *)pc);
	if (!t)
		cannot("alarm", pc, "so many threads and alarms");
	t->created_at = pc;
	t->detached = true;
	t->is_alarm = true;
	t->mask = ~(uint64_t)0;
	clock_join(&t->clock, &self->clock);
	step_clock();
	the_alarm = t;
	begin_thread(t);
	return before;
}

unsigned alarm(unsigned seconds)
{
	return set_alarm(seconds, CALLER);
}

int setitimer(__itimer_which_t which, const struct itimerval *to,
	      struct itimerval *old)
{
	uintptr_t pc = CALLER;

	if (which != ITIMER_REAL || timerisset(&to->it_interval))
		cannot("setitimer", pc,
		       "a timer that goes off more than once, "
		       "or counts processor time");
	if (old)
		memset(old, 0, sizeof *old);
	set_alarm(timerisset(&to->it_value), pc);
	return 0;
}
