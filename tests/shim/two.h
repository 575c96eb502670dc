/*
 * two.h - a program of two threads, first() and second(), which the file that
 * includes this defines after it.  Both run at once; main joins both.
 */
#ifndef TWO_H
#define TWO_H

#include <pthread.h>
#include <stdlib.h>

static void *first(void *unused);
static void *second(void *unused);

/* A plain read that no compiler drops. */
#define CONSUME(object) consume(object)

static inline void consume(int value)
{
	(void)value;
}

int main(void)
{
	pthread_t one;
	pthread_t two;

	if (pthread_create(&one, NULL, first, NULL) ||
	    pthread_create(&two, NULL, second, NULL))
		abort();
	pthread_join(one, NULL);
	pthread_join(two, NULL);
	return 0;
}

#endif
