/* submission.c - somebody's file in the place of a bug. */
#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "corpus.h"
#include "file.h"
#include "memory.h"
#include "submission.h"
#include "toolchain.h"

enum { LONGEST = 1 << 18, LONGEST_EXPANSION = 16 << 20 };

/* Print line `line` without its mark; where a region begins or ends is kept. */
static void print_bare(FILE *out, const struct program *bug, int line)
{
	size_t length;
	const char *text = program_bare_line(bug, line, &length);
	const char *region = "";

	for (size_t i = 0; i < bug->n_regions; i++)
		if (bug->regions[i].first == line)
			region = "//@ edit";
		else if (bug->regions[i].last == line)
			region = "//@ end";
	/* It stands alone on its line: what is before it is its indentation. */
	if (*region)
		length = strspn(text, " \t");
	fprintf(out, "%.*s%s\n", (int)length, text, region);
}

/* The story's lines as a comment's. */
static void print_story(FILE *out, const char *story)
{
	size_t length = strlen(story);

	while (length > 0 && isspace((unsigned char)story[length - 1]))
		length--;
	for (size_t at = 0; at < length;) {
		size_t end = strcspn(story + at, "\n");

		if (end > length - at)
			end = length - at;
		fprintf(out, " *%s%.*s\n",
			end == 0            ? ""
			: story[at] == '\t' ? ""
					    : " ",
			(int)end, story + at);
		at += end + 1;
	}
}

char *submission_form(const struct program *bug)
{
	const char *cflags = program_key(bug, "cflags");
	char *form = NULL;
	size_t size;
	FILE *out = open_memstream(&form, &size);

	if (!out)
		return copy("");
	fprintf(out, "/*\n * %s\n *\n", bug->title);
	print_story(out, bug->story);
	fputs(" *\n * Change what stands between //@ edit and //@ end, and "
	      "nothing else; then `make try`.\n",
	      out);
	/* Without it the file compiles nowhere. */
	if (cflags)
		fprintf(out, " *\n * cflags: %s\n", cflags);
	fputs(" */\n", out);
	for (int line = bug->body; line <= bug->n_lines; line++)
		print_bare(out, bug, line);
	if (fclose(out) != 0 || !form)
		return copy("");
	return form;
}

bool submission_read(struct program *into, const struct program *bug,
		     const char *path, struct problems *problems)
{
	struct problems shape_problems = {0};
	struct program shape = {0};
	size_t length = 0;
	char *text = file_read(path, LONGEST, &length);
	bool good;

	*into = (struct program) {0};
	if (!text) {
		problem_add(problems, path, 0, "cannot be read: %s",
			    errno == EFBIG ? "it is too long for a case"
					   : strerror(errno));
		return false;
	}
	if (memchr(text, 0, length)) {
		problem_add(problems, path, 0, "has a zero byte: no text");
		free(text);
		return false;
	}
	/* Read twice: as a program of no corpus, whose comments are its own,
	   and for the place of its regions only. */
	program_parse(into, path, NULL, NULL, text, length, problems);
	program_parse(&shape, path, bug->class, "yours", text, length,
		      &shape_problems);
	good = !into->broken && !differs_outside(bug, &shape, problems);
	free(into->name);
	into->name = say("%s.yours", bug->name);
	into->class = copy(bug->class);
	into->how = copy("yours");
	/* Not what its own header asks for. */
	argv_free(&into->cflags);
	argv_append(&into->cflags, &bug->cflags);
	problems_free(&shape_problems);
	program_free(&shape);
	free(text);
	return good;
}

/* `program` with a pragma, which the preprocessor keeps, in place of the lines
   that begin and end its regions. */
static bool write_marked(const struct program *program, const char *path,
			 const char *sign)
{
	FILE *out = fopen(path, "w");
	const char *text;
	size_t length;

	for (int line = 1; out && (text = program_line(program, line, &length));
	     line++) {
		size_t blank = 0;

		while (blank < length && isspace((unsigned char)text[blank]))
			blank++;
		if (length - blank >= 8 &&
		    memcmp(text + blank, "//@ edit", 8) == 0)
			fprintf(out, "#pragma %s edit\n", sign);
		else if (length - blank >= 7 &&
			 memcmp(text + blank, "//@ end", 7) == 0)
			fprintf(out, "#pragma %s end\n", sign);
		else
			fprintf(out, "%.*s\n", (int)length, text);
	}
	return out && fclose(out) == 0;
}

/* What the preprocessor made of the text outside the regions, each run of white
   space as one blank and the line markers left out; NULL: it failed. */
static char *expanded_outside(const struct session *session,
			      const struct program *bug, const char *path,
			      const char *sign)
{
	char *output = say("%s.i", path);
	char *lab = say("%s/lab/runtime", session->home);
	char *class = say("%s/bugs/%s", session->corpus, bug->class);
	/* CHECK() names its file and line, which may be others here: the same
	   for both. */
	const char *command[] = {session->cc.path,
				 "-D__LINE__=0",
				 "-D__FILE__=0",
				 "-E",
				 "-std=c11",
				 "-D_GNU_SOURCE",
				 "-I",
				 lab,
				 "-iquote",
				 class,
				 path,
				 "-o",
				 output,
				 NULL};
	char *said = output_of(command);
	char *text = said ? file_read(output, LONGEST_EXPANSION, NULL) : NULL;
	size_t n = 0;
	bool inside = false;

	for (size_t at = 0; text && text[at];) {
		size_t length = strcspn(text + at, "\n");
		char *line = text + at;
		bool more = text[at + length] == '\n';

		at += length + more;
		if (strncmp(line, "#pragma ", 8) == 0 &&
		    strncmp(line + 8, sign, strlen(sign)) == 0) {
			inside = strncmp(line + 8 + strlen(sign), " edit", 5) ==
				 0;
			text[n++] = '\n'; /* a region stood here */
			continue;
		}
		if (inside || *line == '#')
			continue;
		for (size_t i = 0; i < length; i++)
			if (!isspace((unsigned char)line[i]))
				text[n++] = line[i];
			else if (n > 0 && text[n - 1] != ' ' &&
				 text[n - 1] != '\n')
				text[n++] = ' ';
		/* A line's end is white space too. */
		if (n > 0 && text[n - 1] != ' ' && text[n - 1] != '\n')
			text[n++] = ' ';
	}
	if (text)
		text[n] = 0;
	free(said);
	free(class);
	free(lab);
	free(output);
	return text;
}

/* A name that nobody can have written into a region on purpose. */
static char *secret_sign(void)
{
	uint64_t secret[2] = {0};

	if (getrandom(secret, sizeof secret, 0) != sizeof secret)
		secret[0] = (uintptr_t)&secret;
	return say("racelab_%016llx%016llx", (unsigned long long)secret[0],
		   (unsigned long long)secret[1]);
}

char *submission_reaches_out(const struct session *session,
			     const struct program *bug,
			     const struct program *submission)
{
	char *sign = secret_sign();
	char *bug_path = say("%s/outside-bug.c", session->work);
	char *own_path = say("%s/outside-own.c", session->work);
	char *expected = NULL;
	char *got = NULL;
	char *wrong = NULL;

	if (!write_marked(bug, bug_path, sign) ||
	    !write_marked(submission, own_path, sign))
		wrong = say("%s: %s", session->work, strerror(errno));
	if (!wrong)
		expected = expanded_outside(session, bug, bug_path, sign);
	if (!wrong)
		got = expanded_outside(session, bug, own_path, sign);
	if (!wrong && !got)
		wrong = copy("the preprocessor refuses it");
	else if (!wrong && (!expected || strcmp(expected, got) != 0))
		wrong = copy("something between the marks reaches beyond them: "
			     "a macro, an #if or a comment changes what stands "
			     "outside");
	free(got);
	free(expected);
	free(own_path);
	free(bug_path);
	free(sign);
	return wrong;
}
