/*
 * The variable is declared inside of the loop.
 *
 * Why it is enough: what is declared within the parallel part exists once for
 * each iteration, on the stack of its thread. There is no clause to forget.
 *
 * cost: nothing
 * helgrind: cannot -- libomp synchronises by atomics and futexes of its own,
 *           which it does not know, and every OpenMP program is reported
 * drd:  cannot -- libomp synchronises by atomics and futexes of its own, which
 *       it does not know, and every OpenMP program is reported
 * explore: cannot -- libomp shares memory with other processes when it starts,
 *          and its threads wait in ways that are not modelled
 */
#include <stddef.h>

#include "lab.h"

enum { DATES = 100, THREADS = 2, MONTHS = 12 };

struct date {
	int month; /* 0 to 11 */
	int day;
};

static const int before[MONTHS] = {0,   31,  59,  90,  120, 151,
				   181, 212, 243, 273, 304, 334};

/* Each element is its iteration's. */
static struct date dates[DATES];
static int days[DATES];

static void convert(void)
{
	//@ edit
#pragma omp parallel for num_threads(THREADS)
	for (int i = 0; i < DATES; i++) {
		int day = before[dates[i].month];

		days[i] = day + dates[i].day;
	}
	//@ end
}

int main(void)
{
	for (int i = 0; i < DATES; i++)
		dates[i] = (struct date) {i % MONTHS, 1 + i % 28};
	convert();
	for (int i = 0; i < DATES; i++)
		CHECK(days[i] == before[i % MONTHS] + 1 + i % 28);
}
