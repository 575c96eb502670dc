/*
 * plain.c - the rest of the __tsan doorway: plain accesses, of which Valgrind
 * sees more than the compiler tells.
 *
 * Reads and function entries are nothing here.  A plain write, and freed
 * memory, end what an atomic in that place carried: otherwise an atomic in a
 * reused block would bless a publication that its new life never made.
 */
#include <malloc.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "synchronises.h"

/* What the compiler may call without a declaration of its own. */
#define NOTHING(name) \
	void name(const void *at); \
	void name(const void *at) \
	{ \
		(void)at; \
	}
#define WRITES(name, size) \
	void name(void *at); \
	void name(void *at) \
	{ \
		synchronises_forget(at, size); \
	}
#define ACCESS(bytes) \
	NOTHING(__tsan_read##bytes) \
	NOTHING(__tsan_read##bytes##_pc) \
	WRITES(__tsan_write##bytes, bytes) \
	WRITES(__tsan_read_write##bytes, bytes) \
	NOTHING(__tsan_unaligned_read##bytes) \
	WRITES(__tsan_unaligned_write##bytes, bytes) \
	WRITES(__tsan_unaligned_read_write##bytes, bytes) \
	NOTHING(__tsan_volatile_read##bytes) \
	WRITES(__tsan_volatile_write##bytes, bytes) \
	NOTHING(__tsan_unaligned_volatile_read##bytes) \
	WRITES(__tsan_unaligned_volatile_write##bytes, bytes)

ACCESS(1)
ACCESS(2)
ACCESS(4)
ACCESS(8)
ACCESS(16)

NOTHING(__tsan_func_entry)

void __tsan_init(void);
void __tsan_init(void)
{
}

void __tsan_func_exit(void);
void __tsan_func_exit(void)
{
}

void __tsan_read_range(const void *at, size_t size);
void __tsan_read_range(const void *at, size_t size)
{
	(void)at;
	(void)size;
}

void __tsan_write_range(void *at, size_t size);
void __tsan_write_range(void *at, size_t size)
{
	synchronises_forget(at, size);
}

/* clang 16 and later. */
void *__tsan_memcpy(void *to, const void *from, size_t size);
void *__tsan_memcpy(void *to, const void *from, size_t size)
{
	synchronises_forget(to, size);
	return memcpy(to, from, size);
}

void *__tsan_memmove(void *to, const void *from, size_t size);
void *__tsan_memmove(void *to, const void *from, size_t size)
{
	synchronises_forget(to, size);
	return memmove(to, from, size);
}

void *__tsan_memset(void *to, int byte, size_t size);
void *__tsan_memset(void *to, int byte, size_t size)
{
	synchronises_forget(to, size);
	return memset(to, byte, size);
}

/* Linked with -Wl,--wrap=free,--wrap=realloc. */
void __real_free(void *block);
void *__real_realloc(void *block, size_t size);
void __wrap_free(void *block);
void *__wrap_realloc(void *block, size_t size);

void __wrap_free(void *block)
{
	if (block)
		synchronises_forget(block, malloc_usable_size(block));
	__real_free(block);
}

void *__wrap_realloc(void *block, size_t size)
{
	if (block)
		synchronises_forget(block, malloc_usable_size(block));
	return __real_realloc(block, size);
}
