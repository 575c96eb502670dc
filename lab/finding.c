/* finding.c - the closed vocabulary, and findings in a pool. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "finding.h"
#include "memory.h"

#define obstack_chunk_alloc malloc
#define obstack_chunk_free free

static const struct {
	const char *word;
	const char *meaning;
} kinds[KINDS] = {
	[DATA_RACE] = {"data-race",
		       "Two threads touch the same memory, at least one of "
		       "them writes, and nothing orders the two accesses."},
	[LOCK_ORDER] = {"lock-order",
			"Threads take the same locks in different orders. "
			"With unlucky timing each holds what another waits "
			"for."},
	[DEADLOCK] = {"deadlock",
		      "Threads wait for each other in a circle: none of them "
		      "can ever go on."},
	[STUCK] = {"stuck",
		   "Every thread sleeps and nobody is left to wake one."},
	[LOST_WAKEUP] = {"lost-wakeup",
			 "A thread sleeps for a signal that came before it "
			 "began to wait, and went to nobody."},
	[HANG] = {"hang",
		  "The program was still running when its time was up."},
	[LIVELOCK] = {"livelock",
		      "The threads keep running, each undoing or repeating "
		      "its work, and none gets anywhere."},
	[MISUSE] = {"misuse",
		    "A synchronisation object is used in a way that POSIX "
		    "calls an error or leaves undefined."},
	[LEAK] = {"leak",
		  "A thread was neither joined nor detached, or it waits for "
		  "ever: its stack is never given back."},
	[USE_AFTER_FREE] = {"use-after-free",
			    "Memory is used by one thread after another has "
			    "freed it."},
	[DOUBLE_FREE] = {"double-free", "The same memory is freed twice."},
	[CHECK_FAILED] = {"check",
			  "The program's own oracle found a wrong result."},
	[CRASH] = {"crash", "A signal ended the program."},
	[SIGNAL_UNSAFE] = {"signal-unsafe",
			   "A signal handler calls a function that is not "
			   "safe there: the interrupted code may hold its "
			   "lock."},
	[SLOW] = {"slow",
		  "The result is right, and more threads make it slower."},
	[OTHER] = {"other", "The tool reports something the lab has no word "
			    "for; read its own text."},
};

const char *kind_word(enum kind kind)
{
	return kinds[kind].word;
}

const char *kind_meaning(enum kind kind)
{
	return kinds[kind].meaning;
}

bool kind_named(const char *word, size_t length, enum kind *kind)
{
	for (size_t i = 0; i < KINDS; i++)
		if (strlen(kinds[i].word) == length &&
		    memcmp(kinds[i].word, word, length) == 0) {
			*kind = (enum kind)i;
			return true;
		}
	return false;
}

void findings_init(struct findings *all)
{
	all->first = NULL;
	all->last = NULL;
	all->shown = NULL;
	obstack_exit_failure = 2; /* as memory.h promises */
	obstack_init(&all->pool);
}

void findings_free(struct findings *all)
{
	obstack_free(&all->pool, NULL);
	all->first = all->last = NULL;
}

const char *findings_keep(struct findings *all, const char *text, size_t length)
{
	return obstack_copy0(&all->pool, text, (int)length);
}

const char *findings_say(struct findings *all, const char *format, ...)
{
	va_list arguments;
	char *text;
	const char *kept;

	va_start(arguments, format);
	if (vasprintf(&text, format, arguments) < 0)
		text = copy("");
	va_end(arguments);
	kept = findings_keep(all, text, strlen(text));
	free(text);
	return kept;
}

static const char *keep(struct findings *all, const char *text)
{
	return text ? findings_keep(all, text, strlen(text)) : NULL;
}

static void *cleared(struct findings *all, size_t size)
{
	return memset(obstack_alloc(&all->pool, (int)size), 0, size);
}

struct finding *found(struct findings *all, enum kind kind, enum witness by,
		      const char *says)
{
	struct finding *new = cleared(all, sizeof *new);

	new->kind = kind;
	new->by = by;
	new->says = keep(all, says);
	*(all->last ? &all->last->next : &all->first) = new;
	return all->last = new;
}

struct place *place_add(struct findings *all, struct finding *in,
			const char *role)
{
	struct place **end = &in->places;
	struct place *new = cleared(all, sizeof *new);

	new->role = keep(all, role);
	while (*end)
		end = &(*end)->next;
	return *end = new;
}

struct frame *frame_add(struct findings *all, struct place *in,
			const char *function, const char *file, int line)
{
	struct frame **end = &in->frames;
	struct frame *new = cleared(all, sizeof *new);

	new->function = keep(all, function);
	new->file = keep(all, file);
	new->line = file ? line : 0;
	while (*end)
		end = &(*end)->next;
	return *end = new;
}

void findings_append(struct findings *into, const struct findings *from)
{
	for (const struct finding *f = from->first; f; f = f->next) {
		struct finding *finding = found(into, f->kind, f->by, f->says);

		finding->object = keep(into, f->object);
		finding->whole = f->whole;
		for (const struct place *p = f->places; p; p = p->next) {
			struct place *place = place_add(into, finding, p->role);

			place->thread = keep(into, p->thread);
			place->locks = keep(into, p->locks);
			place->context = p->context;
			for (const struct frame *r = p->frames; r; r = r->next)
				frame_add(into, place, r->function, r->file,
					  r->line);
		}
	}
}

int place_line(const struct place *place, const char *source)
{
	for (const struct frame *f = place->frames; f; f = f->next)
		if (f->file && f->line > 0 &&
		    strcmp(file_base(f->file), file_base(source)) == 0)
			return f->line;
	return 0;
}
