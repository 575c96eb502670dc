/* symbols.c - functions, source lines and variables of addresses. */
#include <elfutils/libdwfl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "symbols.h"

struct symbols {
	Dwfl *dwfl;
	Dwfl_Module *module;
};

static char *debug_path; /* NULL: libdwfl's default search */

static const Dwfl_Callbacks callbacks = {
	.find_elf = dwfl_build_id_find_elf,
	.find_debuginfo = dwfl_standard_find_debuginfo,
	.section_address = dwfl_offline_section_address,
	.debuginfo_path = &debug_path,
};

struct symbols *symbols_open(const char *path)
{
	struct symbols *symbols = new_array(1, sizeof *symbols);

	symbols->dwfl = dwfl_begin(&callbacks);
	if (symbols->dwfl) {
		dwfl_report_begin(symbols->dwfl);
		/* At its own addresses, whatever kind of file it is. */
		symbols->module = dwfl_report_elf(symbols->dwfl, "program",
						  path, -1, 0, false);
	}
	if (symbols->module && dwfl_report_end(symbols->dwfl, NULL, NULL) == 0)
		return symbols;
	symbols_close(symbols);
	return NULL;
}

void symbols_close(struct symbols *symbols)
{
	if (symbols->dwfl)
		dwfl_end(symbols->dwfl);
	free(symbols);
}

/*
 * libdwfl looks a line up through .debug_aranges, which clang does not write
 * unless asked: so each compilation unit is asked whether the address is its
 * own.
 */
const char *module_line(struct Dwfl_Module *module, uint64_t pc, int *line)
{
	Dwarf_Die *unit = NULL;
	Dwarf_Addr bias;

	while ((unit = dwfl_module_nextcu(module, unit, &bias))) {
		Dwarf_Line *found;

		if (dwarf_haspc(unit, pc - bias) != 1)
			continue;
		found = dwarf_getsrc_die(unit, pc - bias);
		if (found && dwarf_lineno(found, line) == 0)
			return dwarf_linesrc(found, NULL, NULL);
	}
	return NULL;
}

const char *module_variable(struct Dwfl_Module *module, uint64_t address,
			    uint64_t *offset)
{
	GElf_Sym symbol;
	const char *name = dwfl_module_addrinfo(module, address, offset,
						&symbol, NULL, NULL, NULL);

	return name && GELF_ST_TYPE(symbol.st_info) == STT_OBJECT &&
			       *offset < symbol.st_size
		       ? name
		       : NULL;
}

struct source symbols_find(struct symbols *symbols, uint64_t pc)
{
	struct source found = {.function = "", .file = ""};
	const char *name = dwfl_module_addrname(symbols->module, pc);
	const char *file = module_line(symbols->module, pc, &found.line);

	if (name)
		found.function = name;
	if (file)
		found.file = file;
	else
		found.line = 0;
	return found;
}

const char *symbols_variable(struct symbols *symbols, uint64_t address,
			     uint64_t *offset)
{
	return module_variable(symbols->module, address, offset);
}

char *addresses_resolve(const char *executable, const char *text)
{
	struct symbols *symbols;
	char *result = NULL;
	size_t length;
	FILE *out;

	if (!strstr(text, "@0x"))
		return copy(text);
	symbols = symbols_open(executable);
	out = open_memstream(&result, &length);
	while (out && *text) {
		struct source at = {.function = "", .file = ""};
		char *end;
		uint64_t pc;

		if (strncmp(text, "@0x", 3) != 0) {
			fputc(*text++, out);
			continue;
		}
		pc = strtoull(text + 1, &end, 16);
		if (symbols)
			at = symbols_find(symbols, pc);
		fprintf(out, "%s (%s:%d)", *at.function ? at.function : "?",
			*at.file ? at.file : "?", at.line);
		text = end;
	}
	if (out)
		fclose(out);
	if (symbols)
		symbols_close(symbols);
	return result ? result : copy("");
}
