/*
 * Two rivers run into one lake, and the first that runs dry closes it.
 *
 * Each river ends as a single sender would: it sends its last water and closes
 * the channel, so that the lake can stop waiting.  But it is not alone:
 *
 *	brook: send, close
 *	river:              send, send ... the program ends
 *
 * If both happen to be done before anybody closes, the second close ends the
 * program all the same.
 *
 * class:    channels
 * cwe:      672 675
 * tsan:     nothing -- nothing races, and abort() leaves no report behind
 * helgrind: maybe crash send -- which of the two lines comes depends on who is
 *           done first; maybe crash close -- as above
 * drd:      maybe crash send -- which of the two lines comes depends on who is
 *           done first; maybe crash close -- as above
 * explore:  crash send
 * native:   maybe crash send -- which of the two lines comes depends on who is
 *           done first; maybe crash close -- as above
 * hint:     When may a channel be closed?
 * hint:     Who knows that all senders are done?
 * hint:     Count the senders; whoever sees the last one go may close.
 */
#include <pthread.h>
#include <stdatomic.h>

#include "channel.h"
#include "lab.h"

enum { STREAMS = 2, LITRES = SIZE(5, 1) };

static struct channel lake = CHANNEL(int, 1);

//@ edit
static void *stream(void *litres)
{
	for (int i = 0; i < LITRES; i++)
		channel_send(&lake, litres); //@ send
	channel_close(&lake);                //@ close
	return NULL;
}

static int fill_lake(void)
{
	int amount[STREAMS] = {1, 10};
	pthread_t streams[STREAMS];
	int level = 0;
	int more;

	for (int i = 0; i < STREAMS; i++)
		pthread_create(&streams[i], NULL, stream, &amount[i]);
	while (channel_receive(&lake, &more))
		level += more;
	for (int i = 0; i < STREAMS; i++)
		pthread_join(streams[i], NULL);
	return level;
}
//@ end

int main(void)
{
	CHECK(fill_lake() == 11 * LITRES);
}
