/* A pointer and a count exchanged as one object of 16 bytes. */
#include <pthread.h>
#include <stdatomic.h>

#include "../two.h"

/* The __sync and __atomic calls of 16 bytes go to libatomic without the
   instrumentation, so the doorway is entered by name. */
__extension__ typedef unsigned __int128 wide;
void __tsan_atomic128_store(volatile wide *at, wide value, int order);
wide __tsan_atomic128_load(const volatile wide *at, int order);
wide __tsan_atomic128_fetch_add(volatile wide *at, wide value, int order);

static wide pair; /* atomic by the calls above */
static int data;

static void *first(void *unused)
{
	data = 1;
	__tsan_atomic128_store(&pair, (wide)1 << 64, __ATOMIC_RELEASE);
	return unused;
}

static void *second(void *unused)
{
	while (!__tsan_atomic128_load(&pair, __ATOMIC_ACQUIRE))
		;
	__tsan_atomic128_fetch_add(&pair, 1, __ATOMIC_RELAXED);
	if (__tsan_atomic128_load(&pair, __ATOMIC_RELAXED) >> 64 != 1)
		abort();
	CONSUME(data);
	return unused;
}
