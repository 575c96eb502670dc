/*
 * The file is closed when nobody is left who could use it.
 *
 * Why it is enough: after the join there is no thread that holds the number.
 *
 * cost: the sampler has to be told to end, and waited for, before anything is
 *       closed
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
static atomic_int meter = -1; /* the file of the readings, or -1 */

static void open_meter(void)
{
	atomic_store(&meter, open_file("meter"));
}

static void write_reading(char reading)
{
	int file = atomic_load(&meter);

	rendezvous(&taken);
	rendezvous(&replaced);
	if (file >= 0 && write(file, &reading, 1) < 0)
		abort();
}

static void close_meter(void)
{
	close(atomic_exchange(&meter, -1));
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
	bill = open_file("bill");
	rendezvous(&replaced);
	pthread_join(thread, NULL);
	close_meter();
	//@ end
	CHECK(size_of(bill) == 0);
	close(bill);
}
