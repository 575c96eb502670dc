/*
 * fiber.c - slots and thread-local storage.
 *
 * The layout of thread-local storage is that of the ELF ABI's variant II
 * (x86-64: variables below the thread pointer, glibc's descriptor above) or
 * variant I (aarch64: descriptor below, variables above).  glibc's descriptor
 * is copied from the original thread: the runtime takes all pthread calls, so
 * only its stable parts (stack guard, pointer guard, locale) are used.
 */
#include "fiber.h"

#include <dlfcn.h>
#include <link.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "options.h"
#include "pages.h"
#include "set.h"

enum { GUARD = 4096, LARGEST_BLOCK = 256 << 10 };

/* Slots lie here in every run; nothing else does on x86-64 or aarch64. */
static char *const slots = (char *)0x200000000000;

/* A block of thread-local storage is `below` bytes before the thread pointer
   and `above` bytes from it on.  The images hold both, one after the other. */
static size_t below, above;
static uintptr_t original_tp;
static char *image_first, *image_next;
static bool made[MAX_THREADS];

#if defined(__x86_64__)

bool fiber_fsgsbase;

static uintptr_t thread_pointer(void)
{
	uintptr_t tp;

	__asm__("mov %%fs:0, %0" : "=r"(tp));
	return tp;
}

void fiber_ask_for_fs(uintptr_t tp)
{
	syscall(SYS_arch_prctl, 0x1002 /* ARCH_SET_FS */, tp);
}

/* As if entry() had been called from nowhere. */
static void *first_frame(char *top)
{
	void **sp = (void **)((uintptr_t)top & ~(uintptr_t)63);

	*--sp = NULL;
	return sp;
}

static void arch_init(void)
{
	fiber_fsgsbase = getauxval(AT_HWCAP2) & 2; /* HWCAP2_FSGSBASE */
}

/* glibc's tcbhead_t: a pointer to itself first and third, and the table of
   dynamically loaded modules' blocks second. */
static void relocate(char *tp)
{
	uintptr_t *head = (uintptr_t *)tp;

	head[0] = head[2] = (uintptr_t)tp;
}

#elif defined(__aarch64__)

static uintptr_t thread_pointer(void)
{
	uintptr_t tp;

	__asm__("mrs %0, tpidr_el0" : "=r"(tp));
	return tp;
}

static void *first_frame(char *top)
{
	return (char *)((uintptr_t)top & ~(uintptr_t)63);
}

static void arch_init(void)
{
}

static void relocate(char *tp)
{
	(void)tp;
}

#else
#error "fiber.c knows x86-64 and aarch64; add the switch of this machine"
#endif

/* Widen [below, above) to hold a module's block, and copy the block's initial
   value into the image of a new thread. */
struct module_walk {
	bool copy;
};

static int module(struct dl_phdr_info *info, size_t size, void *walk_)
{
	const struct module_walk *walk = walk_;

	(void)size;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &info->dlpi_phdr[i];
		uintptr_t block = (uintptr_t)info->dlpi_tls_data;
		char *to;

		if (p->p_type != PT_TLS || !block ||
		    block + LARGEST_BLOCK < original_tp ||
		    block > original_tp + LARGEST_BLOCK)
			continue;
		if (!walk->copy) {
			if (block < original_tp && original_tp - block > below)
				below = original_tp - block;
			if (block + p->p_memsz > original_tp + above)
				above = block + p->p_memsz - original_tp;
			continue;
		}
		if (*info->dlpi_name)
			continue; /* libc has set up its own already */
		to = image_next + below + (block - original_tp);
		memset(to, 0, p->p_memsz);
		memcpy(to, (char *)info->dlpi_addr + p->p_vaddr, p->p_filesz);
	}
	return 0;
}

void fibers_init(struct fiber *original)
{
	const unsigned *descriptor =
		dlsym(RTLD_DEFAULT, "_thread_db_sizeof_pthread");
	size_t head = descriptor ? *descriptor : 2304;

	arch_init();
	original->tp = original_tp = thread_pointer();
#if defined(__x86_64__)
	above = head;
#else
	below = head;
#endif
	dl_iterate_phdr(module, &(struct module_walk) {.copy = false});
	below = (below + 63) & ~(size_t)63;
	above = (above + 63) & ~(size_t)63;
	image_first = pages(below + above);
	image_next = pages(below + above);
	memcpy(image_first, (char *)original_tp - below, below + above);
	memcpy(image_next, image_first, below + above);
	dl_iterate_phdr(module, &(struct module_walk) {.copy = true});
	pages_at(slots, (size_t)MAX_THREADS * SLOT_SIZE);
	for (int i = 0; i < MAX_THREADS; i++)
		if (mprotect(slots + (size_t)i * SLOT_SIZE, GUARD, PROT_NONE))
			die("cannot guard a stack");
}

void fiber_make(struct fiber *f, int slot, void (*entry)(void))
{
	const char *image = slot ? image_next : image_first;
	char *end = slots + (size_t)(slot + 1) * SLOT_SIZE;
	char *block = end - 64 - ((below + above + 63) & ~(size_t)63);
	char *tp = block + below;

	/* The runtime takes all calls that write the descriptor, so after
	   the first execution only the variables need to be put back; but a
	   process of its own has not seen the first. */
	if (!made[slot] || options.isolate) {
		memcpy(block, image, below + above);
		relocate(tp);
		made[slot] = true;
	}
#if defined(__x86_64__)
	memcpy(block, image, below);
#else
	memcpy(tp, image + below, above);
#endif
	f->tp = (uintptr_t)tp;
	f->pc = (void *)(uintptr_t)entry;
	f->frame = NULL;
	f->sp = first_frame(block);
}

int fiber_slot(uintptr_t address, bool *guard)
{
	uintptr_t offset = address - (uintptr_t)slots;

	*guard = false;
	if (offset >= (uintptr_t)MAX_THREADS * SLOT_SIZE)
		return -1;
	*guard = offset % SLOT_SIZE < GUARD;
	return (int)(offset / SLOT_SIZE);
}

uintptr_t fiber_slot_end(int slot)
{
	return (uintptr_t)slots + (uintptr_t)(slot + 1) * SLOT_SIZE;
}
