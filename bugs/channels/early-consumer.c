/*
 * A row of three stages adds the first even numbers, and stops from the end.
 *
 * One stage counts, one doubles, main adds up.  Main has what it wants, takes
 * no more, and waits for the stages to end:
 *
 *	count:  send 1, send 2,         send 3 ... for ever
 *	double:         take 1, send 2,         send 4 ... for ever
 *	main:                   take 2, enough: join count ... for ever
 *
 * Each stage is right while all that follow it go on.  One that stops blocks
 * all before it, from the back to the front.
 *
 * class:    channels
 * cwe:      833
 * tsan:     nothing -- nothing races, and it asks nobody why he sleeps
 * helgrind: nothing -- nothing races, and it asks nobody why he sleeps
 * drd:      nothing -- nothing races, and it asks nobody why he sleeps
 * explore:  stuck double
 * native:   stuck count double
 * hint:     What does each stage wait for once main takes no more?
 * hint:     How can news travel against the stream?
 * hint:     Either the last stage drinks to the end, or all stages watch for a
 *           word that it has stopped.
 */
#include <pthread.h>
#include <stdbool.h>

#include "channel.h"
#include "lab.h"

enum { NUMBERS = SIZE(20, 2), WANTED = SIZE(2, 1) };

static struct channel numbers = CHANNEL(int, 0);
static struct channel evens = CHANNEL(int, 0);

//@ edit
static void *count(void *unused)
{
	for (int i = 1; i <= NUMBERS; i++)
		channel_send(&numbers, &i); //@ count
	channel_close(&numbers);
	return unused;
}

static void *twice(void *unused)
{
	int number;

	while (channel_receive(&numbers, &number)) {
		number *= 2;
		channel_send(&evens, &number); //@ double
	}
	channel_close(&evens);
	return unused;
}

static int add_first(void)
{
	int sum = 0;
	int even;

	for (int i = 0; i < WANTED && channel_receive(&evens, &even); i++)
		sum += even;
	return sum;
}
//@ end

int main(void)
{
	pthread_t counter;
	pthread_t doubler;

	pthread_create(&counter, NULL, count, NULL);
	pthread_create(&doubler, NULL, twice, NULL);
	CHECK(add_first() == WANTED * (WANTED + 1));
	pthread_join(counter, NULL);
	pthread_join(doubler, NULL);
}
