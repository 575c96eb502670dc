/* stacks.c - where threads stand, through libdwfl. */
#include <elfutils/libdwfl.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "memory.h"
#include "stacks.h"

struct stacks {
	Dwfl *dwfl;
};

static char *debug_path; /* NULL: libdwfl's default search */

static const Dwfl_Callbacks live = {
	.find_elf = dwfl_linux_proc_find_elf,
	.find_debuginfo = dwfl_standard_find_debuginfo,
	.debuginfo_path = &debug_path,
};

static const Dwfl_Callbacks offline = {
	.find_elf = dwfl_build_id_find_elf,
	.find_debuginfo = dwfl_standard_find_debuginfo,
	.section_address = dwfl_offline_section_address,
	.debuginfo_path = &debug_path,
};

struct stacks *stacks_open(pid_t pid)
{
	struct stacks *new = new_array(1, sizeof *new);

	new->dwfl = dwfl_begin(&live);
	if (new->dwfl && dwfl_linux_proc_report(new->dwfl, pid) == 0 &&
	    dwfl_report_end(new->dwfl, NULL, NULL) == 0 &&
	    dwfl_linux_proc_attach(new->dwfl, pid, false) == 0)
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

/*
 * The source line of `pc`.  libdwfl looks it up through .debug_aranges, which
 * clang does not write unless asked: then every unit is asked whether the
 * address is its own.
 */
static const char *source_line(Dwfl_Module *module, Dwarf_Addr pc, int *number)
{
	Dwfl_Line *line = dwfl_module_getsrc(module, pc);
	Dwarf_Die *unit = NULL;
	Dwarf_Addr bias;

	if (line)
		return dwfl_lineinfo(line, NULL, number, NULL, NULL, NULL);
	while ((unit = dwfl_module_nextcu(module, unit, &bias))) {
		Dwarf_Line *found;

		if (dwarf_haspc(unit, pc - bias) != 1)
			continue;
		found = dwarf_getsrc_die(unit, pc - bias);
		if (found && dwarf_lineno(found, number) == 0)
			return dwarf_linesrc(found, NULL, NULL);
	}
	return NULL;
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
		file = source_line(module, pc, &number);
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
	GElf_Off offset;
	GElf_Sym symbol;
	const char *name;

	if (!module)
		return NULL;
	name = dwfl_module_addrinfo(module, address, &offset, &symbol, NULL,
				    NULL, NULL);
	return name && GELF_ST_TYPE(symbol.st_info) == STT_OBJECT &&
			       offset < symbol.st_size
		       ? name
		       : NULL;
}

/* Append what lies at `address` of `module` to `out`. */
static void put_address(FILE *out, Dwfl_Module *module, Dwarf_Addr address)
{
	const char *name = NULL;
	const char *file = NULL;
	int number = 0;

	if (module) {
		Dwarf_Addr low;

		dwfl_module_info(module, NULL, &low, NULL, NULL, NULL, NULL,
				 NULL);
		address += low;
		name = dwfl_module_addrname(module, address);
		file = source_line(module, address, &number);
	}
	fprintf(out, "%s (%s:%d)", name ? name : "?", file ? file : "?",
		number);
}

char *addresses_resolve(const char *executable, const char *text)
{
	Dwfl *dwfl = NULL;
	Dwfl_Module *module = NULL;
	char *result = NULL;
	size_t length;
	FILE *out;

	if (!strstr(text, "@0x"))
		return copy(text);
	dwfl = dwfl_begin(&offline);
	if (dwfl) {
		module = dwfl_report_offline(dwfl, executable, executable, -1);
		if (dwfl_report_end(dwfl, NULL, NULL) != 0)
			module = NULL;
	}
	out = open_memstream(&result, &length);
	if (!out)
		return copy(text);
	while (*text) {
		if (strncmp(text, "@0x", 3) == 0) {
			char *end;
			unsigned long long address =
				strtoull(text + 1, &end, 16);

			put_address(out, module, address);
			text = end;
		} else {
			fputc(*text++, out);
		}
	}
	fclose(out);
	if (dwfl)
		dwfl_end(dwfl);
	return result ? result : copy("");
}
