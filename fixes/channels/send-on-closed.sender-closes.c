/*
 * The probe closes after its last measurement, the station hears it out.
 *
 * Why it is enough: the only close comes after the only sender's last send, in
 * the same thread.  What the station does not want it takes and drops.
 *
 * cost: the probe measures to the end for nobody
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
		channel_send(&readings, &i);
	channel_close(&readings);
	return unused;
}

static int listen_to_probe(void)
{
	int reading = 0;
	int sum = 0;

	for (int i = 0; channel_receive(&readings, &reading); i++)
		if (i < WANTED)
			sum += reading;
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
