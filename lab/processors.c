/* processors.c - which processors may be used. */
#include <sched.h>

#include "processors.h"

/* As the process was started; written before main. */
static cpu_set_t all;

static __attribute__((constructor)) void remember(void)
{
	if (sched_getaffinity(0, sizeof all, &all) < 0 || CPU_COUNT(&all) == 0)
		CPU_SET(0, &all);
}

unsigned processors_usable(void)
{
	cpu_set_t now;

	return sched_getaffinity(0, sizeof now, &now) == 0
		       ? (unsigned)CPU_COUNT(&now)
		       : (unsigned)CPU_COUNT(&all);
}

bool processors_use(unsigned n)
{
	cpu_set_t some;
	unsigned taken = 0;

	CPU_ZERO(&some);
	for (size_t i = 0; i < CPU_SETSIZE && taken < n; i++)
		if (CPU_ISSET(i, &all)) {
			CPU_SET(i, &some);
			taken++;
		}
	return taken == n && sched_setaffinity(0, sizeof some, &some) == 0;
}
