/* canary.c - what every detector must flag before its silence counts. */
#include <stdlib.h>
#include <string.h>

#include "canary.h"
#include "memory.h"

const char *canary_name(const struct detector *detector)
{
	return detector->canary ? detector->canary : "race";
}

static void read_one(struct program *into, const char *home, const char *name,
		     const char *how, struct problems *problems)
{
	char *path = say("%s/detectors/canary/%s%s%s.c", home, name,
			 how ? "." : "", how ? how : "");

	program_read(into, path, "canary", how, problems);
	free(path);
}

const struct canary *canary_read(struct canary **list, const char *home,
				 const struct detector *detector,
				 struct problems *problems)
{
	const char *name = canary_name(detector);
	struct canary *canary = *list;

	while (canary && strcmp(canary->name, name) != 0)
		canary = canary->next;
	if (canary)
		return canary;
	canary = new_array(1, sizeof *canary);
	*canary = (struct canary) {.next = *list, .name = name};
	*list = canary;
	read_one(&canary->bug, home, name, NULL, problems);
	if (detector->compares)
		read_one(&canary->fix, home, name, "fix", problems);
	return canary;
}

void canaries_free(struct canary **list)
{
	while (*list) {
		struct canary *next = (*list)->next;

		program_free(&(*list)->bug);
		program_free(&(*list)->fix);
		free(*list);
		*list = next;
	}
}
