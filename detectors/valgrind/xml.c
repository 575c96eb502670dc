/* xml.c - one XML document of Helgrind or DRD, as findings. */
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "valgrind.h"
#include "whose.h"
#include "words.h"

/* What the functions below share. */
struct reading {
	const struct valgrind_tool *tool;
	struct findings *out;
	xmlXPathContextPtr paths;
	bool stopped;
	bool died; /* of a signal that the tool itself raised */
};

static bool is(xmlNodePtr node, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	       !strcmp((const char *)node->name, name);
}

static xmlNodePtr child(xmlNodePtr of, const char *name)
{
	xmlNodePtr at = of->children;

	while (at && !is(at, name))
		at = at->next;
	return at;
}

/* The text of an element, trimmed, in the pool; NULL: there is none. */
static const char *text_of(struct findings *out, xmlNodePtr node)
{
	xmlChar *content = node ? xmlNodeGetContent(node) : NULL;
	const char *text = (const char *)content;
	const char *kept;
	size_t length;

	if (!text)
		return NULL;
	text += strspn(text, " \t\r\n");
	length = strlen(text);
	while (length && strchr(" \t\r\n", text[length - 1]))
		length--;
	kept = length ? findings_keep(out, text, length) : NULL;
	xmlFree(content);
	return kept;
}

/* The sentence of a <what>, <xwhat>, <auxwhat> or <xauxwhat>. */
static const char *sentence(struct findings *out, xmlNodePtr what)
{
	xmlNodePtr inner = child(what, "text");

	return text_of(out, inner ? inner : what);
}

static int number(struct findings *out, xmlNodePtr node)
{
	const char *text = text_of(out, node);
	long value = text ? strtol(text, NULL, 10) : 0;

	return value > 0 && value < INT_MAX ? (int)value : 0;
}

static void add_frames(struct reading *in, struct place *place,
		       xmlNodePtr stack)
{
	for (xmlNodePtr at = stack->children; at; at = at->next) {
		const char *function;
		const char *directory;
		const char *file;

		if (!is(at, "frame"))
			continue;
		function = text_of(in->out, child(at, "fn"));
		directory = text_of(in->out, child(at, "dir"));
		file = text_of(in->out, child(at, "file"));
		if (file && directory && *file != '/')
			file = findings_say(in->out, "%s/%s", directory, file);
		if (!is_runtime(function, file))
			frame_add(in->out, place, function, file,
				  number(in->out, child(at, "line")));
	}
}

/* The thread that a sentence is about; Helgrind marks it up, DRD writes it. */
static int thread_in(struct reading *in, xmlNodePtr what, const char *says)
{
	xmlNodePtr marked = child(what, "hthreadid");
	int id = 0;

	if (marked)
		return number(in->out, marked);
	if (says && sscanf(says, "Conflicting %*s by thread %d", &id) == 1)
		return id > 0 ? id : 0;
	return 0;
}

static struct place *add_place(struct reading *in, struct finding *to,
			       const char *role, xmlNodePtr stack, bool context)
{
	struct place *place = place_add(in->out, to, role);

	place->context = context;
	add_frames(in, place, stack);
	return place;
}

/* Where the thread that a sentence names was created. */
static void add_creation(struct reading *in, struct finding *to, int thread)
{
	char path[96];
	xmlXPathObjectPtr found;

	snprintf(path, sizeof path,
		 "/valgrindoutput/announcethread[hthreadid=%d][1]/stack",
		 thread);
	found = xmlXPathEval((const xmlChar *)path, in->paths);
	if (found && found->nodesetval && found->nodesetval->nodeNr > 0)
		add_place(in, to,
			  findings_say(in->out, "%s was created here",
				       thread_name(in->out, thread)),
			  found->nodesetval->nodeTab[0], true);
	xmlXPathFreeObject(found);
}

/* Elements of DRD that wrap a stack, and the sentence of its text for them. */
static const struct {
	const char *element;
	const char *says;
} wrapped[] = {
	{"allocation_context", "Allocation context:"},
	{"first_observed_at", "was first observed at:"},
	{"acquired_at", "Acquired at:"},
	{"other_segment_start", "Other segment start"},
	{"other_segment_end", "Other segment end"},
};

static void add_wrapped(struct reading *in, struct finding *to, xmlNodePtr node)
{
	for (size_t i = 0; i < sizeof wrapped / sizeof *wrapped; i++)
		if (is(node, wrapped[i].element) && child(node, "stack"))
			add_place(in, to, role_of(in->out, wrapped[i].says),
				  child(node, "stack"), true);
}

/* The sentences and stacks of an error, in order: each stack belongs to the
   sentence before it. */
static void add_places(struct reading *in, struct finding *to, xmlNodePtr error)
{
	const char *says = to->says;
	int thread = 0;
	int stacks = 0;
	int threads[4];
	size_t n = 0;

	for (xmlNodePtr at = error->children; at; at = at->next) {
		if (is(at, "what") || is(at, "xwhat") || is(at, "auxwhat") ||
		    is(at, "xauxwhat")) {
			const char *next = sentence(in->out, at);

			if (!next || (is(at, "what") && thread))
				continue; /* the headline's second half */
			says = next;
			thread = thread_in(in, at, says);
			if (thread > 1 && n < sizeof threads / sizeof *threads)
				threads[n++] = thread;
			if (!to->object)
				to->object = object_in(in->out, says);
		} else if (is(at, "stack")) {
			struct place *place =
				add_place(in, to, role_of(in->out, says), at,
					  stacks++ && !is_judged(says));

			if (thread)
				place->thread = thread_name(in->out, thread);
		} else {
			add_wrapped(in, to, at);
		}
	}
	for (size_t i = 0; i < n; i++)
		add_creation(in, to, threads[i]);
}

static void read_error(struct reading *in, xmlNodePtr error)
{
	xmlNodePtr xwhat = child(error, "xwhat");
	xmlNodePtr what = child(error, "what");
	const char *name = text_of(in->out, child(error, "kind"));
	const char *says = NULL;
	const struct error_kind *row;
	struct finding *before = in->out->last;

	if (xwhat)
		says = sentence(in->out, xwhat);
	if (what) {
		const char *more = sentence(in->out, what);

		says = says && more ? findings_say(in->out, "%s %s", says, more)
				    : (says ? says : more);
	}
	if (!name)
		name = "error";
	if (!says)
		says = name;
	row = kind_of(in->tool, name, says);
	if (in->stopped && row->name && row->at_end)
		return;
	add_places(in,
		   found(in->out, row->name ? row->kind : OTHER, BY_TOOL, says),
		   error);
	whose_error(in->out, before, row);
}

/* DRD's pthread_create takes what thrd_create passes for a pointer. */
static bool is_tools_fault(struct reading *in, xmlNodePtr stack)
{
	for (xmlNodePtr at = stack->children; at; at = at->next) {
		const char *function =
			is(at, "frame") ? text_of(in->out, child(at, "fn"))
					: NULL;

		if (function && !strncmp(function, "thrd_create", 11))
			return true;
	}
	return false;
}

/* A signal that ended the program.  The driver's own TERM is no crash. */
static void read_signal(struct reading *in, xmlNodePtr node)
{
	const char *name = text_of(in->out, child(node, "signame"));
	const char *event = text_of(in->out, child(node, "event"));
	xmlNodePtr stack = child(node, "stack");
	struct finding *crash;
	struct place *place;

	if (in->stopped && name && !strcmp(name, "SIGTERM"))
		return;
	if (stack && is_tools_fault(in, stack)) {
		in->died = true;
		return;
	}
	crash = found(in->out, CRASH, BY_TOOL,
		      findings_say(in->out, "ended by %s%s%s",
				   name ? name : "a signal", event ? ": " : "",
				   event ? event : ""));
	place = place_add(in->out, crash, "was running this");
	place->thread =
		thread_name(in->out, number(in->out, child(node, "tid")));
	if (stack)
		add_frames(in, place, stack);
}

/* What follows a fatal signal is only how the tool clears away the threads. */
static void read_errors(struct reading *in, xmlNodePtr root)
{
	for (xmlNodePtr at = root->children; at; at = at->next)
		if (is(at, "error")) {
			read_error(in, at);
		} else if (is(at, "fatal_signal")) {
			read_signal(in, at);
			return;
		}
}

/* The root of a report by this tool that reached its end; else *why. */
static xmlNodePtr checked_root(const struct reading *in, xmlDocPtr document,
			       bool cut, const char **why)
{
	xmlNodePtr root = document ? xmlDocGetRootElement(document) : NULL;
	xmlNodePtr tool;
	xmlNodePtr last = NULL;

	if (!root) {
		*why = "the report is not well-formed XML";
		return NULL;
	}
	tool = is(root, "valgrindoutput") ? child(root, "protocoltool") : NULL;
	if (!tool) {
		*why = "the XML is no report of Valgrind";
		return NULL;
	}
	if (strcmp(text_of(in->out, tool) ? text_of(in->out, tool) : "",
		   in->tool->name) != 0) {
		*why = "the report is by another tool of Valgrind";
		return NULL;
	}
	for (xmlNodePtr at = root->children; at; at = at->next)
		if (is(at, "status"))
			last = child(at, "state");
	if (!cut &&
	    (!last ||
	     strcmp(text_of(in->out, last) ? text_of(in->out, last) : "",
		    "FINISHED") != 0)) {
		*why = "the report does not say that the run finished";
		return NULL;
	}
	return root;
}

enum parsed valgrind_document(const struct valgrind_tool *tool,
			      const char *text, size_t length, bool stopped,
			      struct findings *out, const char **why)
{
	struct reading in = {.tool = tool, .out = out, .stopped = stopped};
	xmlDocPtr document = NULL;
	xmlNodePtr root;

	/* Valgrind declares no entities; who does wants to harm the reader. */
	if (length < INT_MAX && !memmem(text, length, "<!DOCTYPE", 9))
		document =
			xmlReadMemory(text, (int)length, NULL, NULL,
				      XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
					      XML_PARSE_NONET);
	root = checked_root(&in, document, stopped, why);
	if (root) {
		in.paths = xmlXPathNewContext(document);
		read_errors(&in, root);
		xmlXPathFreeContext(in.paths);
	}
	if (document)
		xmlFreeDoc(document);
	if (in.died)
		*why = "the tool crashed in thrd_create, which it does not "
		       "know; use pthread_create";
	return !root ? DAMAGED : in.died ? DIED : PARSED;
}
