/*
 * A singer who is done signs off, and the meetings are for those who remain.
 *
 * Why it is enough: who leaves lowers the number awaited, and if all the
 * others have already arrived, that completes their meeting.  Number, arrivals
 * and the meeting's number change under one lock.
 *
 * cost: a barrier made by hand, as POSIX's cannot change its number
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { SINGERS = 3, VERSES = SIZE(3, 2) };

static const int parts[SINGERS] = {VERSES, VERSES - 1, VERSES};
static atomic_int sung[VERSES]; /* voices heard in each verse */

//@ edit
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t over = PTHREAD_COND_INITIALIZER; /* meeting rose */
static int awaited;                                    /* guarded by `lock` */
static int arrived;                                    /* guarded by `lock` */
static int meeting;                                    /* guarded by `lock` */

static void begin(void)
{
	awaited = SINGERS;
}

/* The caller holds `lock`. */
static void end_if_complete(void)
{
	if (arrived < awaited)
		return;
	arrived = 0;
	meeting++;
	pthread_cond_broadcast(&over);
}

static void meet(void)
{
	int this;

	pthread_mutex_lock(&lock);
	this = meeting;
	arrived++;
	end_if_complete();
	while (meeting == this)
		pthread_cond_wait(&over, &lock);
	pthread_mutex_unlock(&lock);
}

static void sign_off(void)
{
	pthread_mutex_lock(&lock);
	awaited--;
	end_if_complete();
	pthread_mutex_unlock(&lock);
}

static void sing(int verses)
{
	for (int verse = 0; verse < verses; verse++) {
		atomic_fetch_add(&sung[verse], 1);
		meet();
	}
	sign_off();
}
//@ end

static void *singer(void *argument)
{
	sing(*(const int *)argument);
	return NULL;
}

int main(void)
{
	pthread_t singers[SINGERS];

	begin();
	for (int i = 0; i < SINGERS; i++)
		pthread_create(&singers[i], NULL, singer, (void *)&parts[i]);
	for (int i = 0; i < SINGERS; i++)
		pthread_join(singers[i], NULL);
	CHECK(sung[0] == SINGERS && sung[VERSES - 1] == SINGERS - 1);
}
