/*
 * atomics.c - the __tsan_atomic doorway for programs that run under Valgrind.
 *
 * -fsanitize=thread turns every C11 atomic operation, calls and operators
 * alike, into a call from here.  It is performed, and synchronises.h is told.
 * The names and types are those of compiler-rt's tsan_interface_atomic.h; both
 * compilers' forms of compare-and-exchange are here.
 *
 * Every write is a compare-and-swap, even a store: Helgrind and DRD take that
 * for a read (synchronises.h).  An object's edges are received before the
 * operation touches it and published after, so that its memory may be
 * initialised before and freed after.
 */
#include <stdbool.h>
#include <stdint.h>

#include "synchronises.h"

/* gcc adds hints for lock elision above the order proper. */
enum { ORDER = 0xffff };

/* 16 bytes need an instruction that plain x86-64 lacks. */
#ifdef __x86_64__
#define WIDE __attribute__((target("cx16")))
#else
#define WIDE
#endif
#define NARROW

__extension__ typedef unsigned __int128 uint128_t;

static bool acquires(int order)
{
	return (order & ORDER) != __ATOMIC_RELAXED &&
	       (order & ORDER) != __ATOMIC_RELEASE;
}

/* Types and whole expressions are handed in, which parentheses would break.
   NOLINTBEGIN(bugprone-macro-parentheses) */

/*
 * compare_exchange##bits(): *at becomes `desired` if it was `expected`; the old
 * value is returned.  What is received depends on the outcome; where both
 * orders acquire, it is received before the memory is touched.
 */
#define COMPARE_EXCHANGE(bits, type, attribute) \
	attribute static type compare_exchange##bits( \
		volatile type *at, type expected, type desired, int success, \
		int failure) \
	{ \
		bool watched = synchronises_begin(); \
		bool early = acquires(success) && acquires(failure); \
		bool done; \
		type old; \
\
		success &= ORDER; \
		failure &= ORDER; \
		if (early) \
			synchronises_read(watched, at, success); \
		old = __sync_val_compare_and_swap(at, expected, desired); \
		done = old == expected; \
		if (!early) \
			synchronises_read(watched, at, \
					  done ? success : failure); \
		if (done) \
			synchronises_wrote(watched, at, success, true); \
		synchronises_end(watched, done &&old != desired); \
		return old; \
	} \
\
	type __tsan_atomic##bits##_compare_exchange_val( \
		volatile type *at, type expected, type desired, int success, \
		int failure); \
	type __tsan_atomic##bits##_compare_exchange_val( \
		volatile type *at, type expected, type desired, int success, \
		int failure) \
	{ \
		return compare_exchange##bits(at, expected, desired, success, \
					      failure); \
	} \
\
	int __tsan_atomic##bits##_compare_exchange_strong( \
		volatile type *at, type *expected, type desired, int success, \
		int failure); \
	int __tsan_atomic##bits##_compare_exchange_strong( \
		volatile type *at, type *expected, type desired, int success, \
		int failure) \
	{ \
		type old = compare_exchange##bits(at, *expected, desired, \
						  success, failure); \
\
		if (old == *expected) \
			return 1; \
		*expected = old; \
		return 0; \
	} \
\
	int __tsan_atomic##bits##_compare_exchange_weak( \
		volatile type *at, type *expected, type desired, int success, \
		int failure); \
	int __tsan_atomic##bits##_compare_exchange_weak( \
		volatile type *at, type *expected, type desired, int success, \
		int failure) \
	{ \
		return __tsan_atomic##bits##_compare_exchange_strong( \
			at, expected, desired, success, failure); \
	}

/* One operation NAME that replaces `old` by `next`, an expression of `old` and
   `value`; returns the old value. */
#define MODIFY(bits, type, attribute, name, next) \
	type __tsan_atomic##bits##_##name(volatile type *at, type value, \
					  int order); \
	attribute type __tsan_atomic##bits##_##name(volatile type *at, \
						    type value, int order) \
	{ \
		bool watched = synchronises_begin(); \
		type old; \
		type found = 0; \
\
		order &= ORDER; \
		synchronises_read(watched, at, order); \
		do { \
			old = found; \
			found = __sync_val_compare_and_swap(at, old, \
							    (type)(next)); \
		} while (found != old); \
		synchronises_wrote(watched, at, order, true); \
		synchronises_end(watched, (type)(next) != old); \
		return old; \
	}

#define STORE(bits, type, attribute) \
	void __tsan_atomic##bits##_store(volatile type *at, type value, \
					 int order); \
	attribute void __tsan_atomic##bits##_store(volatile type *at, \
						   type value, int order) \
	{ \
		bool watched = synchronises_begin(); \
		type old; \
		type found = 0; \
\
		do { \
			old = found; \
			found = __sync_val_compare_and_swap(at, old, value); \
		} while (found != old); \
		synchronises_wrote(watched, at, order &ORDER, false); \
		synchronises_end(watched, true); \
	}

#define LOAD(bits, type, attribute, read) \
	type __tsan_atomic##bits##_load(const volatile type *at, int order); \
	attribute type __tsan_atomic##bits##_load(const volatile type *at, \
						  int order) \
	{ \
		bool watched = synchronises_begin(); \
		type value; \
\
		synchronises_read(watched, at, order &ORDER); \
		value = read; \
		synchronises_end(watched, false); \
		return value; \
	}

#define DOORWAY(bits, type, attribute, read) \
	LOAD(bits, type, attribute, read) \
	STORE(bits, type, attribute) \
	MODIFY(bits, type, attribute, exchange, value) \
	MODIFY(bits, type, attribute, fetch_add, old + value) \
	MODIFY(bits, type, attribute, fetch_sub, old - value) \
	MODIFY(bits, type, attribute, fetch_and, old &value) \
	MODIFY(bits, type, attribute, fetch_or, old | value) \
	MODIFY(bits, type, attribute, fetch_xor, old ^ value) \
	MODIFY(bits, type, attribute, fetch_nand, ~(old & value)) \
	COMPARE_EXCHANGE(bits, type, attribute)

/* NOLINTEND(bugprone-macro-parentheses) */

DOORWAY(8, uint8_t, NARROW, __atomic_load_n(at, __ATOMIC_SEQ_CST))
DOORWAY(16, uint16_t, NARROW, __atomic_load_n(at, __ATOMIC_SEQ_CST))
DOORWAY(32, uint32_t, NARROW, __atomic_load_n(at, __ATOMIC_SEQ_CST))
DOORWAY(64, uint64_t, NARROW, __atomic_load_n(at, __ATOMIC_SEQ_CST))
DOORWAY(128, uint128_t, WIDE,
	__sync_val_compare_and_swap((volatile uint128_t *)at, 0, 0))

void __tsan_atomic_thread_fence(int order);
void __tsan_atomic_thread_fence(int order)
{
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
	synchronises_fence(order & ORDER);
}

/* Orders a thread with its own handlers, which needs no edge. */
void __tsan_atomic_signal_fence(int order);
void __tsan_atomic_signal_fence(int order)
{
	(void)order;
	__atomic_signal_fence(__ATOMIC_SEQ_CST);
}
