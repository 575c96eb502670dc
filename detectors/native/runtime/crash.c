/*
 * crash.c - where the program was when a signal ended it.
 *
 * Records the stack, from the fault outwards, and dies of the same signal.
 * Only addresses in the main executable are kept.  A signal that the program
 * handles or ignores is left to it.  If the stack is too broken to be walked,
 * the second fault ends the process without a line; that it was killed is then
 * all that the driver knows.
 */
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>
#include <unwind.h>

#include "native.h"
#include "record.h"

enum { FRAMES = 16, STACK = 64 * 1024 };

static const struct {
	int number;
	const char *name;
} deadly[] = {
	{SIGSEGV, "SIGSEGV"}, {SIGBUS, "SIGBUS"},   {SIGFPE, "SIGFPE"},
	{SIGILL, "SIGILL"},   {SIGABRT, "SIGABRT"},
};

static char main_stack[STACK]; /* of the thread that runs main */

/* The thread that crashes; the others wait for its end.  0: nobody does. */
static atomic_int crashing;

struct walk {
	uintptr_t fault; /* where the signal struck */
	bool outside;    /* the fault is passed: no frame of this handler */
	uintptr_t address[FRAMES];
	int n;
};

static _Unwind_Reason_Code step(struct _Unwind_Context *at, void *argument)
{
	struct walk *walk = argument;
	int exact = 0;
	uintptr_t pc = _Unwind_GetIPInfo(at, &exact);

	if (!walk->outside) {
		if (pc != walk->fault)
			return _URC_NO_REASON;
		walk->outside = true;
		exact = 1;
	}
	pc = native_address(exact ? pc : pc - 1);
	if (pc)
		walk->address[walk->n++] = pc;
	return walk->n < FRAMES ? _URC_NO_REASON : _URC_END_OF_STACK;
}

static uintptr_t program_counter(const ucontext_t *at)
{
#if defined __x86_64__
	return (uintptr_t)at->uc_mcontext.gregs[REG_RIP];
#elif defined __aarch64__
	return at->uc_mcontext.pc;
#else
#error "say where this machine's signal frame keeps the program counter"
#endif
}

/* Who called an address that is no code: it returns to the stack's top. */
static uintptr_t caller_of_nowhere(const ucontext_t *at)
{
#if defined __x86_64__
	return *(const uintptr_t *)at->uc_mcontext.gregs[REG_RSP];
#else
	return at->uc_mcontext.regs[30];
#endif
}

static void write_down(const char *name, const struct walk *walk)
{
	char line[32 + FRAMES * 21] = "crash ";
	char *end = stpcpy(line + strlen(line), name);

	for (int i = 0; i < walk->n; i++) {
		end = stpcpy(end, " @");
		end = native_hexadecimal(end, walk->address[i]);
	}
	stpcpy(end, "\n");
	record(line);
}

static void crash(int number, siginfo_t *info, void *context)
{
	struct walk walk = {.fault = program_counter(context)};
	struct sigaction plain = {.sa_handler = SIG_DFL};
	int self = (int)syscall(SYS_gettid);
	int nobody = 0;
	size_t i = 0;

	(void)info;
	if (!atomic_compare_exchange_strong(&crashing, &nobody, self))
		for (;;)
			syscall(SYS_sched_yield);
	while (deadly[i].number != number)
		i++;
	_Unwind_Backtrace(step, &walk);
	if (!walk.n) {
		uintptr_t pc = native_address(walk.fault);

		if (!pc)
			pc = native_address(caller_of_nowhere(context) - 1);
		if (pc)
			walk.address[walk.n++] = pc;
	}
	write_down(deadly[i].name, &walk);
	sigaction(number, &plain, NULL);
	/* Blocked until this handler returns, and then it strikes. */
	syscall(SYS_tgkill, syscall(SYS_getpid), self, number);
}

void native_crash_stack(void *stack, size_t size)
{
	stack_t use = {.ss_sp = stack,
		       .ss_size = size,
		       .ss_flags = stack ? 0 : SS_DISABLE};

	sigaltstack(&use, NULL);
}

static __attribute__((constructor(101))) void watch(void)
{
	struct sigaction ours = {.sa_sigaction = crash,
				 .sa_flags = SA_SIGINFO | SA_ONSTACK};
	struct sigaction was;

	native_crash_stack(main_stack, sizeof main_stack);
	/* A fault in the handler must kill, not come back here. */
	sigfillset(&ours.sa_mask);
	for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
		if (sigaction(deadly[i].number, NULL, &was) == 0 &&
		    was.sa_handler == SIG_DFL)
			sigaction(deadly[i].number, &ours, NULL);
}
