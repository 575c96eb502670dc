/* reading.c - what a finding means, in plain words. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "memory.h"
#include "reading.h"

/* Parts of a tool or of the C library, where no reader wrote a line. */
static bool is_foreign(const char *file)
{
	static const char *const foreign[] = {
		/* glibc's, by base name alone in some reports */
		"clone.S",
		"clone3.S",
		"pthread_create.c",
		"futex-internal",
		"pthread_kill.c",
		"lowlevellock.c",
		"pthread_mutex_lock.c",
		"pthread_join_common.c",
		"pthread_cond_wait.c",
		"abort.c",
		"raise.c",
		"_exit.c",
		"hg_intercepts.c",
		"drd_pthread_intercepts.c",
		"vg_replace_malloc.c",
		"sanitizer_common",
		"tsan_",
		"sysdeps/",
		"nptl/",
		"csu/",
		"oracle.c",
		"rendezvous.c",
	};

	for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
		if (strstr(file, foreign[i]))
			return true;
	return false;
}

/* The frame to show: the innermost of `source`, or of anybody's own code. */
static const struct frame *shown(const struct place *place, const char *source)
{
	int line = source ? place_line(place, source) : 0;
	const struct frame *f;

	for (f = place->frames; f; f = f->next)
		if (line ? f->line == line && f->file &&
				    strcmp(file_base(f->file),
					   file_base(source)) == 0
			 : f->file && f->line > 0 && !is_foreign(f->file))
			return f;
	return place->frames;
}

static char *where(const struct place *place, const char *source)
{
	const struct frame *f = shown(place, source);

	if (!f)
		return copy("(stack lost)");
	if (!f->file)
		return copy(f->function ? f->function : "(unknown)");
	return say("%s:%d", file_base(f->file), f->line);
}

char *finding_line(const struct finding *finding, const char *source)
{
	char *line = copy(kind_word(finding->kind));
	const char *by = " at ";

	for (const struct place *p = finding->places; p; p = p->next) {
		char *at;
		char *longer;

		if (p->context)
			continue;
		at = where(p, source);
		longer = say("%s%s%s", line, by, at);
		free(at);
		free(line);
		line = longer;
		by = " and ";
	}
	if (finding->object || finding->says) {
		char *longer =
			say("%s: %s", line,
			    finding->object ? finding->object : finding->says);

		free(line);
		line = longer;
	}
	return line;
}

/* Print line `number` of the file at `path`, if it can be read. */
static void quote(FILE *out, const char *path, int number)
{
	enum { MOST = 1 << 24 };
	char *text = file_read(path, MOST, NULL);
	const char *at = text;

	for (int i = 1; at && i < number; i++) {
		at = strchr(at, '\n');
		if (at)
			at++;
	}
	if (at) {
		while (*at == ' ' || *at == '\t')
			at++;
		fprintf(out, "        %5d | %.*s\n", number,
			(int)strcspn(at, "\n"), at);
	}
	free(text);
}

static void place_read(FILE *out, const struct place *place, const char *source)
{
	const struct frame *f = shown(place, source);
	char *at = where(place, source);

	fprintf(out, "    %s%s%s", place->thread ? place->thread : "",
		place->thread ? ": " : "", place->role ? place->role : "");
	if (f && f->function && f->file)
		fprintf(out, ", in %s%s", f->function,
			strchr(f->function, '(') ? "" : "()");
	if (f && (f->file || f->function))
		fprintf(out, " at %s", at);
	else if (!place->context)
		fprintf(out, " (where is not known)");
	if (place->locks)
		fprintf(out, "; locks held: %s", place->locks);
	fputc('\n', out);
	if (f && f->file && f->line > 0)
		quote(out,
		      source && strcmp(file_base(f->file), file_base(source)) ==
					      0
			      ? source
			      : f->file,
		      f->line);
	free(at);
}

void finding_read(FILE *out, const struct finding *finding, const char *source)
{
	fprintf(out, "  %s", kind_word(finding->kind));
	if (finding->object)
		fprintf(out, " on %s", finding->object);
	if (finding->says)
		fprintf(out, " (%s)", finding->says);
	fputc('\n', out);
	for (const struct place *p = finding->places; p; p = p->next)
		place_read(out, p, source);
	/* Of several of a kind, once. */
	if (!finding->next || finding->next->kind != finding->kind)
		fprintf(out, "    %s\n", kind_meaning(finding->kind));
}

void symptoms_read(FILE *out, const struct detector *detector, const char *text)
{
	const struct symptom *s = detector->symptoms;

	for (; s && s->phrase; s++)
		if (strstr(text, s->phrase))
			fprintf(out, "  Note: %s\n    Remedy: %s\n", s->meaning,
				s->remedy);
}
