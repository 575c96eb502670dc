/*
 * Use and close exclude each other.
 *
 * Why it is enough: the sampler takes the number and writes under one hold of
 * the lock, and the file is closed under it. The number cannot come to mean
 * another file in between; after the close the sampler finds -1.
 *
 * cost: a write that blocks keeps the lock, and the close waits for it
 */
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lab.h"

static struct rendezvous taken = RENDEZVOUS(2);
static struct rendezvous replaced = RENDEZVOUS(2);

static int open_file(const char *name)
{
	int file = memfd_create(name, MFD_CLOEXEC);

	if (file < 0)
		abort();
	return file;
}

static off_t size_of(int file)
{
	struct stat status;

	return fstat(file, &status) ? -1 : status.st_size;
}

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int meter = -1; /* the file of the readings, or -1, guarded by `lock` */

static void open_meter(void)
{
	pthread_mutex_lock(&lock);
	meter = open_file("meter");
	pthread_mutex_unlock(&lock);
}

static void write_reading(char reading)
{
	pthread_mutex_lock(&lock);
	rendezvous(&taken);
	rendezvous(&replaced);
	if (meter >= 0 && write(meter, &reading, 1) < 0)
		abort();
	pthread_mutex_unlock(&lock);
}

static void close_meter(void)
{
	pthread_mutex_lock(&lock);
	close(meter);
	meter = -1;
	pthread_mutex_unlock(&lock);
}
//@ end

static void *sampler(void *unused)
{
	(void)unused;
	write_reading('7');
	return NULL;
}

int main(void)
{
	pthread_t thread;
	int bill;

	open_meter();
	pthread_create(&thread, NULL, sampler, NULL);
	rendezvous(&taken);
	//@ edit
	close_meter();
	bill = open_file("bill");
	rendezvous(&replaced);
	pthread_join(thread, NULL);
	//@ end
	CHECK(size_of(bill) == 0);
	close(bill);
}
