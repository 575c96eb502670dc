/*
 * pool.h - small blocks that no detector sees.
 *
 * Not from malloc: an atomic operation may happen inside a signal handler or a
 * program's own allocator.  The caller holds the model's lock (synchronises.c),
 * which guards the pool too.
 */
#ifndef POOL_H
#define POOL_H

#include <stddef.h>

/* A block of at least `size` bytes, at most POOL_LARGEST, of any content.  Out
   of memory ends the process by abort(): a lost edge would be a false race. */
void *pool_take(size_t size);

/* Give back a block that was taken with the same size. */
void pool_give(void *block, size_t size);

enum { POOL_LARGEST = 48 };

#endif
