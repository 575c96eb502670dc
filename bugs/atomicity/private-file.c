/*
 * A diary is created for everybody, and closed to others a moment later.
 *
 * The writer makes the file and then sets its permissions. In between it has
 * those that the creation gave it, and a neighbour who looks at the right
 * moment may open it. What was opened stays open; the chmod() comes too late
 * for it:
 *
 *	writer:    open(diary, O_CREAT, 0666)
 *	neighbour:                             stat(diary): others may read
 *	writer:    fchmod(diary, 0600)
 *
 * A thing must not be in sight before it is safe. Redis opened its Unix socket
 * to the world in the same way, between listen() and chmod(). The two
 * rendezvous let the neighbour look in between.
 *
 * class:    atomicity
 * cwe:      362
 * cert:     FIO06
 * origin:   Redis, CVE-2023-45145
 * tsan:     nothing -- permissions are no memory
 * helgrind: nothing -- permissions are no memory
 * drd:      nothing -- permissions are no memory
 * explore:  check private
 * native:   check private
 * hint:     Who may read the diary between the two calls?
 * hint:     Which argument of open() decides that?
 * hint:     Create it closed, or somewhere out of sight, and only then under
 *           its name.
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
	int file = open(diary, O_CREAT | O_WRONLY | O_CLOEXEC, 0666);

	rendezvous(&created);
	rendezvous(&looked);
	if (file >= 0 && fchmod(file, 0600)) {
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
	CHECK(file >= 0 && seen == 0); //@ private
}
