/*
 * parse.h - reading what ThreadSanitizer wrote to its log_path.
 *
 * The text is that of LLVM 14 to 19 and of gcc 12, which differ in columns,
 * build ids and the spelling of an unknown source line only.
 */
#ifndef TSAN_PARSE_H
#define TSAN_PARSE_H

#include "detector.h"

/* The exit status that TSAN_OPTIONS asks for.  It also stands for a crash of
   the program or of the tool, so it proves nothing by itself. */
enum { TSAN_STATUS = 66 };

/*
 * As detector.h's parse.  Only the text of log_path is believed, never what
 * the program printed.  A WARNING of a type not known here is an OTHER
 * finding.  A finding of a report that turns out DAMAGED or DIED stays in
 * *out: it was said, and what follows it was lost.
 */
enum parsed tsan_parse(const struct outcome *run, struct findings *out,
		       const char **why);

#endif
