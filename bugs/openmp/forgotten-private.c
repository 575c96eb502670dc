/*
 * Two threads turn a list of dates into days of the year, with one scratch pad.
 *
 * `day` is declared before the loop, as it always was when the loop ran in one
 * thread. For OpenMP that makes it shared: both threads put their intermediate
 * result into the same variable, and one may read back what the other wrote:
 *
 *	thread 0: day = 59
 *	thread 1:             day = 334
 *	thread 0: result = day + 1              <- thread 1's month
 *
 * class:    openmp
 * cwe:      366
 * cflags:   -fopenmp
 * tsan:     data-race day
 * helgrind: cannot -- libomp synchronises by atomics and futexes of its own,
 *           which it does not know, and every OpenMP program is reported
 * drd:      cannot -- libomp synchronises by atomics and futexes of its own,
 *           which it does not know, and every OpenMP program is reported
 * explore:  cannot -- libomp shares memory with other processes when it starts,
 *           and its threads wait in ways that are not modelled
 * native:   maybe check days -- the other thread must come between two lines
 * hint:     Where is `day` declared, and whose is it in the loop?
 * hint:     What else would each thread need a copy of?
 * hint:     Declare it where it is used, or name it in a clause.
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
	int day;

#pragma omp parallel for num_threads(THREADS)
	for (int i = 0; i < DATES; i++) {
		day = before[dates[i].month]; //@ day
		days[i] = day + dates[i].day; //@ day
	}
	//@ end
}

int main(void)
{
	for (int i = 0; i < DATES; i++)
		dates[i] = (struct date) {i % MONTHS, 1 + i % 28};
	convert();
	for (int i = 0; i < DATES; i++)
		CHECK(days[i] == before[i % MONTHS] + 1 + i % 28); //@ days
}
