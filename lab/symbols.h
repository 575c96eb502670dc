/*
 * symbols.h - functions, source lines and variables of addresses.
 *
 * On elfutils' libdwfl.  Addresses are as the executable's own file has them,
 * which is what addr2line takes.
 */
#ifndef SYMBOLS_H
#define SYMBOLS_H

#include <stdint.h>

struct symbols; /* the debugging information of one executable */

/* Where a program counter is; valid until symbols_close(). */
struct source {
	const char *function; /* "" if unknown, never NULL */
	const char *file;     /* as the compiler was given it; "" if unknown */
	int line;             /* 0 if unknown */
};

/* Open the executable at `path`; NULL if it cannot be read. */
struct symbols *symbols_open(const char *path);
void symbols_close(struct symbols *symbols);

/* The place of `pc`. */
struct source symbols_find(struct symbols *symbols, uint64_t pc);

/* The variable that lies at `address`, with how far inside it; NULL: none. */
const char *symbols_variable(struct symbols *symbols, uint64_t address,
			     uint64_t *offset);

/*
 * Replace each `@0xHEX` in `text` by `FUNCTION (FILE:LINE)`, as the file
 * `executable` has it.  What cannot be resolved becomes `? (?:0)`.  Returns a
 * new string, to be freed.
 */
char *addresses_resolve(const char *executable, const char *text);

/*
 * The same two look-ups in a module that libdwfl knows, a live process's say:
 * the file of `pc` with its *line, the name of the variable at `address`; NULL
 * where unknown.
 */
struct Dwfl_Module;
const char *module_line(struct Dwfl_Module *module, uint64_t pc, int *line);
const char *module_variable(struct Dwfl_Module *module, uint64_t address,
			    uint64_t *offset);

#endif
