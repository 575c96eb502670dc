/*
 * The lamp says that it is out, on a channel that the keeper waits for.
 *
 * Why it is enough: the send is the lamp's last deed, so the keeper wakes when
 * it is done, and sees all that was before.  The channel has room for it, so
 * the lamp need not wait, and more than one lamp could use it.
 *
 * cost: a lamp that ends without a word (a crash of its own, a return further
 *       up) is not noticed
 */
#include <pthread.h>
#include <stddef.h>

#include "channel.h"
#include "lab.h"

enum { TURNS = SIZE(10, 3) };

static pthread_t lamp;
static int turns; /* the lamp's own until it is known to have ended */

//@ edit
static struct channel out = CHANNEL(char, 1);

static void *turn_lamp(void *unused)
{
	for (int i = 0; i < TURNS; i++)
		turns++;
	channel_send(&out, "");
	return unused;
}

static void keep_watch(void)
{
	pthread_detach(lamp);
	channel_receive(&out, NULL);
}
//@ end

int main(void)
{
	pthread_create(&lamp, NULL, turn_lamp, NULL);
	keep_watch();
	CHECK(turns == TURNS);
}
