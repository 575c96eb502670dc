/* Objects of 8, 16 and 64 bits publish as one of 32 does. */
#include <pthread.h>
#include <stdatomic.h>

#include "../two.h"

static int data[3];
static atomic_uchar narrow;
static atomic_ushort middle;
static atomic_ullong wide;

static void *first(void *unused)
{
	data[0] = 1;
	atomic_exchange(&narrow, 1);
	data[1] = 1;
	atomic_fetch_add(&middle, 300);
	data[2] = 1;
	atomic_fetch_xor(&wide, 1ULL << 40);
	return unused;
}

static void *second(void *unused)
{
	while (!atomic_fetch_or(&narrow, 0))
		;
	CONSUME(data[0]);
	while (atomic_load(&middle) != 300)
		;
	CONSUME(data[1]);
	while (atomic_fetch_and(&wide, ~0ULL) != 1ULL << 40)
		;
	CONSUME(data[2]);
	return unused;
}
