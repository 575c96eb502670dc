/* whose.c - whether an error is the program's, and where. */
#include <string.h>

#include "whose.h"

static bool begins(const struct frame *frame, const char *with)
{
	return frame->function &&
	       strncmp(frame->function, with, strlen(with)) == 0;
}

/* Whether the first place of `finding` is in, or below, such a function. */
static bool runs_through(const struct finding *finding, const char *function)
{
	const struct place *place = finding->places;

	for (const struct frame *f = place ? place->frames : NULL; f;
	     f = f->next)
		if (begins(f, function))
			return true;
	return false;
}

/* Whether the first place of `finding` is within glibc's own waiting, past the
   tool's stand-in for it, which has no version in its name. */
static bool is_within_wait(const struct finding *finding)
{
	const struct place *place = finding->places;

	for (const struct frame *f = place ? place->frames : NULL; f;
	     f = f->next)
		if (begins(f, "__pthread_cond_wait_common") ||
		    (begins(f, "pthread_cond_") &&
		     strstr(f->function, "wait@@")))
			return true;
	return false;
}

/* Whether nothing but the library's own beginning of a thread is left. */
static bool has_left(const struct place *place)
{
	for (const struct frame *f = place->frames; f; f = f->next)
		if (!begins(f, "start_thread") && !begins(f, "clone") &&
		    !begins(f, "mythread_wrapper"))
			return false;
	return place->frames != NULL;
}

static void drop_last(struct findings *out, struct finding *before)
{
	out->last = before;
	if (before)
		before->next = NULL;
	else
		out->first = NULL;
}

/* A place in the library alone has no line that a header could name: it must
   not be judged beside the creation. */
static void judge_creation(struct place *end)
{
	for (struct place *p = end->next; p; p = p->next)
		if (strstr(p->role, " was created here")) {
			p->context = false;
			end->context = true;
		}
}

void whose_error(struct findings *out, struct finding *before,
		 const struct error_kind *row)
{
	struct finding *finding = out->last;

	if (!row->name || !finding->places)
		return;
	if ((row->at_end && runs_through(finding, "lab_check")) ||
	    (runs_through(finding, "pthread_create") &&
	     strncmp(finding->says, "Destroying condition variable", 29) ==
		     0) ||
	    (row->kind == MISUSE && is_within_wait(finding))) {
		drop_last(out, before);
		return;
	}
	if (row->at_end && has_left(finding->places))
		judge_creation(finding->places);
}
