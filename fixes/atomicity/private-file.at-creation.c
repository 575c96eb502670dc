/*
 * The file is created with the permissions that it is to have.
 *
 * Why it is enough: open() makes the file and sets its permissions in one step,
 * so there is no moment at which it has others. The umask can only take some
 * away.
 *
 * cost: none; bind() of a socket takes no such argument, there the directory or
 *       the umask has to do it, and the umask belongs to all threads
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
	int file = open(diary, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

	rendezvous(&created);
	rendezvous(&looked);
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
