/*
 * Who waits for a job works meanwhile.
 *
 * Why it is enough: a translator sleeps only when the queue is empty, so the
 * half that it waits for is being done by somebody, or it does it itself.
 *
 * cost: the stack grows with each job that is helped with; and what a job
 *       holds, it holds while it does another one, so it had better hold
 *       nothing
 */
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { TRANSLATORS = 1, JOBS = 4 };

struct job {
	int pages;
	bool done; /* guarded by `office` */
};

static pthread_mutex_t office = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t change = PTHREAD_COND_INITIALIZER;
static struct job *queue[JOBS]; /* guarded by `office` */
static int first;               /* the next to be done, guarded by `office` */
static int end;                 /* the next free place, guarded by `office` */
static bool closed;             /* guarded by `office` */
static int translated;          /* pages, guarded by `office` */

/* The caller holds `office`. */
static void order(struct job *job)
{
	queue[end++] = job;
	pthread_cond_broadcast(&change);
}

//@ edit
/* The caller holds `office`, and holds it again afterwards. */
static void translate(struct job *job)
{
	struct job half = {job->pages / 2, false};

	if (half.pages > 0) {
		order(&half);
		translated += job->pages - half.pages;
		while (!half.done) {
			if (first < end)
				translate(queue[first++]);
			else
				pthread_cond_wait(&change, &office);
		}
	} else {
		translated += job->pages;
	}
	job->done = true;
	pthread_cond_broadcast(&change);
}
//@ end

static void *translator(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&office);
	while (!closed || first < end) {
		if (first < end)
			translate(queue[first++]);
		else
			pthread_cond_wait(&change, &office);
	}
	pthread_mutex_unlock(&office);
	return NULL;
}

int main(void)
{
	pthread_t pool[TRANSLATORS];
	struct job text = {2, false};

	for (int i = 0; i < TRANSLATORS; i++)
		pthread_create(&pool[i], NULL, translator, NULL);
	pthread_mutex_lock(&office);
	order(&text);
	while (!text.done)
		pthread_cond_wait(&change, &office);
	closed = true;
	pthread_cond_broadcast(&change);
	pthread_mutex_unlock(&office);
	for (int i = 0; i < TRANSLATORS; i++)
		pthread_join(pool[i], NULL);
	CHECK(translated == 2);
}
