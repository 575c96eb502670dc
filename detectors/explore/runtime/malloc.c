/* malloc.c - malloc() and its family, for the program and for libc. */
#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "heap.h"
#include "program.h"
#include "signals.h"

enum { ALIGN = 16 };

static void *take(size_t size, size_t align, uintptr_t pc)
{
	void *p = heap_take(size, align < ALIGN ? ALIGN : align, pc);

	signal_safe_only(pc);
	if (!p)
		errno = ENOMEM;
	return p;
}

void *malloc(size_t size)
{
	return take(size, ALIGN, CALLER);
}

void free(void *p)
{
	uintptr_t pc = CALLER;

	if (!p)
		return;
	signal_safe_only(pc);
	heap_give_back(p, pc);
}

void *calloc(size_t n, size_t size)
{
	size_t whole;
	void *p;

	if (__builtin_mul_overflow(n, size, &whole)) {
		errno = ENOMEM;
		return NULL;
	}
	p = take(whole, ALIGN, CALLER);
	if (p)
		memset(p, 0, whole);
	return p;
}

static void *resize(void *p, size_t size, uintptr_t pc)
{
	size_t old = p ? heap_size(p) : 0;
	void *q;

	/* glibc's way out of what the standards leave open. */
	if (p && !size) {
		heap_give_back(p, pc);
		return NULL;
	}
	q = take(size, ALIGN, pc);
	if (!p || !q)
		return q;
	plain_access((uintptr_t)p, old < size ? old : size, PLAIN_READ, pc);
	memcpy(q, p, old < size ? old : size);
	heap_give_back(p, pc);
	return q;
}

void *realloc(void *p, size_t size)
{
	return resize(p, size, CALLER);
}

void *reallocarray(void *p, size_t n, size_t size)
{
	size_t whole;

	if (__builtin_mul_overflow(n, size, &whole)) {
		errno = ENOMEM;
		return NULL;
	}
	return resize(p, whole, CALLER);
}

void *aligned_alloc(size_t align, size_t size)
{
	return take(size, align, CALLER);
}

void *memalign(size_t align, size_t size)
{
	return take(size, align, CALLER);
}

void *valloc(size_t size)
{
	return take(size, 4096, CALLER);
}

int posix_memalign(void **p, size_t align, size_t size)
{
	void *got;

	if (!align || align % sizeof(void *) || (align & (align - 1)))
		return EINVAL;
	got = heap_take(size, align < ALIGN ? ALIGN : align, CALLER);
	if (!got)
		return ENOMEM;
	*p = got;
	return 0;
}

size_t malloc_usable_size(void *p)
{
	return heap_size(p);
}
