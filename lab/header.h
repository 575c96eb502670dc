/*
 * header.h - the header comment of a case, as text: title, story, keys.
 *
 * The header is a comment that begins at the first byte of the file.  Its last
 * paragraph holds the keys if it begins with `key:`; a line that is indented
 * goes on with the value above it.
 */
#ifndef HEADER_H
#define HEADER_H

#include <stdbool.h>
#include <stddef.h>

struct header_key {
	char *name;
	char *value;
	int line;
	bool misplaced; /* a known key in the story, where it means nothing */
	bool strange;   /* among the keys, and neither a key nor indented: name
			   is its first word */
};

struct header {
	char *title;
	char *story;   /* lines without the comment's decoration */
	int last_line; /* the line of the closing marker */
	struct header_key *keys;
	size_t n;
};

/*
 * Split the header of `source`.  `is_key` tells the known keys, to find those
 * that stand outside the last paragraph.  False: there is no header, or it is
 * not closed; *header is then empty.  End it with header_free() either way.
 */
bool header_parse(struct header *header, const char *source,
		  bool (*is_key)(const char *name));

void header_free(struct header *header);

#endif
