/*
 * The file gets its name only when it is as it should be.
 *
 * Why it is enough: mkstemp() makes a file with a name that nobody expects and
 * permissions for its owner alone, and rename() gives it the name that others
 * look for in one step. Who finds the diary finds it closed.
 *
 * cost: a second name, to be removed on every path that fails
 */
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lab.h"

enum { OTHERS = S_IRWXG | S_IRWXO };

static struct rendezvous created = RENDEZVOUS(2);
static struct rendezvous looked = RENDEZVOUS(2);
static char directory[] = "/tmp/desk-XXXXXX"; /* set before the threads */
static char diary[sizeof directory + 8];      /* likewise */

//@ edit
/* Returns a descriptor of the new file `diary`, or -1. */
static int create_diary(void)
{
	char draft[sizeof diary + 8];
	int file;

	snprintf(draft, sizeof draft, "%s/XXXXXX", directory);
	file = mkstemp(draft);
	rendezvous(&created);
	rendezvous(&looked);
	if (file >= 0 && rename(draft, diary)) {
		unlink(draft);
		close(file);
		return -1;
	}
	return file;
}
//@ end

static void *writer(void *argument)
{
	int *file = argument;

	*file = create_diary();
	return NULL;
}

/* Leaves the permissions that others were seen to have, 0 if none. */
static void *neighbour(void *argument)
{
	mode_t *seen = argument;
	struct stat status;

	rendezvous(&created);
	*seen = stat(diary, &status) ? 0 : status.st_mode & OTHERS;
	rendezvous(&looked);
	return NULL;
}

int main(void)
{
	pthread_t threads[2];
	int file;
	mode_t seen;

	umask(0);
	if (!mkdtemp(directory))
		return EXIT_FAILURE;
	snprintf(diary, sizeof diary, "%s/diary", directory);
	pthread_create(&threads[0], NULL, writer, &file);
	pthread_create(&threads[1], NULL, neighbour, &seen);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	if (file >= 0)
		close(file);
	unlink(diary);
	rmdir(directory);
	CHECK(file >= 0 && seen == 0);
}
