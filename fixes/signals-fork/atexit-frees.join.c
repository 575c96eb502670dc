/*
 * The handler asks the band to stop and waits until it has.
 *
 * Why it is enough: after the join nobody but the handler's thread is left who
 * could use the stage.
 *
 * cost: the program ends as late as its slowest thread; one that never looks up
 *       keeps it for ever
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
static atomic_bool over;
static pthread_t band_thread;

static void *band(void *unused)
{
	(void)unused;
	for (int i = 0; i < SONGS && !atomic_load(&over); i++) {
		stage->songs++;
		rendezvous(&curtain);
	}
	return NULL;
}

static void clear_stage(void)
{
	atomic_store(&over, true);
	pthread_join(band_thread, NULL);
	free(stage);
}

static void begin(void)
{
	if (pthread_create(&band_thread, NULL, band, NULL))
		exit(EXIT_FAILURE);
	atexit(clear_stage);
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
