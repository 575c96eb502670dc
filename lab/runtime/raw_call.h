/*
 * raw_call.h - a system call that leaves errno alone.
 *
 * syscall(2) sets errno when it fails.  Whoever is to go unnoticed must not: a
 * case may stand between a failed call and the look at its reason, and
 * restoring errno afterwards would wipe out what a signal handler did to it
 * meanwhile.
 */
#ifndef RAW_CALL_H
#define RAW_CALL_H

/* What the kernel returns: the result, or an error's number negated. */
static inline long raw_call(long number, long a, long b, long c, long d)
{
#if defined __x86_64__
	long result;
	register long fourth __asm__("r10") = d;
	register long fifth __asm__("r8") = 0;
	register long sixth __asm__("r9") = 0;

	__asm__ volatile("syscall"
			 : "=a"(result)
			 : "a"(number), "D"(a), "S"(b), "d"(c), "r"(fourth),
			   "r"(fifth), "r"(sixth)
			 : "rcx", "r11", "memory");
	return result;
#elif defined __aarch64__
	register long eighth __asm__("x8") = number;
	register long first __asm__("x0") = a;
	register long second __asm__("x1") = b;
	register long third __asm__("x2") = c;
	register long fourth __asm__("x3") = d;
	register long fifth __asm__("x4") = 0;
	register long sixth __asm__("x5") = 0;

	__asm__ volatile("svc 0"
			 : "+r"(first)
			 : "r"(eighth), "r"(second), "r"(third), "r"(fourth),
			   "r"(fifth), "r"(sixth)
			 : "memory");
	return first;
#else
#error "say how this machine calls its kernel"
#endif
}

#endif
