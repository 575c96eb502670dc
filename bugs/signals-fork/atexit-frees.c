/*
 * A theatre clears its stage when main ends, and the band is still playing.
 *
 * exit() runs the handlers given to atexit() while all other threads go on.
 * The theatre's handler frees the stage, as a tidy program should.  The band is
 * a detached thread that plays until the process is gone, which is a little
 * later:
 *
 *	main: returns, handler frees the stage ...
 *	band:                                      plays on the stage
 *	main:                                                         process
 *ends
 *
 * class:    signals-fork
 * cwe:      416
 * tsan:     data-race stage
 * helgrind: data-race stage
 * drd:      data-race stage
 * explore:  use-after-free stage
 * native:   nothing -- what was freed a moment ago is mostly still there
 * hint:     What do the other threads do while exit() runs its handlers?
 * hint:     Who uses the stage, and when does he stop?
 * hint:     The kernel takes back all memory anyway. What is the handler for?
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
		stage->songs++; //@ stage
		rendezvous(&curtain);
	}
	return NULL;
}

static void clear_stage(void)
{
	free(stage); //@ stage
}

static void begin(void)
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, band, NULL))
		exit(EXIT_FAILURE);
	pthread_detach(thread);
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
