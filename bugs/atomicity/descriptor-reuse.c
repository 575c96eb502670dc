/*
 * A meter closes its file, and the next file opened gets the same number.
 *
 * A descriptor is a small number, and the system gives the lowest free one to
 * whoever opens next. A thread that still has the old number and has not heard
 * that it was closed writes into a stranger's file:
 *
 *	sampler: takes the number 3
 *	main:                       close(3), open the bill: gets 3
 *	sampler: write(3)           <- a reading, in the bill
 *
 * No error is returned anywhere: 3 is a good descriptor, of another file. The
 * two rendezvous hold the sampler between taking the number and using it.
 *
 * class:    atomicity
 * cwe:      362
 * cert:     FIO46
 * tsan:     nothing -- it forgets all about a descriptor when it is closed, so
 *           the late write is the first it sees of a new one
 * helgrind: nothing -- it does not know what a descriptor stands for
 * drd:      nothing -- it does not know what a descriptor stands for
 * explore:  check bill
 * native:   check bill
 * hint:     Which number does the second open get?
 * hint:     Who may still hold a number when it is closed?
 * hint:     Close when nobody can use it any more, or make use and close
 *           exclude each other.
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
	close_meter();
	bill = open_file("bill");
	rendezvous(&replaced);
	pthread_join(thread, NULL);
	//@ end
	CHECK(size_of(bill) == 0); //@ bill
	close(bill);
}
