/* contest.c - who runs against whom under a detector that compares. */
#include <stdlib.h>

#include "contest.h"
#include "memory.h"

static struct contestant contestant(const struct build *build)
{
	return (struct contestant) {build->program->name, build->executable};
}

struct contestants contestants_of(const struct build *build,
				  struct build *const *rivals, size_t n)
{
	struct contestants who = {NULL, 0};
	struct contestant *at;
	bool fix = build->program->how != NULL;

	if (n == 0)
		return who;
	who.at = at = new_array(n + 1, sizeof *at);
	who.n = n + 1;
	/* A fix has one rival, its bug. */
	at[fix ? n : 0] = contestant(build);
	for (size_t i = 0; i < n; i++)
		at[fix ? i : i + 1] = contestant(rivals[i]);
	return who;
}

void contestants_free(struct contestants *who)
{
	free((struct contestant *)who->at);
	*who = (struct contestants) {NULL, 0};
}
