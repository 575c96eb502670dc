/* symbols.c - source lines of program counters, by elfutils' libdwfl. */
#include "symbols.h"

#include <elfutils/libdwfl.h>
#include <stdlib.h>

struct symbols {
	Dwfl *dwfl;
	Dwfl_Module *module;
};

static const Dwfl_Callbacks callbacks = {
	.find_elf = dwfl_build_id_find_elf,
	.find_debuginfo = dwfl_standard_find_debuginfo,
	.section_address = dwfl_offline_section_address,
};

struct symbols *symbols_open(const char *path)
{
	struct symbols *s = calloc(1, sizeof *s);

	if (!s)
		return NULL;
	s->dwfl = dwfl_begin(&callbacks);
	if (!s->dwfl) {
		free(s);
		return NULL;
	}
	dwfl_report_begin(s->dwfl);
	/* At its own addresses: those are what the reports have. */
	s->module = dwfl_report_elf(s->dwfl, "program", path, -1, 0, false);
	if (!s->module || dwfl_report_end(s->dwfl, NULL, NULL)) {
		symbols_close(s);
		return NULL;
	}
	return s;
}

void symbols_close(struct symbols *s)
{
	if (!s)
		return;
	dwfl_end(s->dwfl);
	free(s);
}

/* clang writes no .debug_aranges, and libdwfl looks nowhere else: so ask each
   unit whether the address is its own. */
static Dwarf_Line *line_of(struct symbols *s, uint64_t pc)
{
	Dwarf_Addr bias;
	Dwarf_Die *unit = NULL;

	while ((unit = dwfl_module_nextcu(s->module, unit, &bias)))
		if (dwarf_haspc(unit, pc - bias) > 0)
			return dwarf_getsrc_die(unit, pc - bias);
	return NULL;
}

struct source symbols_find(struct symbols *s, uint64_t pc)
{
	struct source found = {.function = "", .file = ""};
	Dwarf_Line *line = line_of(s, pc);
	const char *name = dwfl_module_addrname(s->module, pc);
	const char *file = line ? dwarf_linesrc(line, NULL, NULL) : NULL;

	if (name)
		found.function = name;
	if (file && !dwarf_lineno(line, &found.line))
		found.file = file;
	return found;
}
