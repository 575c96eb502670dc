/*
 * Nothing is freed at the end.
 *
 * Why it is enough: the memory lives as long as the process, and so as long as
 * every thread in it. The kernel takes it back whole.
 *
 * cost: leak checkers have to be told; and what must be flushed or removed at
 *       the end still needs somebody who waits
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "lab.h"

enum { SONGS = SIZE(20, 3) };

struct stage {
	int songs; /* played, by the band alone */
};

static struct stage *stage;
static struct rendezvous curtain = RENDEZVOUS(2);

//@ edit
static void *band(void *unused)
{
	(void)unused;
	for (int i = 0; i < SONGS; i++) {
		stage->songs++;
		rendezvous(&curtain);
	}
	return NULL;
}

static void begin(void)
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, band, NULL))
		exit(EXIT_FAILURE);
	pthread_detach(thread);
}
//@ end

int main(void)
{
	stage = calloc(1, sizeof *stage);
	if (!stage)
		return EXIT_FAILURE;
	begin();
	rendezvous(&curtain);
}
