/*
 * The counter is atomic, and relaxed order is all that it needs.
 *
 * Why it is enough: an atomic may be read while it is written, and the
 * compiler must take each load for one that another thread can change.  The
 * number stands for itself: nobody concludes from it that some other memory is
 * ready, so no order is asked for.  Only the copier writes, so a load and a
 * store would do; fetch_add stays right when a second copier is hired.
 *
 * cost: an addition that locks its cache line, once a file: nothing beside the
 *       copying
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { FILES = SIZE(200, 3), GLANCES = SIZE(50, 2) };

//@ edit
static atomic_int copied; /* files so far */

static void file_done(void)
{
	atomic_fetch_add_explicit(&copied, 1, memory_order_relaxed);
}

static int files_done(void)
{
	return atomic_load_explicit(&copied, memory_order_relaxed);
}
//@ end

static void *copier(void *unused)
{
	(void)unused;
	for (int i = 0; i < FILES; i++)
		file_done();
	return NULL;
}

static void *progress_bar(void *unused)
{
	int shown = 0;

	(void)unused;
	for (int i = 0; i < GLANCES; i++) {
		int now = files_done();

		CHECK(now >= shown && now <= FILES);
		shown = now;
	}
	return NULL;
}

int main(void)
{
	pthread_t work;
	pthread_t bar;

	pthread_create(&work, NULL, copier, NULL);
	pthread_create(&bar, NULL, progress_bar, NULL);
	pthread_join(work, NULL);
	pthread_join(bar, NULL);
	CHECK(files_done() == FILES);
}
