/*
 * Two platforms announce trains with a function's own static text.
 *
 * clock_time() makes "08:15" of 495 minutes.  It returns a pointer to its own
 * static array, so that nobody has to bother with memory.  In the days of one
 * platform the worst that could happen was to call it twice in one printf:
 *
 *	platform 1: clock_time(495) = "08:15"
 *	platform 2:                            clock_time(1300) = "21:40"
 *	platform 1: announce "21:40"
 *
 * The variable has no name outside of the function, and is as global as any.
 *
 * class:    data-race
 * cwe:      663
 * cert:     CON33
 * tsan:     data-race text
 * helgrind: data-race text
 * drd:      data-race text
 * explore:  data-race text; check times
 * native:   maybe check times -- the other call must come between the call and
 *           the copying
 * hint:     Where is the memory that clock_time() returns a pointer to?
 * hint:     How often does a static local variable exist?
 * hint:     Let the caller say where to write, or return the text itself.
 */
#include <pthread.h>
#include <string.h>

#include "lab.h"

enum { LENGTH = 6 }; /* "08:15" and its end */

struct train {
	int minutes; /* after midnight */
	char announced[LENGTH];
};

//@ edit
static const char *clock_time(int minutes)
{
	static char text[LENGTH] = "00:00";

	text[0] = (char)('0' + minutes / 600);     //@ text
	text[1] = (char)('0' + minutes / 60 % 10); //@ text
	text[3] = (char)('0' + minutes % 60 / 10); //@ text
	text[4] = (char)('0' + minutes % 60 % 10); //@ text
	return text;
}

static void announce(struct train *train)
{
	memcpy(train->announced, clock_time(train->minutes), LENGTH); //@ text
}
//@ end

static void *platform(void *argument)
{
	announce(argument);
	return NULL;
}

int main(void)
{
	struct train trains[] = {{495, ""}, {1300, ""}};
	pthread_t platforms[2];

	for (int i = 0; i < 2; i++)
		pthread_create(&platforms[i], NULL, platform, &trains[i]);
	for (int i = 0; i < 2; i++)
		pthread_join(platforms[i], NULL);
	CHECK(!strcmp(trains[0].announced, "08:15")); //@ times
	CHECK(!strcmp(trains[1].announced, "21:40")); //@ times
}
