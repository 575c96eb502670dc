/* cell_builds.c - the executables that a cell runs. */
#include <stdlib.h>
#include <string.h>

#include "cell_builds.h"
#include "file.h"
#include "memory.h"

/* A build of `program` as `cell` needs it: an equal one that is there, or a new
   one. */
static struct build *build_for(struct plan *plan, const struct cell *cell,
			       const struct program *program)
{
	struct build *new = new_array(1, sizeof *new);

	build_describe(new, plan->session, program, cell->tool->detector);
	for (struct build *b = plan->builds; b; b = b->next)
		if (strcmp(b->key, new->key) == 0) {
			build_free(new);
			free(new);
			return b;
		}
	new->owner = plan;
	new->next = plan->builds;
	return plan->builds = new;
}

void cell_build(struct cell *cell, const struct program *const *rivals,
		size_t n)
{
	cell->build = build_for(cell->plan, cell, cell->program);
	cell->rivals = n ? new_array(n, sizeof *cell->rivals) : NULL;
	for (size_t i = 0; i < n; i++)
		cell->rivals[cell->n_rivals++] =
			build_for(cell->plan, cell, rivals[i]);
}

void cell_wait(struct cell *cell)
{
	if (cell->waits)
		return;
	cell->waits = true;
	cell->build->users++;
	for (size_t i = 0; i < cell->n_rivals; i++)
		cell->rivals[i]->users++;
}

/* One user less; an executable of several megabytes goes with the last. */
static void leave_build(struct build *build)
{
	if (--build->users == 0 && build->directory)
		directory_remove(build->directory);
}

void cell_leave(struct cell *cell)
{
	leave_build(cell->build);
	for (size_t i = 0; i < cell->n_rivals; i++)
		leave_build(cell->rivals[i]);
}

json_t *cell_headers(const struct cell *cell)
{
	json_t *all = json_copy(cell->build->headers);

	for (size_t i = 0; i < cell->n_rivals; i++)
		json_object_update(all, cell->rivals[i]->headers);
	return all;
}

bool cell_builds(const struct cell *cell, const struct build **failed)
{
	bool builds = !cell->build->over;

	*failed = cell->build->error ? cell->build : NULL;
	for (size_t i = 0; i < cell->n_rivals; i++) {
		builds = builds || !cell->rivals[i]->over;
		if (!*failed && cell->rivals[i]->error)
			*failed = cell->rivals[i];
	}
	return builds;
}

bool cell_needs(const struct cell *cell, const struct build *build)
{
	bool does = cell->build == build;

	for (size_t i = 0; i < cell->n_rivals; i++)
		does = does || cell->rivals[i] == build;
	return does;
}
