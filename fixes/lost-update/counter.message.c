/*
 * The doors tell main of their visitors, and main alone counts.
 *
 * Why it is enough: `visitors` belongs to one thread and is shared with nobody.
 * What is shared is the mailbox, and every access to it holds its lock.  It
 * keeps each message until it is taken: a full one makes the doors wait, an
 * empty one makes main wait, and both look again after each wake-up.
 *
 * cost: a message for each visitor is dearer than a lock for each; it pays when
 *       a message carries more work than one addition
 */
#include <pthread.h>
#include <stdatomic.h>

#include "lab.h"

enum { DOORS = 2, VISITORS = MEASURED(20000, SIZE(100, 3)) };

//@ edit
enum { SLOTS = 8 };

static pthread_mutex_t box = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER; /* held moved */
static int mail[SLOTS]; /* each says how many came in; guarded by `box` */
static int held;        /* messages in mail[], guarded by `box` */
static int visitors;    /* main's own */

static void send(int came_in)
{
	pthread_mutex_lock(&box);
	while (held == SLOTS)
		pthread_cond_wait(&changed, &box);
	mail[held++] = came_in;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&box);
}

static int receive(void)
{
	int came_in;

	pthread_mutex_lock(&box);
	while (held == 0)
		pthread_cond_wait(&changed, &box);
	came_in = mail[--held];
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&box);
	return came_in;
}

static void *door(void *unused)
{
	(void)unused;
	for (int i = 0; i < VISITORS; i++)
		send(1);
	return NULL;
}
//@ end

int main(void)
{
	pthread_t doors[DOORS];

	for (int i = 0; i < DOORS; i++)
		pthread_create(&doors[i], NULL, door, NULL);
	//@ edit
	for (int i = 0; i < DOORS * VISITORS; i++)
		visitors += receive();
	for (int i = 0; i < DOORS; i++)
		pthread_join(doors[i], NULL);
	//@ end
	CHECK(visitors == DOORS * VISITORS);
}
