/*
 * A small struct copied while another thread writes it may be seen half
 * written.
 *
 * run: policy=random keep-going=1 schedules=3000
 * run: policy=pct keep-going=1 schedules=3000
 * O2: no
 * expect: data-race copy first
 * expect: data-race copy second
 * expect: check torn
 */
#include <pthread.h>

#include "lab.h"

static struct pair {
	int a, b;
} shared, seen;

static void *writer(void *unused)
{
	shared.a = 1; //@ first
	shared.b = 1; //@ second
	return unused;
}

static void *reader(void *unused)
{
	seen = shared; //@ copy
	return unused;
}

int main(void)
{
	pthread_t t[2];

	pthread_create(&t[0], 0, writer, 0);
	pthread_create(&t[1], 0, reader, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
	CHECK(seen.a == seen.b); //@ torn
}
