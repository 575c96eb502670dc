/*
 * Who reads a line of a shared stream first is a choice.
 *
 * expect: check first
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "lab.h"

static FILE *f;

static void *reads(void *expected)
{
	CHECK(fgetc(f) == *(char *)expected); //@ first
	return expected;
}

int main(void)
{
	char a = 'a', b = 'b';
	pthread_t t[2];

	f = tmpfile();
	fputs("ab", f);
	rewind(f);
	pthread_create(&t[0], 0, reads, &a);
	pthread_create(&t[1], 0, reads, &b);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
	fclose(f);
}
