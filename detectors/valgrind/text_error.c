/* text_error.c - one error in the text of Helgrind or DRD. */
#include <stdio.h>
#include <string.h>

#include "text.h"
#include "whose.h"
#include "words.h"

/* No error has as many threads or stacks. */
enum { THREADS_NAMED = 4, STACKS = 100 };

/* What the functions below share. */
struct error {
	struct process *in;
	const struct log_line *at;
	const struct log_line *end;
	const char *headline;
	struct finding *to;
	struct locks locks;
	bool lock_order;
	bool judged;      /* a place that shows the defect is there */
	const char *held; /* "Locks held: ..." for the next stack; or NULL */
	int threads[THREADS_NAMED]; /* to be followed to their creation */
	size_t named;
	int stacks;
};

/* The thread that did what the sentence says; 0: it does not say. */
static int thread_in(const char *says)
{
	static const char by[] = " by thread #";
	const char *name = strstr(says, by);
	int id = 0;

	if (sscanf(says, "Conflicting %*s by thread %d", &id) == 1 ||
	    sscanf(says, "Other segment %*s (thread %d)", &id) == 1 ||
	    sscanf(says, "Thread #%d", &id) == 1)
		return id > 0 ? id : 0;
	if (name && (begins(says, "Possible data race") ||
		     begins(says, "This conflicts")))
		sscanf(name + strlen(by), "%d", &id);
	return id > 0 ? id : 0;
}

static void follow(struct error *error, int thread)
{
	for (size_t i = 0; i < error->named; i++)
		if (error->threads[i] == thread)
			return;
	if (thread > 1 && thread < THREADS && error->named < THREADS_NAMED)
		error->threads[error->named++] = thread;
}

/* Add the stack at `at`, which the sentence `says` introduces. */
static const struct log_line *
add_place(struct error *error, const struct log_line *at, const char *says)
{
	struct findings *out = error->in->out;
	bool observed = begins(says, "Observed (incorrect) order");
	/* In the text of a lock order, "followed by a later acquisition" is
	   what the headline is about. */
	bool first = !error->judged && !observed &&
		     (error->lock_order || says == error->headline);
	int thread = thread_in(error->lock_order && (first || observed)
				       ? error->headline
				       : says);
	const char *role = role_of(out, first ? error->headline : says);
	struct place *place =
		place_add(out, error->to, locks_by_name(&error->locks, role));

	place->context = !first && !is_judged(says);
	error->judged = error->judged || first;
	if (thread)
		place->thread = thread_name(out, thread);
	if (error->held)
		place->locks = locks_held(&error->locks, error->held);
	error->held = NULL;
	return text_stack(error->in, at, place);
}

static void note_sentence(struct error *error, const char *says)
{
	struct findings *out = error->in->out;
	const char *object;

	if (!begins(says, "Other segment"))
		follow(error, thread_in(says));
	object = error->to->object ? NULL : object_in(out, says);
	if (object) {
		/* DRD goes on in the same line. */
		const char *behind = strstr(object, " Allocation context:");

		error->to->object = findings_keep(
			out, object,
			behind ? (size_t)(behind - object) : strlen(object));
	}
}

/* The sentences and stacks, in order: each stack belongs to the sentence before
   it. */
static void add_places(struct error *error)
{
	const char *says = error->headline;
	const struct log_line *at = error->at;

	while (at < error->end)
		if (is_lock(at)) {
			at = behind_lock(at, error->end);
		} else if (is_frame(at) && error->stacks++ < STACKS) {
			at = add_place(error, at, says);
		} else {
			const char *next = unindented(at++);

			if (begins(next, "Locks held: "))
				error->held = next;
			else if (*next && !begins(next, "with error code"))
				note_sentence(error, says = next);
		}
}

/* The levels from the program's own call on; those below are the C library's
   and the tool's.  The tool's own level has no name; another one calls a
   thread's function. */
static struct frame *callers(struct frame *frames)
{
	struct frame *from = frames;

	for (struct frame *f = frames; f && f->next; f = f->next) {
		const char *by = f->next->function;

		if (by && begins(by, "start_thread"))
			break;
		if ((!f->function && !f->file) ||
		    (f->function && begins(f->function, "pthread_create")))
			from = f->next;
	}
	return from;
}

static void add_creations(struct error *error)
{
	struct process *in = error->in;

	for (size_t i = 0; i < error->named; i++) {
		const struct log_line *line = in->created[error->threads[i]];
		struct place *place;

		if (!line || line < in->first || line >= in->end)
			continue;
		place = place_add(
			in->out, error->to,
			findings_say(in->out, "%s was created here",
				     thread_name(in->out, error->threads[i])));
		place->context = true;
		text_stack(in, line + 1, place);
		place->frames = callers(place->frames);
	}
}

/* What Valgrind's core says with a stack below, which is no error. */
static bool is_core(const char *says)
{
	static const char *const beginnings[] = {
		"valgrind: ", "Valgrind: ", "Warning: ", "WARNING: "};

	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
		if (begins(says, beginnings[i]))
			return true;
	return false;
}

/* DRD says who is at fault, or where a lock was taken, before its headline. */
static bool is_before_headline(const char *says)
{
	return (begins(says, "Thread ") && says[strlen(says) - 1] == ':') ||
	       begins(says, "Acquired at:");
}

/* The first line of an error that is not indented; NULL: there is none, or no
   stack below. */
static const char *headline(struct error *error)
{
	const struct log_line *at = error->at;
	const char *says;

	while (at < error->end && (*at->text == ' ' || is_blank(at) ||
				   is_before_headline(at->text)))
		at++;
	if (at == error->end || is_core(at->text))
		return NULL;
	says = at->text;
	for (at++; at < error->end; at++)
		if (is_frame(at))
			return says;
	return NULL;
}

/* With its second half, if it has one. */
static const char *whole_headline(const struct error *error)
{
	for (const struct log_line *at = error->at; at < error->end; at++)
		if (begins(unindented(at), "with error code "))
			return findings_say(error->in->out, "%s %s",
					    error->headline, unindented(at));
	return error->headline;
}

/* After a fatal signal, a thread that holds a lock tells where it stood: if the
   program hung and was ended for it, that is who waited for whom. */
static void add_holder(struct error *error)
{
	struct process *in = error->in;
	const char *holds = strstr(error->headline, "still holds ");
	const struct log_line *at = error->at;
	struct place *place;

	if (!holds || !in->crash || in->errors > STACKS)
		return;
	while (!is_frame(at)) /* headline() saw one */
		at++;
	place = place_add(in->out, in->crash,
			  findings_say(in->out, "still held %s, and was here",
				       holds + strlen("still holds ")));
	place->context = true;
	if (thread_in(error->headline))
		place->thread =
			thread_name(in->out, thread_in(error->headline));
	text_stack(in, at, place);
	place->frames = callers(place->frames);
}

bool text_error(struct process *in, const struct log_line *at,
		const struct log_line *end)
{
	struct error error = {.in = in, .at = at, .end = end};
	const struct headline *named = in->tool->headlines;
	const struct error_kind *row;
	const char *says;
	struct place **last;
	struct place *locks;
	struct finding *before = in->out->last;

	error.headline = headline(&error);
	if (!error.headline)
		return false;
	if (in->ended) {
		add_holder(&error);
		return true;
	}
	says = whole_headline(&error);
	while (named->phrase && !strstr(says, named->phrase))
		named++;
	row = kind_of(in->tool, named->name, says);
	if (in->stopped && row->name && row->at_end)
		return true;
	error.to = found(in->out, row->name ? row->kind : OTHER, BY_TOOL, says);
	error.lock_order = error.to->kind == LOCK_ORDER;
	error.locks.out = in->out;
	locks = locks_note(&error.locks, in, error.to, at, end);
	add_places(&error);
	if (!error.to->object && error.to->kind != DATA_RACE)
		error.to->object = locks_named(&error.locks);
	for (last = &error.to->places; *last;)
		last = &(*last)->next;
	*last = locks;
	add_creations(&error);
	whose_error(in->out, before, row);
	return true;
}
