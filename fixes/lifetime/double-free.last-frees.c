/*
 * The one who hangs up last frees.
 *
 * Why it is enough: under the lock the ends hang up one after the other, and
 * exactly one of them finds that the other has done so before. Nobody uses the
 * recording then.
 *
 * cost: a lock and a count; if one end never hangs up, the recording stays
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "lab.h"

enum { LENGTH = 4096 };

struct call {
	char *recording;
	atomic_bool open;
};

static struct rendezvous goodbye = RENDEZVOUS(2);
static struct call call;

//@ edit
static pthread_mutex_t exchange = PTHREAD_MUTEX_INITIALIZER;
static int hung_up; /* ends of `call`, guarded by `exchange` */

static void hang_up(struct call *ended)
{
	bool last;

	rendezvous(&goodbye);
	pthread_mutex_lock(&exchange);
	last = ++hung_up == 2;
	pthread_mutex_unlock(&exchange);
	if (last)
		free(ended->recording);
}
//@ end

static void *end(void *unused)
{
	(void)unused;
	hang_up(&call);
	return NULL;
}

int main(void)
{
	pthread_t ends[2];

	call.recording = calloc(1, LENGTH);
	CHECK(call.recording);
	atomic_store(&call.open, true);
	for (int i = 0; i < 2; i++)
		pthread_create(&ends[i], NULL, end, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(ends[i], NULL);
}
