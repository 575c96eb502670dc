/* What lab.h gives a case, for the explorer's own kernels. */
#ifndef KERNEL_LAB_H
#define KERNEL_LAB_H

void lab_check(int ok, const char *expression, const char *file, int line);
void lab_at_exit(void (*function)(void));

#define CHECK(cond) lab_check(!!(cond), #cond, __FILE__, __LINE__)
#define AT_EXIT(fn) \
	__attribute__((constructor)) static void at_exit_##fn(void) \
	{ \
		lab_at_exit(fn); \
	} \
	_Static_assert(1, "")

#endif
