/*
 * jump.c - setjmp() and longjmp().
 *
 * A jump leaves functions without their func_exit: the call path is put back
 * to what it was at the setjmp().  That function returns twice, so ours does
 * not call libc's: it notes the buffer and goes on there, as if it had been
 * called.
 */
#include <setjmp.h>

#include "finding.h"
#include "libc.h"
#include "program.h"

enum { JUMPS = 64 };

/* The latest buffers filled, by place in the table. */
static struct jump {
	const void *buffer;
	int thread;
	uint32_t stack, deeper;
} jumps[JUMPS];

static struct jump *jump_at(const void *buffer)
{
	return &jumps[(uintptr_t)buffer / sizeof(jmp_buf) % JUMPS];
}

__attribute__((used)) void *jump_noted(const void *buffer, int which);
void *jump_noted(const void *buffer, int which)
{
	static void *next[2];

	if (!next[which])
		next[which] =
			dlsym(RTLD_NEXT, which ? "__sigsetjmp" : "_setjmp");
	if (self)
		*jump_at(buffer) = (struct jump) {.buffer = buffer,
						  .thread = self->id,
						  .stack = self->stack,
						  .deeper = self->deeper};
	return next[which];
}

#if defined(__x86_64__)
#define NOTES(name, which) \
	__asm__(".text\n" \
		".globl " name "\n" \
		".type " name ", @function\n" name ":\n" \
		"	push %rdi\n" \
		"	push %rsi\n" \
		"	sub $8, %rsp\n" \
		"	mov $" which ", %esi\n" \
		"	call jump_noted\n" \
		"	add $8, %rsp\n" \
		"	pop %rsi\n" \
		"	pop %rdi\n" \
		"	jmp *%rax\n" \
		".size " name ", . - " name "\n")
#elif defined(__aarch64__)
#define NOTES(name, which) \
	__asm__(".text\n" \
		".globl " name "\n" \
		".type " name ", %function\n" name ":\n" \
		"	stp x0, x1, [sp, #-32]!\n" \
		"	str x30, [sp, #16]\n" \
		"	mov w1, #" which "\n" \
		"	bl jump_noted\n" \
		"	mov x9, x0\n" \
		"	ldr x30, [sp, #16]\n" \
		"	ldp x0, x1, [sp], #32\n" \
		"	br x9\n" \
		".size " name ", . - " name "\n")
#endif

#ifdef NOTES
NOTES("_setjmp", "0");
NOTES("__sigsetjmp", "1");
#endif

/* The running thread is about to jump to where `buffer` was filled. */
static void put_back(const char *call, const void *buffer, uintptr_t pc)
{
	const struct jump *j = jump_at(buffer);

	if (j->buffer != buffer)
		return;
	if (j->thread != self->id)
		cannot(call, pc,
		       self->acts_for == j->thread
			       ? "out of a signal handler"
			       : "to where another thread was");
	self->stack = j->stack;
	self->deeper = j->deeper;
}

#define JUMP(name) \
	_Noreturn void jump_##name(void *buffer, int value) __asm__(#name); \
	_Noreturn __attribute__((noinline)) void jump_##name(void *buffer, \
							     int value) \
	{ \
		static __typeof__(&siglongjmp) next; \
		LIBC_FIND(next, #name); \
		if (BY_PROGRAM) \
			put_back(#name, buffer, CALLER); \
		next(buffer, value); \
		__builtin_unreachable(); \
	}

JUMP(longjmp)
JUMP(_longjmp)
JUMP(siglongjmp)
