/*
 * restore.h - put the program's memory back to what it was before main().
 *
 * What is put back: the writable data of the executable and of every shared
 * library but the dynamic linker, less the runtime's own.  Stacks and
 * thread-local storage belong to fiber.h, the heap to heap.h.
 *
 * A page is write-protected until it is first written to; from then on it is
 * copied back before every execution, without a fault; those of an executable
 * that has no more than 16, or that it shares with the runtime, are from the
 * start.  NOT put back: what the kernel
 * keeps (open files, signal handlers, the working directory); and a system
 * call that writes to a page still protected fails with EFAULT.
 */
#ifndef EXPLORE_RESTORE_H
#define EXPLORE_RESTORE_H

#include <stdbool.h>
#include <stdint.h>

/* Save everything as it is now; once. */
void restore_save(void);

/* Put everything back. */
void restore(void);

/* A hash of all that was ever written to, continuing `h`. */
uint64_t restore_hash(uint64_t h);

/* A write fault at `address`: true if it was the first write to a saved page,
   which may now be written to. */
bool restore_fault(uintptr_t address);

#endif
