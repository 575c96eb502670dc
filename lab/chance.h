/*
 * chance.h - what k of n tells about how often.
 */
#ifndef CHANCE_H
#define CHANCE_H

struct chance {
	double low, high; /* 0 <= low <= high <= 1 */
};

/*
 * The 95 % score interval for the chance of an event that came `k` times in `n`
 * independent trials (Wilson 1927): it stays inside 0..1 and means something
 * also for k = 0 and k = n.  k <= n; with n = 0 nothing is known: 0..1.
 */
struct chance chance_of(unsigned long k, unsigned long n);

#endif
