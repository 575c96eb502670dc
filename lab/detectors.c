/* detectors.c - the tables that the linker collected. */
#include <stdlib.h>
#include <string.h>

#include "detector.h"

/* The bounds of the section named by DETECTOR(); the linker defines them. */
extern const struct detector *__start_detectors[];
extern const struct detector *__stop_detectors[];

static int by_name(const void *a, const void *b)
{
	const struct detector *const *left = a;
	const struct detector *const *right = b;

	return strcmp((*left)->name, (*right)->name);
}

const struct detector *const *detectors_all(size_t *n)
{
	enum { MOST = 64 };
	static const struct detector *sorted[MOST];

	*n = (size_t)(__stop_detectors - __start_detectors);
	if (*n > MOST)
		abort();
	if (!sorted[0]) {
		memcpy(sorted, __start_detectors, *n * sizeof sorted[0]);
		qsort(sorted, *n, sizeof sorted[0], by_name);
	}
	return sorted;
}

const struct detector *detector_named(const char *name)
{
	size_t n;
	const struct detector *const *all = detectors_all(&n);

	for (size_t i = 0; i < n; i++)
		if (strcmp(all[i]->name, name) == 0)
			return all[i];
	return NULL;
}
