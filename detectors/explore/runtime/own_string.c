/*
 * own_string.c - what the runtime itself uses of string.h.
 *
 * own.syms sends the runtime's own calls here, compiler-made ones included,
 * and gives libc's names to the calls that stand in for the program's
 * (memory_calls.c): so the runtime never watches itself.
 */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint64_t unaligned __attribute__((aligned(1), may_alias));
typedef uint64_t unaligned_pair
	__attribute__((vector_size(16), aligned(1), may_alias));

void *own_memcpy(void *to, const void *from, size_t n);
void *own_memmove(void *to, const void *from, size_t n);
void *own_memset(void *to, int byte, size_t n);
int own_memcmp(const void *a, const void *b, size_t n);
size_t own_strlen(const char *s);
char *own_strcpy(char *to, const char *from);
char *own_strcat(char *to, const char *from);
int own_strcmp(const char *a, const char *b);
int own_strncmp(const char *a, const char *b, size_t n);
char *own_strchr(const char *s, int c);

/* A string instruction takes its time to begin; most copies are short. */
enum { SHORT = 256 };

static void copy_short(volatile char *to, const char *from, size_t n)
{
	for (; n >= 64; n -= 64, to += 64, from += 64) {
		volatile unaligned_pair *t = (volatile unaligned_pair *)to;
		const unaligned_pair *f = (const unaligned_pair *)from;

		t[0] = f[0];
		t[1] = f[1];
		t[2] = f[2];
		t[3] = f[3];
	}
	for (; n >= 16; n -= 16, to += 16, from += 16)
		*(volatile unaligned_pair *)to = *(const unaligned_pair *)from;
	for (; n >= 8; n -= 8, to += 8, from += 8) {
		uint64_t word;

		__builtin_memcpy(&word, from, 8);
		*(volatile unaligned *)to = word;
	}
	while (n--)
		*to++ = *from++;
}

void *own_memcpy(void *to, const void *from, size_t n)
{
	if (n <= SHORT) {
		copy_short(to, from, n);
		return to;
	}
#if defined(__x86_64__)
	void *at = to;

	__asm__ volatile("rep movsb"
			 : "+D"(at), "+S"(from), "+c"(n)
			 :
			 : "memory");
#else
	for (size_t i = 0; i < n; i++)
		((volatile char *)to)[i] = ((const char *)from)[i];
#endif
	return to;
}

void *own_memmove(void *to, const void *from, size_t n)
{
	volatile char *t = to;
	const char *f = from;

	if (t <= f || t >= f + n)
		return own_memcpy(to, from, n);
	while (n--)
		t[n] = f[n];
	return to;
}

static void set_short(volatile char *to, int byte, size_t n)
{
	uint64_t word = 0x0101010101010101 * (uint64_t)(unsigned char)byte;

	for (; n >= 8; n -= 8, to += 8)
		*(volatile unaligned *)to = word;
	while (n--)
		*to++ = (char)byte;
}

void *own_memset(void *to, int byte, size_t n)
{
	if (n <= SHORT) {
		set_short(to, byte, n);
		return to;
	}
#if defined(__x86_64__)
	void *at = to;

	__asm__ volatile("rep stosb"
			 : "+D"(at), "+c"(n)
			 : "a"(byte)
			 : "memory");
#else
	for (size_t i = 0; i < n; i++)
		((volatile char *)to)[i] = (char)byte;
#endif
	return to;
}

int own_memcmp(const void *a, const void *b, size_t n)
{
	const unsigned char *x = a, *y = b;

	for (; n; n--, x++, y++)
		if (*x != *y)
			return *x - *y;
	return 0;
}

size_t own_strlen(const char *s)
{
	const volatile char *end = s;

	while (*end)
		end++;
	return (size_t)(end - s);
}

char *own_strcpy(char *to, const char *from)
{
	return own_memcpy(to, from, own_strlen(from) + 1);
}

char *own_strcat(char *to, const char *from)
{
	own_strcpy(to + own_strlen(to), from);
	return to;
}

int own_strcmp(const char *a, const char *b)
{
	for (; *a && *a == *b; a++, b++)
		;
	return (unsigned char)*a - (unsigned char)*b;
}

int own_strncmp(const char *a, const char *b, size_t n)
{
	for (; n && *a && *a == *b; n--, a++, b++)
		;
	return n ? (unsigned char)*a - (unsigned char)*b : 0;
}

char *own_strchr(const char *s, int c)
{
	for (; *s != (char)c; s++)
		if (!*s)
			return NULL;
	return (char *)(size_t)s;
}
