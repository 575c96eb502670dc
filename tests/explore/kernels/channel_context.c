/*
 * A cancelled context stops whoever waits for it or for a context below it, in
 * whatever order they come, and can be cancelled twice.
 *
 * run: policy=all keep-going=1
 * run: policy=random keep-going=1 schedules=500 spurious=1
 * expect: all 14
 */
#include "../../../bugs/channels/channel.h"
#include "lab.h"

static struct context whole;
static struct context part;
static struct channel letters = CHANNEL(int, 0);

static void *worker(void *unused)
{
	int letter;
	struct channel_case cases[] = {
		{.on = &letters, .receive = &letter},
		{.on = &part.done},
	};

	context_follow(&part, &whole);
	CHECK(channel_select(cases, 2, FOREVER) == 1);
	CHECK(!cases[1].ok);
	return unused;
}

static void *canceller(void *unused)
{
	context_cancel(&whole);
	return unused;
}

int main(void)
{
	pthread_t all[2];

	pthread_create(&all[0], NULL, worker, NULL);
	pthread_create(&all[1], NULL, canceller, NULL);
	context_cancel(&whole);
	for (int i = 0; i < 2; i++)
		pthread_join(all[i], NULL);
}
