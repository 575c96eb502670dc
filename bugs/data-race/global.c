/*
 * A progress bar reads a plain counter while the copier moves it.
 *
 * The copier alone writes `copied`, the bar alone reads it, and it is one int.
 * So nobody thought that it needed anything, and no schedule of this program
 * prints a wrong number:
 *
 *	copier: load 3, store 4
 *	bar:                      load 4       <- what could be wrong?
 *
 * The two lines do not have to stay what they are.  A compiler that may take
 * it for granted that nobody else writes `copied` can read it once and show
 * the same number for ever, or keep it in a register until the last file.  Two
 * plain accesses at a time, one of them a write, have no meaning in C, and
 * every optimisation is built on that.
 *
 * class:    data-race
 * cwe:      820
 * cert:     CON43
 * tsan:     data-race copied
 * helgrind: data-race copied
 * drd:      data-race copied
 * explore:  data-race copied
 * native:   nothing -- without optimisation each of the two is a load or a
 *           store of an aligned int, and those the machine does in one piece
 * hint:     Who writes `copied`, who reads it, and what orders the two?
 * hint:     One writer and one reader are already enough for a data race.
 * hint:     Tell the compiler that another thread looks: an atomic, or a lock.
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { FILES = SIZE(200, 3), GLANCES = SIZE(50, 2) };

//@ edit
static int copied; /* files so far; written by the copier, guarded by nothing */

static void file_done(void)
{
	copied++; //@ copied
}

static int files_done(void)
{
	return copied; //@ copied
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
