/*
 * The volume is changed under one hold of the lock.
 *
 * Why it is enough: whoever holds the lock sees the log before the change or
 * after it, and in both it is open.
 *
 * cost: the bridge waits while a new volume is fetched; the two halves must no
 *       longer take the lock themselves
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

/* Call these two with `lock` held. */
static void close_volume(void)
{
	is_open = false;
}

static void open_volume(void)
{
	volume++;
	is_open = true;
}

static void change_volume(void)
{
	pthread_mutex_lock(&lock);
	close_volume();
	rendezvous(&between);
	rendezvous(&written);
	open_volume();
	pthread_mutex_unlock(&lock);
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
	CHECK(volume == 2 && entries == 1);
}
