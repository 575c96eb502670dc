/*
 * An editor locks the press, and the press, when it is done, unlocks itself.
 *
 * The editor means "the press is busy from now until this issue is printed",
 * and that is true.  But the thread that locks is not the one that unlocks:
 *
 *	editor: lock press, start printing
 *	press:                             print, unlock press   <- not its lock
 *
 * A mutex belongs to the thread that locked it.  POSIX leaves a foreign unlock
 * undefined for the default mutex and an error for the checking one; it also
 * breaks priority inheritance, robust mutexes and every detector's picture of
 * who holds what.  With glibc's default mutex it happens to work.
 *
 * class:    lock-misuse
 * cwe:      667
 * tsan:     misuse unlock
 * helgrind: misuse unlock
 * drd:      misuse unlock
 * explore:  misuse unlock
 * native:   nothing -- glibc's default mutex does not ask who unlocks it
 * hint:     Which thread locks the press, and which one unlocks it?
 * hint:     What is a mutex that its owner cannot give back?
 * hint:     Lock and unlock in the same thread, or use something that has no
 *           owner.
 */
#include <pthread.h>
#include <semaphore.h>

#include "lab.h"

enum { COPIES = SIZE(50, 2) };

//@ edit
static pthread_mutex_t press;
static int printed; /* guarded by `press` */

static void install_press(void)
{
	pthread_mutex_init(&press, NULL);
}

static void reserve_press(void)
{
	pthread_mutex_lock(&press);
}

static void *print(void *unused)
{
	(void)unused;
	printed += COPIES;
	pthread_mutex_unlock(&press); //@ unlock
	return NULL;
}
//@ end

int main(void)
{
	pthread_t job;

	install_press();
	reserve_press();
	pthread_create(&job, NULL, print, NULL);
	pthread_join(job, NULL);
	CHECK(printed == COPIES);
}
