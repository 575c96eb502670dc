/*
 * One context for the row: who has enough cancels it, and every send watches.
 *
 * Why it is enough: a stage sleeps in a send or in a receive.  The sends watch
 * the context.  The receives need not: the stage before them ends too, and
 * closes what they wait for.
 *
 * cost: one helper for all sends, and the discipline to use no other
 */
#include <pthread.h>
#include <stdbool.h>

#include "channel.h"
#include "lab.h"

enum { NUMBERS = SIZE(20, 2), WANTED = SIZE(2, 1) };

static struct channel numbers = CHANNEL(int, 0);
static struct channel evens = CHANNEL(int, 0);

//@ edit
static struct context wanted;

/* Whether the number was taken; if not, nobody wants any more. */
static bool pass_on(struct channel *to, int number)
{
	struct channel_case cases[] = {
		{.on = to, .send = &number},
		{.on = &wanted.done},
	};

	return channel_select(cases, 2, FOREVER) == 0;
}

static void *count(void *unused)
{
	for (int i = 1; i <= NUMBERS; i++)
		if (!pass_on(&numbers, i))
			break;
	channel_close(&numbers);
	return unused;
}

static void *twice(void *unused)
{
	int number;

	while (channel_receive(&numbers, &number))
		if (!pass_on(&evens, 2 * number))
			break;
	channel_close(&evens);
	return unused;
}

static int add_first(void)
{
	int sum = 0;
	int even;

	for (int i = 0; i < WANTED && channel_receive(&evens, &even); i++)
		sum += even;
	context_cancel(&wanted);
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
