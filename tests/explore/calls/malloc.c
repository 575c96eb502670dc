/*
 * malloc() and its family, the corners included.
 */
#include <errno.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../kernels/lab.h"

static int aligned(const void *p, uintptr_t to)
{
	return p && (uintptr_t)p % to == 0;
}

int main(void)
{
	/* Or the compiler would know that it is too much. */
	volatile size_t most = SIZE_MAX, half = SIZE_MAX / 2 + 1;
	char *volatile p = malloc(0), *volatile q = malloc(10);
	void *volatile lost, *v = 0;

	CHECK(p && q && p != q && aligned(q, 16));
	CHECK(malloc_usable_size(q) >= 10 && malloc_usable_size(0) == 0);
	strcpy(q, "123456789");
	q = realloc(q, 1000);
	CHECK(q && !strcmp(q, "123456789"));
	q = realloc(q, 5);
	CHECK(q && !memcmp(q, "12345", 5));
	CHECK(!realloc(q, 0)); /* frees it */
	q = realloc(0, 3);
	CHECK(q);
	free(q);
	free(p);
	free(0);

	errno = 0;
	lost = malloc(most);
	CHECK(!lost && errno == ENOMEM);
	errno = 0;
	lost = calloc(half, 2);
	CHECK(!lost && errno == ENOMEM);
	p = calloc(10, 10);
	for (int i = 0; i < 100; i++)
		CHECK(p[i] == 0);
	errno = 0;
	CHECK(!reallocarray(p, half, 2) && errno == ENOMEM);
	errno = 0;
	CHECK(!realloc(p, most) && errno == ENOMEM);
	p = reallocarray(p, 50, 50);
	CHECK(p && p[99] == 0);
	free(p);

	p = aligned_alloc(64, 128);
	CHECK(aligned(p, 64));
	free(p);
	p = memalign(1024, 10);
	CHECK(aligned(p, 1024));
	free(p);
	p = valloc(10);
	CHECK(aligned(p, 4096));
	free(p);
	CHECK(posix_memalign(&v, 256, 10) == 0 && aligned(v, 256));
	free(v);
	CHECK(posix_memalign(&v, 3, 10) == EINVAL);
	CHECK(posix_memalign(&v, 24, 10) == EINVAL);
	CHECK(posix_memalign(&v, 0, 10) == EINVAL);
	CHECK(posix_memalign(&v, 16, most) == ENOMEM);
	errno = 0;
	lost = aligned_alloc(16, most);
	CHECK(!lost && errno == ENOMEM);
	p = strdup("copied");
	CHECK(p && !strcmp(p, "copied"));
	free(p);
}
