/*
 * Being changed is a state of its own, and who meets it waits.
 *
 * Why it is enough: "closed" now means that no log is kept, and nothing else.
 * An officer who comes while the volume is changed waits for the condition,
 * under the lock, and then writes.
 *
 * cost: a third state that everybody has to know; the lock is free while the
 *       volume is fetched
 */
#include <pthread.h>
#include <stdbool.h>

#include "lab.h"

static struct rendezvous between = RENDEZVOUS(2);
static struct rendezvous written = RENDEZVOUS(2);

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static bool is_open = true; /* these four are guarded by `lock` */
static bool changing;
static int volume = 1;
static int entries;

static void change_volume(void)
{
	pthread_mutex_lock(&lock);
	changing = true;
	pthread_mutex_unlock(&lock);
	rendezvous(&between);
	rendezvous(&written);
	pthread_mutex_lock(&lock);
	volume++;
	changing = false;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&lock);
}

static void write_entry(void)
{
	pthread_mutex_lock(&lock);
	while (changing)
		pthread_cond_wait(&changed, &lock);
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
