/*
 * Both threads hold a lock while they touch the counter.
 *
 * Why it is enough: whoever has the lock is alone with `copied`, and each
 * unlock orders what was done before it against the next lock.  The reader
 * needs the lock as much as the writer.
 *
 * cost: a lock for each file and each glance; it is the better choice once the
 *       bar shows the name of the file beside the number
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { FILES = SIZE(200, 3), GLANCES = SIZE(50, 2) };

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int copied; /* files so far, guarded by `lock` */

static void file_done(void)
{
	pthread_mutex_lock(&lock);
	copied++;
	pthread_mutex_unlock(&lock);
}

static int files_done(void)
{
	int now;

	pthread_mutex_lock(&lock);
	now = copied;
	pthread_mutex_unlock(&lock);
	return now;
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
