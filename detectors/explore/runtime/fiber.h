/*
 * fiber.h - the program's threads as fibers of one kernel thread.
 *
 * Each fiber has a stack and a block of thread-local storage of its own, in a
 * slot at a fixed address, so that the address of a local or thread-local
 * variable is the same in each execution.  The floating-point environment is
 * shared by all fibers.
 */
#ifndef EXPLORE_FIBER_H
#define EXPLORE_FIBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fiber {
	void *sp, *frame, *pc; /* where it left off */
	uintptr_t tp;          /* its thread pointer: fs on x86-64 */
};

/* The size of a slot: as much as a native thread has by default. */
enum { SLOT_SIZE = 8 << 20 };

/* Prepare all slots; once, in the thread that will run the fibers, whose own
   thread-local variables become the image for fiber 0. */
void fibers_init(struct fiber *original);

/* Make *f the fiber of slot `slot`, to begin in entry(), which must not
   return, with its thread-local variables as a new thread finds them. */
void fiber_make(struct fiber *f, int slot, void (*entry)(void));

/* The end of a slot, past its thread-local storage. */
uintptr_t fiber_slot_end(int slot);

/* The slot that `address` is in, or -1; *guard says whether it is in the
   slot's guard page, which only a stack overflow reaches. */
int fiber_slot(uintptr_t address, bool *guard);

/* Whether the kernel lets us write to fs ourselves; or it must be asked. */
extern bool fiber_fsgsbase;
void fiber_ask_for_fs(uintptr_t tp);

/*
 * Save the running fiber in *from and go on with *to.  Inline, and without a
 * call or return: so a processor that pairs these to guess where a function
 * returns to is right again when the fiber goes on.  The compiler saves the
 * registers that it still needs; the floating-point control words are shared.
 */
#if defined(__x86_64__)

static inline __attribute__((always_inline)) void
fiber_switch(struct fiber *from, const struct fiber *to)
{
	if (__builtin_expect(fiber_fsgsbase, 1))
		__asm__ volatile("wrfsbase %0" : : "r"(to->tp) : "memory");
	else
		fiber_ask_for_fs(to->tp);
	__asm__ volatile("mov	%%rsp, (%0)\n\t"
			 "mov	%%rbp, 8(%0)\n\t"
			 "lea	1f(%%rip), %%rax\n\t"
			 "mov	%%rax, 16(%0)\n\t"
			 "mov	(%1), %%rsp\n\t"
			 "mov	8(%1), %%rbp\n\t"
			 "jmp	*16(%1)\n"
			 "1:"
			 : "+D"(from), "+S"(to)
			 :
			 : "rax", "rbx", "rcx", "rdx", "r8", "r9", "r10", "r11",
			   "r12", "r13", "r14", "r15", "xmm0", "xmm1", "xmm2",
			   "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8",
			   "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", "xmm14",
			   "xmm15", "memory", "cc");
}

#elif defined(__aarch64__)

static inline __attribute__((always_inline)) void
fiber_switch(struct fiber *from, const struct fiber *to)
{
	register struct fiber *x0 __asm__("x0") = from;
	register const struct fiber *x1 __asm__("x1") = to;

	__asm__ volatile("msr tpidr_el0, %0" : : "r"(to->tp) : "memory");
	__asm__ volatile(
		"mov	x9, sp\n\t"
		"adr	x10, 1f\n\t"
		"stp	x9, x29, [x0]\n\t"
		"str	x10, [x0, #16]\n\t"
		"ldp	x9, x29, [x1]\n\t"
		"ldr	x10, [x1, #16]\n\t"
		"mov	sp, x9\n\t"
		"br	x10\n"
		"1:"
		: "+r"(x0), "+r"(x1)
		:
		: "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11",
		  "x12", "x13", "x14", "x15", "x16", "x17", "x19", "x20", "x21",
		  "x22", "x23", "x24", "x25", "x26", "x27", "x28", "x30", "v0",
		  "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10",
		  "v11", "v12", "v13", "v14", "v15", "v16", "v17", "v18", "v19",
		  "v20", "v21", "v22", "v23", "v24", "v25", "v26", "v27", "v28",
		  "v29", "v30", "v31", "memory", "cc");
}

#else
#error "fiber.h knows x86-64 and aarch64; add the switch of this machine"
#endif

#endif
