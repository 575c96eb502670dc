/*
 * parse.h - reading what scale/helper/contest.c wrote, and deciding.
 */
#ifndef SCALE_PARSE_H
#define SCALE_PARSE_H

#include "detector.h"

/* As detector.h's parse: at most one SLOW, about the whole program. */
enum parsed scale_parse(const struct outcome *run, struct findings *out,
			const char **why);

#endif
