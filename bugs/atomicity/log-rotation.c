/*
 * A ship begins a new volume of its log, and an entry is lost between the two.
 *
 * To change the volume is to close the old one and to open the next. The
 * officer of the watch writes an entry if the log is open, and else takes it
 * that no log is kept on this voyage. All three hold the lock. But closed,
 * between the two volumes, is a state that is not meant for anybody to see:
 *
 *	purser:  close volume 1
 *	officer:                 log is closed: nothing to do
 *	purser:                                                open volume 2
 *
 * The entry is lost, and nobody is told. The two rendezvous put the officer
 * between the volumes.
 *
 * class:    atomicity
 * cwe:      362
 * cert:     CON08
 * origin:   MySQL, bug 791
 * tsan:     nothing -- every access holds the lock, so none races
 * helgrind: nothing -- every access holds the lock, so none races
 * drd:      nothing -- every access holds the lock, so none races
 * explore:  check lost
 * native:   check lost
 * hint:     Which values does `is_open` take in the course of one change?
 * hint:     Which of them should the officer never see?
 * hint:     Hide the moment in between, or let him wait until it is over.
 */
#include <pthread.h>
#include <stdbool.h>

#include "lab.h"

static struct rendezvous between = RENDEZVOUS(2);
static struct rendezvous written = RENDEZVOUS(2);

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static bool is_open = true; /* these three are guarded by `lock` */
static int volume = 1;
static int entries;

static void close_volume(void)
{
	pthread_mutex_lock(&lock);
	is_open = false;
	pthread_mutex_unlock(&lock);
}

static void open_volume(void)
{
	pthread_mutex_lock(&lock);
	volume++;
	is_open = true;
	pthread_mutex_unlock(&lock);
}

static void change_volume(void)
{
	close_volume();
	rendezvous(&between);
	rendezvous(&written);
	open_volume();
}

static void write_entry(void)
{
	pthread_mutex_lock(&lock);
	if (is_open)
		entries++;
	pthread_mutex_unlock(&lock);
}
//@ end

static void *purser(void *unused)
{
	(void)unused;
	change_volume();
	return NULL;
}

static void *officer(void *unused)
{
	(void)unused;
	rendezvous(&between);
	write_entry();
	rendezvous(&written);
	return NULL;
}

int main(void)
{
	pthread_t office;
	pthread_t bridge;

	pthread_create(&office, NULL, purser, NULL);
	pthread_create(&bridge, NULL, officer, NULL);
	pthread_join(office, NULL);
	pthread_join(bridge, NULL);
	CHECK(volume == 2 && entries == 1); //@ lost
}
