/*
 * Atomics of every size: what each operation answers and leaves.
 */
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "../kernels/lab.h"

#define ALL(type, name) \
	static void name(void) \
	{ \
		static _Atomic type a; \
		type most = (type) ~(type)0, expected = 1; \
		atomic_store(&a, 5); \
		CHECK(atomic_load(&a) == 5); \
		CHECK(atomic_exchange(&a, 6) == 5); \
		CHECK(atomic_fetch_add(&a, 4) == 6); \
		CHECK(atomic_fetch_sub(&a, 3) == 10); \
		CHECK(atomic_fetch_or(&a, 8) == 7); \
		CHECK(atomic_fetch_and(&a, 12) == 15); \
		CHECK(atomic_fetch_xor(&a, 5) == 12); \
		CHECK(atomic_load(&a) == 9); \
		CHECK(__atomic_fetch_nand((type *)&a, 8, __ATOMIC_SEQ_CST) == \
		      9); \
		CHECK(atomic_load(&a) == (type) ~(type)8); \
		CHECK(!atomic_compare_exchange_strong(&a, &expected, 2)); \
		CHECK(expected == (type) ~(type)8); \
		CHECK(atomic_compare_exchange_strong(&a, &expected, most)); \
		CHECK(atomic_fetch_add_explicit( \
			      &a, 2, memory_order_relaxed) == most); \
		expected = 1; \
		while (!atomic_compare_exchange_weak_explicit( \
			&a, &expected, 2, memory_order_acq_rel, \
			memory_order_acquire)) \
			CHECK(expected == 1); \
		CHECK(atomic_load_explicit(&a, memory_order_acquire) == 2); \
		atomic_store_explicit(&a, 3, memory_order_release); \
		CHECK(__sync_fetch_and_add((type *)&a, 1) == 3); \
		CHECK(__sync_add_and_fetch((type *)&a, 1) == 5); \
		CHECK(__sync_bool_compare_and_swap((type *)&a, 5, 6)); \
		CHECK(__sync_val_compare_and_swap((type *)&a, 5, 7) == 6); \
		CHECK(__sync_lock_test_and_set((type *)&a, 1) == 6); \
		__sync_lock_release((type *)&a); \
		CHECK(atomic_load(&a) == 0); \
	}

ALL(uint8_t, bytes)
ALL(uint16_t, shorts)
ALL(uint32_t, ints)
ALL(uint64_t, longs)

int main(void)
{
	atomic_flag flag = ATOMIC_FLAG_INIT;
	static _Atomic(char *) p;
	char text[4];

	bytes();
	shorts();
	ints();
	longs();
	CHECK(!atomic_flag_test_and_set(&flag));
	CHECK(atomic_flag_test_and_set(&flag));
	atomic_flag_clear(&flag);
	CHECK(!atomic_flag_test_and_set(&flag));
	atomic_store(&p, text);
	CHECK(atomic_fetch_add(&p, 2) == text);
	CHECK(atomic_load(&p) == text + 2);
	atomic_thread_fence(memory_order_seq_cst);
	atomic_signal_fence(memory_order_seq_cst);
	__sync_synchronize();
}
