/*
 * atomic.c - C11 atomics and fences.
 *
 * An atomic is a scheduling point, then happens at once: executions are
 * sequentially consistent.  What it publishes and what it acquires, for the
 * race detector, follows its memory order to the letter (C11 5.1.2.4, 7.17.3),
 * release sequences and fences included.
 */
#include "finding.h"
#include "heap.h"
#include "object.h"
#include "options.h"
#include "program.h"

/* The numbers that both compilers pass. */
enum { RELAXED, CONSUME, ACQUIRE, RELEASE, ACQ_REL, SEQ_CST };

static const char weaker[] =
	"sequentially consistent interleavings only, because of the weaker "
	"order";

static inline bool acquires(int order)
{
	return order == CONSUME || order == ACQUIRE || order >= ACQ_REL;
}

static inline bool releases(int order)
{
	return order >= RELEASE;
}

static inline void watch_order(int order, uintptr_t pc)
{
	if (__builtin_expect((order & 0xffff) != SEQ_CST, 0))
		remark(weaker, pc);
}

static inline void acquire(struct object *o, int order)
{
	if (acquires(order)) {
		clock_join(&self->clock, &o->clock);
	} else {
		clock_join(&self->seen_by_fence, &o->clock);
		self->fenced = true;
	}
}

static const char not_tried[] =
	"a weak compare-exchange never failed for nothing";
static const char not_told[] =
	"clang does not say which compare-exchange is weak: none failed for "
	"nothing";

/* Whether a weak compare-exchange may fail although it need not: once for each
   thread, if the option asks for it. */
static bool may_fail(uintptr_t pc)
{
	if (!options.spurious)
		remark(not_tried, pc);
	return options.spurious && !self->weak_failures && !alone();
}

static bool fails_this_time(void)
{
	bool fails = pick(2);

	self->weak_failures += fails;
	return fails;
}

static void stop(enum event_kind kind, void *at, size_t size, bool writes,
		 int order, uintptr_t pc)
{
	announce(kind, (uintptr_t)at, size, writes ? USE_WRITE : USE_READ, pc);
	reach();
	heap_check((uintptr_t)at, size, pc);
	watch_order(order, pc);
}

static inline void loaded(void *at, size_t size, int order, uintptr_t pc)
{
	acquire(object_at((uintptr_t)at), order);
	race_access((uintptr_t)at, size, ATOMIC_READ, pc);
}

static inline void stored(void *at, size_t size, int order, uintptr_t pc)
{
	struct object *o = object_at((uintptr_t)at);

	race_access((uintptr_t)at, size, ATOMIC_WRITE, pc);
	if (releases(order)) {
		clock_copy(&o->clock, &self->clock);
		step_clock();
	} else {
		clock_copy(&o->clock, &self->released_by_fence);
	}
}

/* A read-modify-write continues the release sequence that it reads from. */
static inline void updated(void *at, size_t size, int order, uintptr_t pc)
{
	struct object *o = object_at((uintptr_t)at);

	acquire(o, order);
	race_access((uintptr_t)at, size, ATOMIC_WRITE, pc);
	if (releases(order)) {
		clock_join(&o->clock, &self->clock);
		step_clock();
	} else {
		clock_join(&o->clock, &self->released_by_fence);
	}
}

#define UPDATE(bits, type, name, expression) \
	type __tsan_atomic##bits##_##name(volatile type *at, type v, int mo) \
	{ \
		uintptr_t pc = CALLER; \
		type old, new; \
		if (self) \
			stop(EVENT_ATOMIC_UPDATE, (void *)at, sizeof v, true, \
			     mo, pc); \
		old = *at; \
		new = (type)(expression); \
		if (self) \
			updated((void *)at, sizeof v, mo, pc); \
		if (self && new != old) \
			park_effect(); \
		*at = new; \
		return old; \
	}

#define EXCHANGE(bits, type, name, weak) \
	int __tsan_atomic##bits##_compare_exchange_##name( \
		volatile type *at, type *expected, type v, int mo, int fail) \
	{ \
		return compare_exchange##bits(at, expected, v, mo, fail, weak, \
					      CALLER); \
	}

#define ATOMIC(bits, type) \
	type __tsan_atomic##bits##_load(const volatile type *at, int mo) \
	{ \
		uintptr_t pc = CALLER; \
		if (self) { \
			stop(EVENT_ATOMIC_LOAD, (void *)(uintptr_t)at, \
			     sizeof *at, false, mo, pc); \
			loaded((void *)(uintptr_t)at, sizeof *at, mo, pc); \
		} \
		return *at; \
	} \
	void __tsan_atomic##bits##_store(volatile type *at, type v, int mo) \
	{ \
		uintptr_t pc = CALLER; \
		if (self) { \
			stop(EVENT_ATOMIC_STORE, (void *)at, sizeof v, true, \
			     mo, pc); \
			stored((void *)at, sizeof v, mo, pc); \
		} \
		*at = v; \
	} \
	UPDATE(bits, type, exchange, v) \
	UPDATE(bits, type, fetch_add, old + v) \
	UPDATE(bits, type, fetch_sub, old - v) \
	UPDATE(bits, type, fetch_and, old &v) \
	UPDATE(bits, type, fetch_or, old | v) \
	UPDATE(bits, type, fetch_xor, old ^ v) \
	UPDATE(bits, type, fetch_nand, ~(old & v)) \
	static bool compare_exchange##bits(volatile type *at, type *expected, \
					   type v, int mo, int fail, \
					   bool weak, uintptr_t pc) \
	{ \
		bool choice = self && weak && may_fail(pc); \
		type wanted = *expected, old; \
		if (self) \
			stop_to_compare((void *)at, &wanted, sizeof v, mo, \
					pc); \
		old = *at; \
		if (old == wanted && !(choice && fails_this_time())) { \
			if (self) \
				updated((void *)at, sizeof v, mo, pc); \
			if (self && v != old) \
				park_effect(); \
			*at = v; \
			return true; \
		} \
		if (self) \
			loaded((void *)at, sizeof v, fail, pc); \
		*expected = old; \
		return false; \
	} \
	type __tsan_atomic##bits##_compare_exchange_val( \
		volatile type *at, type expected, type v, int mo, int fail) \
	{ \
		uintptr_t pc = CALLER; \
		if (options.spurious) \
			remark(not_told, pc); \
		compare_exchange##bits(at, &expected, v, mo, fail, false, pc); \
		return expected; \
	} \
	EXCHANGE(bits, type, strong, false) \
	EXCHANGE(bits, type, weak, true)

static void stop_to_compare(void *at, const void *expected, size_t size,
			    int order, uintptr_t pc)
{
	announce(EVENT_COMPARE_EXCHANGE, (uintptr_t)at, size, USE_WRITE, pc);
	self->pending.expected = expected;
	reach();
	heap_check((uintptr_t)at, size, pc);
	watch_order(order, pc);
}

__extension__ typedef unsigned __int128 uint128_t;

ATOMIC(8, uint8_t)
ATOMIC(16, uint16_t)
ATOMIC(32, uint32_t)
ATOMIC(64, uint64_t)
ATOMIC(128, uint128_t)

/* A fence is no scheduling point: it reads and writes nothing. */
void __tsan_atomic_thread_fence(int order)
{
	if (!self)
		return;
	remark(weaker, CALLER);
	if (acquires(order) && self->fenced)
		clock_join(&self->clock, &self->seen_by_fence);
	if (releases(order)) {
		clock_copy(&self->released_by_fence, &self->clock);
		step_clock();
	}
}

void __tsan_atomic_signal_fence(int order)
{
	(void)order;
}
