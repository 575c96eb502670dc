/*
 * heap.h - the program's heap: an arena of our own at a fixed address.
 *
 * Memory is given out upwards and not given out again within an execution
 * (but for programs that use up a lot), so that an access after free() is
 * seen whatever was allocated since.  Fresh memory holds the byte 0xa5.
 */
#ifndef EXPLORE_HEAP_H
#define EXPLORE_HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where the arena lies. */
#define HEAP_BASE ((uintptr_t)0x100000000000)
#define HEAP_SIZE ((uintptr_t)4 << 30)

/* What was allocated so far, for restore_save(). */
void heap_extent(char **from, char **to);

/* From now on heap_reset() goes back to here. */
void heap_save(void);

/* Back to the saved state: a new execution begins. */
void heap_reset(void);

/* Report an access to freed memory. */
void heap_check_slow(uintptr_t at, size_t size, uintptr_t pc);

static inline void heap_check(uintptr_t at, size_t size, uintptr_t pc)
{
	if (__builtin_expect(at - HEAP_BASE < HEAP_SIZE, 0))
		heap_check_slow(at, size, pc);
}

/* malloc() and its family, `align` a power of two of at least 16; NULL when
   the arena is used up. */
void *heap_take(size_t size, size_t align, uintptr_t pc);

/* free(); reports what was freed already or never taken. */
void heap_give_back(void *p, uintptr_t pc);

/* How many bytes may be used at p, 0 if it is not the start of a block. */
size_t heap_size(const void *p);

#endif
