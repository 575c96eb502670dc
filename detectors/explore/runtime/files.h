/*
 * files.h - calls on files and descriptors as scheduling points.
 *
 * What one thread does to the file system or to the table of descriptors
 * another may see.  All of it counts as one variable: calls that only look
 * read it, all others write it.  They are no synchronisation: none makes
 * anything happen before anything.
 *
 * Before each execution the descriptors are as they were before main(); what
 * the program left in the file system stays there.
 */
#ifndef EXPLORE_FILES_H
#define EXPLORE_FILES_H

#include <stdbool.h>
#include <stdint.h>

/* The running thread is about to look at files, or to change them. */
void files_look(uintptr_t pc);
void files_change(uintptr_t pc);

/* It is about to open `path`, without O_NONBLOCK: cannot() if that may wait
   for another process. */
void files_open(const char *call, const char *path, uintptr_t pc);

/* It is about to read from `descriptor`: the same. */
void files_read(const char *call, int descriptor, uintptr_t pc);

/* Note which descriptors are open, and where their offsets are. */
void descriptors_save(void);

/* Put them back, if the last execution may have changed them. */
void descriptors_restore(void);

/* Whether it may have. */
extern bool files_used;

#endif
