/* expectation.c - the grammar of a detector's line. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "expectation.h"
#include "memory.h"

/* A part of a text. */
struct part {
	const char *at;
	size_t length;
};

static struct part trimmed(struct part p)
{
	while (p.length > 0 && isspace((unsigned char)*p.at))
		p.at++, p.length--;
	while (p.length > 0 && isspace((unsigned char)p.at[p.length - 1]))
		p.length--;
	return p;
}

/* Cut the first word off *rest; its length is 0 when there is none. */
static struct part next_word(struct part *rest)
{
	struct part word;

	*rest = trimmed(*rest);
	word = (struct part) {rest->at, 0};
	while (word.length < rest->length &&
	       !isspace((unsigned char)rest->at[word.length]))
		word.length++;
	rest->at += word.length;
	rest->length -= word.length;
	return word;
}

static bool is(struct part word, const char *text)
{
	return word.length == strlen(text) &&
	       memcmp(word.at, text, word.length) == 0;
}

static const struct {
	const char *word;
	enum demand demand;
	bool whole;  /* the word stands alone: no KIND, no LABEL */
	bool in_bug; /* where it may stand */
	bool in_fix;
} words[] = {
	{"maybe", MAYBE, false, true, false},
	{"noise", NOISE, false, false, true},
	{"nothing", NOTHING, true, true, false},
	{"dies", DIES, true, true, false},
	{"cannot", CANNOT, true, true, true},
};

/* The row of words[] for `word`, or NULL. */
static const void *demand_word(struct part word, size_t *row)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (is(word, words[i].word)) {
			*row = i;
			return &words[i];
		}
	return NULL;
}

/* Split `all` at the first " -- ", or at a "--" that it ends or begins with. */
static struct part cut_why(struct part *all)
{
	for (size_t i = 0; i + 2 <= all->length; i++) {
		const char *p = all->at + i;

		if (memcmp(p, "--", 2) == 0 &&
		    (i == 0 || isspace((unsigned char)p[-1])) &&
		    (i + 2 == all->length || isspace((unsigned char)p[2]))) {
			struct part why = {p + 2, all->length - i - 2};

			all->length = i;
			*all = trimmed(*all);
			return trimmed(why);
		}
	}
	return (struct part) {all->at, 0};
}

static bool is_label(struct part word)
{
	for (size_t i = 0; i < word.length; i++)
		if (!isalnum((unsigned char)word.at[i]) && word.at[i] != '-' &&
		    word.at[i] != '_')
			return false;
	return word.length > 0;
}

static bool parse_kind_and_labels(struct expectation *e, struct part kind,
				  struct part rest, const char *file, int line,
				  struct problems *problems)
{
	struct part extra;

	if (!kind_named(kind.at, kind.length, &e->kind)) {
		problem_add(problems, file, line,
			    "unknown kind of finding '%.*s'; see `racelab "
			    "--help` for the words",
			    (int)kind.length, kind.at);
		return false;
	}
	for (int i = 0; i < 2; i++) {
		struct part label = next_word(&rest);

		if (label.length == 0 && i == 0) {
			problem_add(problems, file, line,
				    "'%.*s' names no label; write `%.*s LABEL` "
				    "and mark a line with //@ LABEL",
				    (int)kind.length, kind.at, (int)kind.length,
				    kind.at);
			return false;
		}
		if (label.length == 0)
			return true;
		if (!is_label(label)) {
			problem_add(problems, file, line,
				    "'%.*s' is no label; use letters, digits, "
				    "- and _",
				    (int)label.length, label.at);
			return false;
		}
		e->label[i] = copy_of(label.at, label.length);
	}
	extra = next_word(&rest);
	if (extra.length > 0)
		problem_add(problems, file, line,
			    "'%.*s' is one word too many; two labels at most, "
			    "a ';' between expectations, `--` before a reason",
			    (int)extra.length, extra.at);
	return extra.length == 0;
}

static bool parse_one(struct expectation *e, struct part all, bool fix,
		      const char *file, int line, struct problems *problems)
{
	struct part why = cut_why(&all);
	struct part rest = all;
	struct part word = next_word(&rest);
	size_t row;

	e->line = line;
	e->text = copy_of(all.at, all.length);
	e->why = why.length > 0 ? copy_of(why.at, why.length) : NULL;
	if (word.length == 0) {
		problem_add(problems, file, line,
			    "an empty expectation; delete the ';' or say what "
			    "the detector must find");
		return false;
	}
	if (!demand_word(word, &row)) {
		e->demand = REQUIRED;
		if (fix) {
			problem_add(problems, file, line,
				    "a fix must be clean: only `noise KIND "
				    "LABEL -- why` and `cannot -- why` may "
				    "stand here");
			return false;
		}
		return parse_kind_and_labels(e, word, rest, file, line,
					     problems);
	}
	e->demand = words[row].demand;
	if (fix ? !words[row].in_fix : !words[row].in_bug) {
		problem_add(problems, file, line, "'%s' may not stand in a %s",
			    words[row].word, fix ? "fix" : "bug");
		return false;
	}
	if (why.length == 0) {
		problem_add(problems, file, line,
			    "'%s' needs its reason: `%s ... -- why`",
			    words[row].word, words[row].word);
		return false;
	}
	if (!words[row].whole) {
		word = next_word(&rest);
		if (e->demand != MAYBE || !is(word, "dies"))
			return parse_kind_and_labels(e, word, rest, file, line,
						     problems);
		e->demand = MAY_DIE;
	}
	if (trimmed(rest).length > 0) {
		const char *said =
			e->demand == MAY_DIE ? "maybe dies" : words[row].word;

		problem_add(problems, file, line,
			    "'%s' stands alone: `%s -- why`", said, said);
	}
	return trimmed(rest).length == 0;
}

/* `nothing`, `dies` and `cannot` speak of the whole run. */
static bool parse_together(const struct claim *claim, const char *file,
			   int line, struct problems *problems)
{
	bool alone = false;
	bool required = false;

	for (size_t i = 0; i < claim->n; i++) {
		enum demand d = claim->at[i].demand;

		alone = alone || d == DIES || d == CANNOT || d == NOTHING;
		required = required || d == REQUIRED || d == NOISE;
		if ((d == DIES || d == CANNOT) && claim->n > 1)
			required = true;
	}
	if (alone && required)
		problem_add(problems, file, line,
			    "`nothing`, `dies` and `cannot` contradict what "
			    "stands beside them");
	return !(alone && required);
}

bool claim_parse(struct claim *claim, const char *value, bool fix,
		 const char *file, int line, struct problems *problems)
{
	bool good = true;

	while (good) {
		size_t length = strcspn(value, ";");

		claim->at =
			grow_array(claim->at, claim->n + 1, sizeof *claim->at);
		claim->at[claim->n] = (struct expectation) {0};
		good = parse_one(&claim->at[claim->n++],
				 trimmed((struct part) {value, length}), fix,
				 file, line, problems);
		value += length;
		if (!*value++)
			break;
	}
	return good && parse_together(claim, file, line, problems);
}

void claim_free(struct claim *claim)
{
	for (size_t i = 0; i < claim->n; i++) {
		struct expectation *e = &claim->at[i];

		free(e->label[0]);
		free(e->label[1]);
		free(e->why);
		free(e->text);
	}
	free(claim->at);
	free(claim->detector);
	*claim = (struct claim) {0};
}
