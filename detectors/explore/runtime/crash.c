/* crash.c - signals that end an execution, and the first writes to pages. */
#include "crash.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ucontext.h>
#include <ucontext.h>
#include <unistd.h>
#include <unwind.h>

#include "fiber.h"
#include "finding.h"
#include "libc.h"
#include "pages.h"
#include "program.h"
#include "restore.h"

enum { STACK = 64 << 10, FRAMES_SEARCHED = 512 };

static char *landing_stack;
static struct {
	int signal;
	uintptr_t address, pc, sp;
} last;

extern char __executable_start[], etext[];
extern char __start_racelab_text[], __stop_racelab_text[];

bool in_runtime(uintptr_t pc)
{
	return pc >= (uintptr_t)__start_racelab_text &&
	       pc < (uintptr_t)__stop_racelab_text;
}

static bool in_program(uintptr_t pc)
{
	return pc >= (uintptr_t)__executable_start && pc < (uintptr_t)etext &&
	       !in_runtime(pc);
}

static _Unwind_Reason_Code visit(struct _Unwind_Context *frame, void *pc)
{
	uintptr_t at = _Unwind_GetIP(frame);

	if (!in_program(at))
		return _URC_NO_REASON;
	*(uintptr_t *)pc = at;
	return _URC_NORMAL_STOP;
}

uintptr_t program_pc(uintptr_t pc)
{
	struct thread *me = self;
	uintptr_t frame = entry_frame;

	if (in_program(pc))
		return pc;
	self = NULL; /* what the unwinder calls is nobody's */
	_Unwind_Backtrace(visit, &pc);
	self = me;
	entry_frame = frame;
	return pc;
}

/* In the program's code, or, when libc was called, where it was called: the
   nearest return address on the stack that is in the program. */
static uintptr_t crash_pc(void)
{
	uintptr_t word;
	bool guard;
	int slot = fiber_slot(last.sp, &guard);

	if (in_program(last.pc))
		return last.pc + 1;
	for (int i = 0; i < FRAMES_SEARCHED && slot >= 0 && !guard; i++) {
		uintptr_t at = last.sp + (uintptr_t)i * sizeof word;
		bool unused;

		if (fiber_slot(at, &unused) != slot)
			break;
		memcpy(&word, (const void *)at, sizeof word);
		if (in_program(word))
			return word;
	}
	return 0;
}

/* Runs on a stack of its own, after the handler has returned here. */
static void landing(void)
{
	char text[160];
	bool guard;

	if (fiber_slot(last.address, &guard) >= 0 && guard)
		snprintf(text, sizeof text, "the stack overflows");
	else if (last.signal == SIGSEGV || last.signal == SIGBUS)
		snprintf(text, sizeof text, "%s at address 0x%lx",
			 last.signal == SIGSEGV ? "invalid access"
						: "bus error",
			 (unsigned long)last.address);
	else
		snprintf(text, sizeof text, "signal %d (%s)", last.signal,
			 sigabbrev_np(last.signal));
	found_here(FOUND_CRASH, crash_pc(), last.address, text);
	end_execution(CRASHED);
}

static void handle(int signal, siginfo_t *info, void *context)
{
	mcontext_t *m = &((ucontext_t *)context)->uc_mcontext;
	uintptr_t *sp, *pc;

	if (signal == SIGSEGV && info->si_code == SEGV_ACCERR &&
	    restore_fault((uintptr_t)info->si_addr))
		return;
#if defined(__x86_64__)
	pc = (uintptr_t *)&m->gregs[REG_RIP];
	sp = (uintptr_t *)&m->gregs[REG_RSP];
#elif defined(__aarch64__)
	pc = (uintptr_t *)&m->pc;
	sp = (uintptr_t *)&m->sp;
#endif
	if (!self)
		die("the runtime itself met signal %d at pc 0x%lx, address "
		    "0x%lx",
		    signal, (unsigned long)*pc, (unsigned long)info->si_addr);
	last.signal = signal;
	last.address = (uintptr_t)info->si_addr;
	last.pc = *pc;
	last.sp = *sp;
	*pc = (uintptr_t)landing;
	*sp = ((uintptr_t)landing_stack + STACK - 64) | 8;
}

void crash_init(void)
{
	/* By these names they are the program's; see signals.c. */
	static __typeof__(&sigaltstack) libc_sigaltstack;
	static __typeof__(&sigaction) libc_sigaction;
	static const int taken[] = {SIGSEGV, SIGBUS,  SIGFPE,
				    SIGILL,  SIGABRT, SIGTRAP};
	stack_t stack = {.ss_size = STACK};
	struct sigaction how = {.sa_flags = SA_SIGINFO | SA_ONSTACK};

	how.sa_sigaction = handle;
	stack.ss_sp = pages(STACK);
	landing_stack = pages(STACK);
	LIBC_FIND(libc_sigaltstack, "sigaltstack");
	LIBC_FIND(libc_sigaction, "sigaction");
	if (libc_sigaltstack(&stack, NULL))
		die("cannot set up the signal stack");
	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		if (libc_sigaction(taken[i], &how, NULL))
			die("cannot take signal %d", taken[i]);
}
