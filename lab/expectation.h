/*
 * expectation.h - the grammar of a detector's line.
 *
 *	claim       = expectation *( ";" expectation )
 *	expectation = [ "maybe" | "noise" ] KIND LABEL [ LABEL ] [ "--" WHY ]
 *	            | ( "nothing" | "dies" | "maybe dies" | "cannot" ) "--" WHY
 *
 * `maybe`, `noise`, `nothing`, `dies` and `cannot` demand a WHY.
 */
#ifndef EXPECTATION_H
#define EXPECTATION_H

#include "case.h"

/*
 * Append to `claim` what `value` says; `fix` tells which words are allowed.
 * Errors are added to `problems` as FILE:LINE; false if there was one.
 */
bool claim_parse(struct claim *claim, const char *value, bool fix,
		 const char *file, int line, struct problems *problems);

/* Give back all that the claim owns, its detector's name included. */
void claim_free(struct claim *claim);

#endif
