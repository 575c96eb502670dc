/* text_locks.c - the locks of an error, which only the text describes. */
#include <stdio.h>
#include <string.h>

#include "text.h"
#include "words.h"

bool is_lock(const struct log_line *line)
{
	return begins(line->text, " Lock at 0x");
}

const struct log_line *behind_lock(const struct log_line *at,
				   const struct log_line *end)
{
	for (at++; at < end; at++)
		if (*at->text != ' ' || is_lock(at))
			break;
	return at;
}

static void note_lock(struct locks *all, const struct process *in,
		      struct finding *to, const struct log_line *at,
		      const struct log_line *end)
{
	struct lock *lock = &all->at[all->n];
	struct place *first;

	if (all->n == LOCKS ||
	    sscanf(at->text, " Lock at %23s", lock->address) != 1)
		return;
	all->n++;
	for (const struct log_line *l = at + 1; l < end && !lock->name; l++)
		lock->name = variable_in(all->out, unindented(l));
	if (++at == end || !is_frame(at))
		return;
	first = place_add(
		all->out, to,
		findings_say(all->out, "lock %s was first used here",
			     lock->name ? lock->name : lock->address));
	first->context = true;
	text_stack(in, at, first);
	lock->first = first;
}

struct place *locks_note(struct locks *all, const struct process *in,
			 struct finding *to, const struct log_line *at,
			 const struct log_line *end)
{
	struct place *shown;

	for (; at < end; at++)
		if (is_lock(at))
			note_lock(all, in, to, at, behind_lock(at, end));
	shown = to->places;
	to->places = NULL;
	return shown;
}

static const struct lock *lock_at(const struct locks *all, const char *address,
				  size_t length)
{
	for (size_t i = 0; i < all->n; i++)
		if (strlen(all->at[i].address) == length &&
		    !memcmp(all->at[i].address, address, length))
			return &all->at[i];
	return NULL;
}

/* What a reader would call the lock at `address`. */
static const char *lock_called(const struct locks *in, const char *address,
			       size_t length)
{
	struct findings *out = in->out;
	const struct lock *lock = lock_at(in, address, length);
	const struct frame *f =
		lock && lock->first ? lock->first->frames : NULL;

	if (lock && lock->name)
		return lock->name;
	/* The call itself lies in the tool, which shows its own source where
	   that is known. */
	while (f && (!f->file || !f->line || strstr(f->file, "_intercepts.c")))
		f = f->next;
	if (f) {
		const char *slash = strrchr(f->file, '/');

		return findings_say(out, "the one first used at %s:%d (%s)",
				    slash ? slash + 1 : f->file, f->line,
				    lock->address);
	}
	return findings_say(out, "1 lock (%.*s)", (int)length, address);
}

const char *locks_held(const struct locks *in, const char *says)
{
	struct findings *out = in->out;
	const char *at = strstr(says, " 0x");
	const char *more = strstr(says, "(and ");
	const char *all = NULL;

	if (strstr(says, "none"))
		return "none";
	for (int i = 0; at && i < LOCKS; at = strstr(at, " 0x"), i++) {
		size_t length = strcspn(++at, " ");
		const char *one = lock_called(in, at, length);

		all = all ? findings_say(out, "%s, %s", all, one) : one;
	}
	if (at)
		return findings_say(out, "%s, ...", all);
	if (more && all)
		return findings_say(out, "%s %.*s", all,
				    (int)strcspn(more, ")") + 1, more);
	return all ? all : findings_keep(out, says, strlen(says));
}

const char *locks_by_name(const struct locks *in, const char *role)
{
	struct findings *out = in->out;
	const char *at = role;

	for (int i = 0; i < LOCKS && (at = strstr(at, "0x")); i++) {
		size_t length = strcspn(at, " :.,");
		const struct lock *lock = lock_at(in, at, length);
		size_t before = (size_t)(at - role);

		if (lock && lock->name) {
			if (before >= 3 && !memcmp(at - 3, "at ", 3))
				before -= 3; /* "lock at 0x10C060" */
			role = findings_say(out, "%.*s%s%s", (int)before, role,
					    lock->name, at + length);
			at = role + before + strlen(lock->name);
		} else {
			at += length;
		}
	}
	return role;
}

const char *locks_named(const struct locks *in)
{
	struct findings *out = in->out;
	const char *all = NULL;

	for (size_t i = 0; i < in->n; i++) {
		const char *name = in->at[i].name;

		if (name)
			all = all ? findings_say(out, "%s and %s", all, name)
				  : name;
	}
	return all ? findings_say(out, "lock%s %s", in->n > 1 ? "s" : "", all)
		   : NULL;
}
