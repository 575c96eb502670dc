/* pool.c - free lists by size over chunks of hidden memory. */
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "hide.h"
#include "pool.h"

enum { CHUNK = 1 << 16, UNIT = 16, SIZES = POOL_LARGEST / UNIT };

struct spare {
	struct spare *next;
};

/* Guarded by the model's lock. */
static struct spare *spares[SIZES];

static void refill(struct spare **list, size_t size)
{
	char *chunk = mmap(NULL, CHUNK, PROT_READ | PROT_WRITE,
			   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (chunk == MAP_FAILED) {
		static const char text[] = "racelab: no memory for atomics\n";

		if (write(STDERR_FILENO, text, sizeof text - 1) < 0)
			abort();
		abort();
	}
	HIDE(chunk, CHUNK);
	for (size_t at = 0; at + size <= CHUNK; at += size) {
		struct spare *one = (void *)(chunk + at);

		one->next = *list;
		*list = one;
	}
}

void *pool_take(size_t size)
{
	size_t units = (size + UNIT - 1) / UNIT;
	struct spare **list = &spares[units - 1];
	struct spare *taken;

	if (!*list)
		refill(list, units * UNIT);
	taken = *list;
	*list = taken->next;
	return taken;
}

void pool_give(void *block, size_t size)
{
	struct spare **list = &spares[(size + UNIT - 1) / UNIT - 1];
	struct spare *given = block;

	given->next = *list;
	*list = given;
}

static __attribute__((constructor(101))) void start(void)
{
	HIDE(spares, sizeof spares);
}
