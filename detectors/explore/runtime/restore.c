/* restore.c - put the program's memory back to what it was before main(). */
#include "restore.h"

#include <dlfcn.h>
#include <link.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>

#include "heap.h"
#include "livelock.h"
#include "pages.h"

enum { PAGE = 4096, MAX_SLICES = 1 << 16, FEW = 16 };

/* A saved page, or the part of one that is the program's. */
struct slice {
	char *at;
	char *saved;
	size_t size;
	bool always; /* copied back without waiting for a first write: the
			rest of its page is the runtime's, or the program has
			but few */
};

static struct slice *slices; /* by address */
static int nslices;
static struct slice **hot; /* those to copy back */
static int nhot;

/* libc's, which knows this machine's widest registers. */
static void *(*copy)(void *to, const void *from, size_t n) = memcpy;

/* The runtime's own data; the build renames its sections (explore.mk). */
extern char __start_racelab_data[], __stop_racelab_data[];
extern char __start_racelab_bss[], __stop_racelab_bss[];

static char *page_of(const struct slice *s)
{
	return (char *)((uintptr_t)s->at & -(uintptr_t)PAGE);
}

static void add(char *from, char *to)
{
	while (from < to) {
		char *page = (char *)((uintptr_t)from & -(uintptr_t)PAGE);
		char *end = page + PAGE < to ? page + PAGE : to;

		if (nslices == MAX_SLICES)
			die("the program has more than %d pages of data; "
			    "run it with --isolate",
			    MAX_SLICES);
		slices[nslices++] = (struct slice) {
			.at = from, .size = (size_t)(end - from)};
		from = end;
	}
}

/* Add [from, to) without [hole, hole_end), and so on for the second hole. */
static void add_around(char *from, char *to, int holes)
{
	char *hole = holes == 2 ? __start_racelab_data : __start_racelab_bss;
	char *end = holes == 2 ? __stop_racelab_data : __stop_racelab_bss;

	if (!holes) {
		add(from, to);
		return;
	}
	if (end <= from || to <= hole) {
		add_around(from, to, holes - 1);
		return;
	}
	if (from < hole)
		add_around(from, hole, holes - 1);
	if (end < to)
		add_around(end, to, holes - 1);
}

static int module(struct dl_phdr_info *info, size_t size, void *unused)
{
	uintptr_t fixed_end = 0;

	int first = nslices;

	(void)size;
	(void)unused;
	if (strstr(info->dlpi_name, "/ld-linux"))
		return 0;
	for (int i = 0; i < info->dlpi_phnum; i++)
		if (info->dlpi_phdr[i].p_type == PT_GNU_RELRO)
			fixed_end = info->dlpi_addr +
				    info->dlpi_phdr[i].p_vaddr +
				    info->dlpi_phdr[i].p_memsz;
	fixed_end &= -(uintptr_t)PAGE; /* protected by whole pages only */
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &info->dlpi_phdr[i];
		uintptr_t from = info->dlpi_addr + p->p_vaddr;
		uintptr_t to = from + p->p_memsz;

		if (p->p_type != PT_LOAD || !(p->p_flags & PF_W))
			continue;
		if (from < fixed_end && fixed_end <= to)
			from = fixed_end;
		add_around((char *)from, (char *)to, 2);
	}
	/* The executable's, if it has but a few: most are written to anyhow,
	   and system calls may write there. */
	if (!*info->dlpi_name)
		for (int i = first; i < nslices; i++)
			slices[i].always =
				nslices - first <= FEW || slices[i].size < PAGE;
	return 0;
}

static int by_address(const struct slice *a, const struct slice *b)
{
	return (a->at > b->at) - (a->at < b->at);
}

static void sort(void)
{
	for (int i = 1; i < nslices; i++) {
		struct slice s = slices[i];
		int j = i;

		for (; j && by_address(&slices[j - 1], &s) > 0; j--)
			slices[j] = slices[j - 1];
		slices[j] = s;
	}
}

void restore_save(void)
{
	char *heap, *heap_end, *saved;
	void *next = dlsym(RTLD_NEXT, "memcpy");
	size_t total = 0;

	if (next)
		memcpy(&copy, &next, sizeof copy);

	slices = pages(MAX_SLICES * sizeof *slices);
	hot = pages(MAX_SLICES * sizeof(struct slice *));
	dl_iterate_phdr(module, NULL);
	heap_extent(&heap, &heap_end);
	add(heap, heap_end);
	sort();
	for (int i = 0; i < nslices; i++)
		total += slices[i].size;
	saved = pages(total + 1);
	for (int i = 0; i < nslices; i++) {
		memcpy(saved, slices[i].at, slices[i].size);
		slices[i].saved = saved;
		saved += slices[i].size;
	}
	/* No call of libc from here on: its pages become read-only. */
	for (int i = 0; i < nslices; i++)
		if (slices[i].always ||
		    mprotect(page_of(&slices[i]), PAGE, PROT_READ))
			hot[nhot++] = &slices[i];
}

void restore(void)
{
	for (int i = 0; i < nhot; i++)
		copy(hot[i]->at, hot[i]->saved, hot[i]->size);
}

uint64_t restore_hash(uint64_t h)
{
	for (int i = 0; i < nhot; i++)
		h = hash_bytes(h, hot[i]->at, hot[i]->size);
	return h;
}

bool restore_fault(uintptr_t address)
{
	int low = 0, high = nslices;
	struct slice *s;

	while (low < high) {
		int middle = (low + high) / 2;

		if ((uintptr_t)slices[middle].at <= address)
			low = middle + 1;
		else
			high = middle;
	}
	s = low ? &slices[low - 1] : NULL;
	if (!s || address >= (uintptr_t)page_of(s) + PAGE)
		return false;
	for (int i = 0; i < nhot; i++)
		if (hot[i] == s)
			return false; /* writable already: a real fault */
	if (mprotect(page_of(s), PAGE, PROT_READ | PROT_WRITE))
		return false;
	hot[nhot++] = s;
	return true;
}
