/* chance.c - Wilson's score interval. */
#include <math.h>

#include "chance.h"

/* The 0.975 quantile of the normal distribution. */
static const double z = 1.959963984540054;

struct chance chance_of(unsigned long k, unsigned long n)
{
	double trials = (double)n;
	double share;
	double middle;
	double half;

	if (n == 0)
		return (struct chance) {0, 1};
	share = (double)k / trials;
	middle = share + z * z / (2 * trials);
	half = z * sqrt(share * (1 - share) / trials +
			z * z / (4 * trials * trials));
	/* The ends are exact: rounding must not leave a 1e-17 there. */
	return (struct chance) {
		k == 0 ? 0 : (middle - half) / (1 + z * z / trials),
		k == n ? 1 : (middle + half) / (1 + z * z / trials)};
}
