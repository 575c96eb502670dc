/*
 * Atomics of all sizes and kinds, and neighbours that do not race.
 *
 * expect: all 1
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>

#include "lab.h"

static _Atomic uint8_t b;
static _Atomic uint16_t h;
static _Atomic uint32_t w;
static _Atomic uint64_t d;
static char neighbours[8];

static void *left(void *unused)
{
	memset(neighbours, 1, 3);
	neighbours[3] = 2;
	return unused;
}

static void *right(void *unused)
{
	memset(neighbours + 4, 3, 4);
	return unused;
}

int main(void)
{
	pthread_t t[2];
	uint32_t was = 5;

	CHECK(atomic_fetch_add(&b, 200) == 0 &&
	      atomic_fetch_add(&b, 100) == 200);
	CHECK(atomic_load(&b) == 44);
	CHECK(atomic_exchange(&h, 7) == 0 && atomic_fetch_or(&h, 8) == 7);
	CHECK(atomic_fetch_and(&h, 9) == 15 && atomic_fetch_xor(&h, 1) == 9);
	CHECK(h == 8);
	CHECK(!atomic_compare_exchange_strong(&w, &was, 1) && was == 0);
	CHECK(atomic_compare_exchange_strong(&w, &was, 1) && w == 1);
	CHECK(atomic_fetch_sub(&d, 1) == 0 && d == UINT64_MAX);
	CHECK(__sync_fetch_and_add((int *)&w, 3) == 1);
	CHECK(__sync_bool_compare_and_swap((int *)&w, 4, 9) && w == 9);
	pthread_create(&t[0], 0, left, 0);
	pthread_create(&t[1], 0, right, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
	CHECK(!memcmp(neighbours, "\1\1\1\2\3\3\3\3", 8));
}
