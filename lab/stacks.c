/* stacks.c - where threads stand, through libdwfl. */
#include <elfutils/libdwfl.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "memory.h"
#include "stacks.h"
#include "symbols.h"
#include "tasks.h"

struct stacks {
	Dwfl *dwfl;
};

static char *debug_path; /* NULL: libdwfl's default search */

static const Dwfl_Callbacks live = {
	.find_elf = dwfl_linux_proc_find_elf,
	.find_debuginfo = dwfl_standard_find_debuginfo,
	.debuginfo_path = &debug_path,
};

/* A thread of `pid` that has not ended: of a main thread that has, the kernel
   shows no memory any more. */
static pid_t alive(pid_t pid)
{
	size_t n;
	struct task *tasks = tasks_read(pid, &n);
	pid_t tid = pid;

	for (size_t i = n; i > 0; i--)
		if (tasks[i - 1].activity != ENDED)
			tid = tasks[i - 1].tid;
	free(tasks);
	return tid;
}

struct stacks *stacks_open(pid_t pid)
{
	struct stacks *new = new_array(1, sizeof *new);

	new->dwfl = dwfl_begin(&live);
	if (new->dwfl && dwfl_linux_proc_report(new->dwfl, alive(pid)) == 0 &&
	    dwfl_report_end(new->dwfl, NULL, NULL) == 0 &&
	    dwfl_linux_proc_attach(new->dwfl, alive(pid), false) == 0)
		return new;
	stacks_close(new);
	return NULL;
}

void stacks_close(struct stacks *of)
{
	if (of->dwfl)
		dwfl_end(of->dwfl);
	free(of);
}

/* The exported name a reader knows: no decoration, no symbol version. */
static const char *plain_name(const char *name, char *into, size_t size)
{
	static const char *const before[] = {"__interceptor_", "__wrap_",
					     "_interceptor_"};

	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		const char *at = strstr(name, before[i]);

		if (at)
			name = at + strlen(before[i]);
	}
	while (name[0] == '_' && name[1] == '_')
		name += 2;
	snprintf(into, size, "%.*s", (int)strcspn(name, "@"), name);
	return into;
}

struct walk {
	Dwfl *dwfl;
	struct findings *pool;
	struct place *place;
};

static int take_frame(Dwfl_Frame *state, void *argument)
{
	struct walk *walk = argument;
	Dwarf_Addr pc;
	bool activation;
	Dwfl_Module *module;
	const char *name = NULL;
	const char *file = NULL;
	char plain[256];
	int number = 0;

	if (!dwfl_frame_pc(state, &pc, &activation))
		return DWARF_CB_ABORT;
	if (!activation)
		pc--; /* inside the call, not after it */
	module = dwfl_addrmodule(walk->dwfl, pc);
	if (module) {
		name = dwfl_module_addrname(module, pc);
		file = module_line(module, pc, &number);
	}
	frame_add(walk->pool, walk->place,
		  name ? plain_name(name, plain, sizeof plain) : NULL, file,
		  number);
	return DWARF_CB_OK;
}

void stacks_frames(struct stacks *of, pid_t tid, struct findings *pool,
		   struct place *place)
{
	struct walk walk = {of->dwfl, pool, place};

	/* It ends with an error at the outermost frame of some threads; what
	   was walked so far is what there is. */
	(void)dwfl_getthread_frames(of->dwfl, tid, take_frame, &walk);
}

const char *stacks_variable(struct stacks *of, uint64_t address)
{
	Dwfl_Module *module = dwfl_addrmodule(of->dwfl, address);
	uint64_t offset;

	return module ? module_variable(module, address, &offset) : NULL;
}
