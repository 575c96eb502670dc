/*
 * memory_calls.c - memcpy() and its like, as accesses of the program.
 *
 * Each program_NAME() becomes NAME() when the runtime is put together; see
 * own.syms.
 */
#include <string.h>

#include "program.h"

void *program_memcpy(void *to, const void *from, size_t n);
void *program_memmove(void *to, const void *from, size_t n);
void *program_memset(void *to, int byte, size_t n);
int program_memcmp(const void *a, const void *b, size_t n);
size_t program_strlen(const char *s);
char *program_strcpy(char *to, const char *from);
char *program_strcat(char *to, const char *from);
int program_strcmp(const char *a, const char *b);
int program_strncmp(const char *a, const char *b, size_t n);
char *program_strchr(const char *s, int c);
void *__tsan_memcpy(void *to, const void *from, size_t n);
void *__tsan_memmove(void *to, const void *from, size_t n);
void *__tsan_memset(void *to, int byte, size_t n);

static void reads(const void *at, size_t n, uintptr_t pc)
{
	plain_access((uintptr_t)at, n, PLAIN_READ, pc);
}

static void writes(const void *at, size_t n, uintptr_t pc)
{
	plain_access((uintptr_t)at, n, PLAIN_WRITE, pc);
}

void *program_memcpy(void *to, const void *from, size_t n)
{
	plain_copy((uintptr_t)to, (uintptr_t)from, n, CALLER);
	return memcpy(to, from, n);
}

void *program_memmove(void *to, const void *from, size_t n)
{
	plain_copy((uintptr_t)to, (uintptr_t)from, n, CALLER);
	return memmove(to, from, n);
}

void *program_memset(void *to, int byte, size_t n)
{
	writes(to, n, CALLER);
	return memset(to, byte, n);
}

void *__tsan_memcpy(void *to, const void *from, size_t n)
{
	plain_copy((uintptr_t)to, (uintptr_t)from, n, CALLER);
	return memcpy(to, from, n);
}

void *__tsan_memmove(void *to, const void *from, size_t n)
{
	plain_copy((uintptr_t)to, (uintptr_t)from, n, CALLER);
	return memmove(to, from, n);
}

void *__tsan_memset(void *to, int byte, size_t n)
{
	writes(to, n, CALLER);
	return memset(to, byte, n);
}

int program_memcmp(const void *a, const void *b, size_t n)
{
	reads(a, n, CALLER);
	reads(b, n, CALLER);
	return memcmp(a, b, n);
}

size_t program_strlen(const char *s)
{
	reads(s, strlen(s) + 1, CALLER);
	return strlen(s);
}

char *program_strcpy(char *to, const char *from)
{
	plain_copy((uintptr_t)to, (uintptr_t)from, strlen(from) + 1, CALLER);
	return strcpy(to, from);
}

char *program_strcat(char *to, const char *from)
{
	reads(to, strlen(to) + 1, CALLER);
	plain_copy((uintptr_t)to + strlen(to), (uintptr_t)from,
		   strlen(from) + 1, CALLER);
	return strcat(to, from);
}

/* How many bytes of both a comparison looks at. */
static size_t compared(const char *a, const char *b, size_t most)
{
	size_t n = 0;

	while (n < most && a[n] && a[n] == b[n])
		n++;
	return n < most ? n + 1 : n;
}

int program_strcmp(const char *a, const char *b)
{
	size_t n = compared(a, b, SIZE_MAX);

	reads(a, n, CALLER);
	reads(b, n, CALLER);
	return strcmp(a, b);
}

int program_strncmp(const char *a, const char *b, size_t most)
{
	size_t n = compared(a, b, most);

	reads(a, n, CALLER);
	reads(b, n, CALLER);
	return strncmp(a, b, most);
}

char *program_strchr(const char *s, int c)
{
	const char *found_at = strchr(s, c);

	reads(s, found_at ? (size_t)(found_at - s) + 1 : strlen(s) + 1, CALLER);
	return strchr(s, c);
}
