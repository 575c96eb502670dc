/* access.c - plain accesses, as the compiler announces them. */
#include "heap.h"
#include "program.h"
#include "race_order.h"
#include "stack.h"

/* A thread that does so many accesses without an event may be waiting for
   another by reading a plain variable. */
enum { QUIET_TOO_LONG = 10000 };

/* Few frames lie between the program and the switch of threads: of each that
   does, the processor may guess wrong where it returns to. */
INLINE void stop(uintptr_t at, size_t size, bool writes, uintptr_t from,
		 uintptr_t pc)
{
	announce(writes ? EVENT_WRITE : EVENT_READ, at, size,
		 writes ? USE_WRITE : USE_READ, pc);
	if (from)
		self->pending.on[1] = (struct footprint) {
			.at = from, .size = (uint32_t)size, .use = USE_READ};
	reach();
}

/* A write to its own stack is part of a thread's state; see park.h. */
INLINE void note_spin(uintptr_t at, size_t size, enum access kind)
{
	if (kind == PLAIN_WRITE) {
		if (fiber_slot_end(self->id) - at > SLOT_SIZE)
			park_effect();
		if (__builtin_expect(spinning, 0))
			park_written(at, size, self);
	} else if (__builtin_expect(self->park.idle > PARK_AFTER, 0)) {
		park_watch(at, size);
	}
}

INLINE void access(uintptr_t at, size_t size, enum access kind, uintptr_t pc)
{
	if (!self)
		return;
	if (__builtin_expect(place_races(pc), 0))
		stop(at, size, kind == PLAIN_WRITE, 0, pc);
	else if (__builtin_expect(++self->quiet > QUIET_TOO_LONG, 0) &&
		 !alone()) {
		place_add(pc);
		stop(at, size, kind == PLAIN_WRITE, 0, pc);
	}
	heap_check(at, size, pc);
	race_access_here(at, size, kind, pc);
	note_spin(at, size, kind);
}

void plain_access(uintptr_t at, size_t size, enum access kind, uintptr_t pc)
{
	if (size)
		access(at, size, kind, pc);
}

void free_access(uintptr_t at, size_t size, uintptr_t pc)
{
	if (place_races(pc))
		stop(at, size, true, 0, pc);
	race_access(at, size, PLAIN_WRITE, pc);
	note_spin(at, size, PLAIN_WRITE);
}

void plain_copy(uintptr_t to, uintptr_t from, size_t size, uintptr_t pc)
{
	if (!self || !size)
		return;
	if (place_races(pc))
		stop(to, size, true, from, pc);
	heap_check(from, size, pc);
	heap_check(to, size, pc);
	race_access(from, size, PLAIN_READ, pc);
	race_access(to, size, PLAIN_WRITE, pc);
	note_spin(from, size, PLAIN_READ);
	note_spin(to, size, PLAIN_WRITE);
}

/* The compiler has each file call it once, before main(). */
static int nfiles;

void __tsan_init(void)
{
	nfiles++;
}

/* A byte from each file that has included note.h. */
extern const char __start_racelab_notes[] __attribute__((weak));
extern const char __stop_racelab_notes[] __attribute__((weak));

bool all_is_announced(void)
{
	return __stop_racelab_notes - __start_racelab_notes >= nfiles;
}

void __tsan_func_entry(void *pc)
{
	uint32_t deeper;

	if (!self)
		return;
	deeper = stack_enter(self->stack, (uintptr_t)pc);
	if (deeper == self->stack)
		self->deeper++;
	self->stack = deeper;
}

void __tsan_func_exit(void)
{
	if (!self)
		return;
	if (self->deeper)
		self->deeper--;
	else
		self->stack = stack_leave(self->stack);
}

#define PLAIN(size) \
	void __tsan_read##size(void *at) \
	{ \
		access((uintptr_t)at, size, PLAIN_READ, CALLER); \
	} \
	void __tsan_write##size(void *at) \
	{ \
		access((uintptr_t)at, size, PLAIN_WRITE, CALLER); \
	}

#define OTHERS(size) \
	void __tsan_unaligned_read##size(void *at) \
	{ \
		plain_access((uintptr_t)at, size, PLAIN_READ, CALLER); \
	} \
	void __tsan_volatile_read##size(void *at) \
	{ \
		plain_access((uintptr_t)at, size, PLAIN_READ, CALLER); \
	} \
	void __tsan_unaligned_write##size(void *at) \
	{ \
		plain_access((uintptr_t)at, size, PLAIN_WRITE, CALLER); \
	} \
	void __tsan_volatile_write##size(void *at) \
	{ \
		plain_access((uintptr_t)at, size, PLAIN_WRITE, CALLER); \
	}

PLAIN(1)
PLAIN(2)
PLAIN(4)
OTHERS(1)
OTHERS(2)
OTHERS(4)
OTHERS(8)
OTHERS(16)

/* gcc announces a struct copy as a write, then a read, and only then copies:
   so the read is the event of both, or others could run in between.  The
   write alone is an event too, which costs a try and loses nothing; and so
   does a plain write that happens to be followed as closely by a read. */
enum { COPY_CODE = 16 }; /* bytes of code between the two, at most */

INLINE void write_maybe_copy(void *at, size_t size, uintptr_t pc)
{
	if (!self)
		return;
	if (size)
		access((uintptr_t)at, size, PLAIN_WRITE, pc);
	self->range.at = (uintptr_t)at;
	self->range.size = size;
	self->range.pc = pc;
}

INLINE void read_maybe_copy(void *at, size_t size, uintptr_t pc)
{
	if (!self)
		return;
	if (pc - self->range.pc > COPY_CODE || self->range.size != size ||
	    !(place_races(pc) || place_races(self->range.pc))) {
		if (size)
			access((uintptr_t)at, size, PLAIN_READ, pc);
		return;
	}
	stop(self->range.at, size, true, (uintptr_t)at, pc);
	heap_check((uintptr_t)at, size, pc);
	race_access((uintptr_t)at, size, PLAIN_READ, pc);
}

void __tsan_read_range(void *at, size_t size)
{
	read_maybe_copy(at, size, CALLER);
}

void __tsan_write_range(void *at, size_t size)
{
	write_maybe_copy(at, size, CALLER);
}

void __tsan_read8(void *at)
{
	read_maybe_copy(at, 8, CALLER);
}

void __tsan_write8(void *at)
{
	write_maybe_copy(at, 8, CALLER);
}

void __tsan_read16(void *at)
{
	read_maybe_copy(at, 16, CALLER);
}

void __tsan_write16(void *at)
{
	write_maybe_copy(at, 16, CALLER);
}

void __tsan_vptr_update(void **at, void *value)
{
	(void)value;
	plain_access((uintptr_t)at, sizeof *at, PLAIN_WRITE, CALLER);
}

void __tsan_vptr_read(void **at)
{
	plain_access((uintptr_t)at, sizeof *at, PLAIN_READ, CALLER);
}
