/* problem.c - what is wrong with a case, the lab or the machine. */
#include <stdarg.h>
#include <stdlib.h>

#include "memory.h"
#include "problem.h"

void problem_add(struct problems *to, const char *file, int line,
		 const char *format, ...)
{
	va_list arguments;
	struct problem new = {.file = file ? copy(file) : NULL, .line = line};

	va_start(arguments, format);
	if (vasprintf(&new.what, format, arguments) < 0)
		new.what = copy(format);
	va_end(arguments);
	to->at = grow_array(to->at, to->n + 1, sizeof *to->at);
	to->at[to->n++] = new;
}

void problems_print(const struct problems *all, FILE *out)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct problem *p = &all->at[i];

		if (p->file && p->line > 0)
			fprintf(out, "%s:%d: %s\n", p->file, p->line, p->what);
		else if (p->file)
			fprintf(out, "%s: %s\n", p->file, p->what);
		else
			fprintf(out, "racelab: %s\n", p->what);
	}
}

void problems_free(struct problems *all)
{
	for (size_t i = 0; i < all->n; i++) {
		free(all->at[i].file);
		free(all->at[i].what);
	}
	free(all->at);
	*all = (struct problems) {0};
}
