/*
 * A ground station closes the channel once it has enough; the probe still
 *talks.
 *
 * Closing tells receivers that no more will come.  Only who sends can know
 * that.  Here the receiver closes, and means "I want no more", which a channel
 * has no way to say:
 *
 *	probe:   send 1, send 2,                     send 3 ... the program ends
 *	station:                 take 1, take 2, close
 *
 * A send on a closed channel is a mistake that no answer can mend: Go panics,
 * this channel calls abort().
 *
 * class:    channels
 * cwe:      672
 * origin:   fluent-logger-golang 93
 * tsan:     nothing -- nothing races, and abort() leaves no report behind
 * helgrind: maybe crash send -- only when the station closes before the probe
 *           has sent its last measurement
 * drd:      maybe crash send -- only when the station is that early
 * explore:  crash send
 * native:   maybe crash send -- only when the station is that early
 * hint:     What may a thread that closes a channel be sure of?
 * hint:     Which of the two knows that no more will be sent?
 * hint:     Let the sender close, and tell it in another way to stop.
 */
#include <pthread.h>

#include "channel.h"
#include "lab.h"

enum { MEASURED = 3, WANTED = 2 };

static struct channel readings = CHANNEL(int, 1);

//@ edit
static void *probe(void *unused)
{
	for (int i = 1; i <= MEASURED; i++)
		channel_send(&readings, &i); //@ send
	return unused;
}

static int listen_to_probe(void)
{
	int sum = 0;

	for (int i = 0; i < WANTED; i++) {
		int reading = 0;

		channel_receive(&readings, &reading);
		sum += reading;
	}
	channel_close(&readings);
	return sum;
}
//@ end

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, probe, NULL);
	CHECK(listen_to_probe() == 1 + 2);
	pthread_join(thread, NULL);
}
