/* address.c - addresses as the executable's file numbers them. */
#include <elf.h>
#include <link.h>
#include <sys/auxv.h>

#include "native.h"

/* The linker's.  NOLINTNEXTLINE(bugprone-reserved-identifier) */
extern const char __executable_start[];
extern const char etext[];

/* Where it was loaded less where it was linked; written before main. */
static uintptr_t bias;

static __attribute__((constructor(101))) void find_bias(void)
{
	const ElfW(Phdr) *headers = (void *)getauxval(AT_PHDR);
	unsigned long n = getauxval(AT_PHNUM);

	for (unsigned long i = 0; headers && i < n; i++)
		if (headers[i].p_type == PT_PHDR)
			bias = (uintptr_t)headers - headers[i].p_vaddr;
}

uintptr_t native_address(uintptr_t pc)
{
	if (pc < (uintptr_t)__executable_start || pc >= (uintptr_t)etext)
		return 0;
	return pc - bias;
}

char *native_hexadecimal(char *to, uintptr_t value)
{
	int shift = 0;

	while (shift < 60 && value >> (shift + 4))
		shift += 4;
	*to++ = '0';
	*to++ = 'x';
	for (; shift >= 0; shift -= 4)
		*to++ = "0123456789abcdef"[value >> shift & 15];
	*to = 0;
	return to;
}
