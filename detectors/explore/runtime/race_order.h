/*
 * race_order.h - race_access() inline: most accesses come after the last ones
 * to the same bytes in happens-before, and cost but a look.
 */
#ifndef EXPLORE_RACE_ORDER_H
#define EXPLORE_RACE_ORDER_H

#include "engine.h"
#include "shadow.h"

#define INLINE static inline __attribute__((always_inline))

/* All that is more than a look: of any record, the one at hand if not NULL;
   and of one that has rows, or will have, or has races. */
void race_look(struct record *r, uintptr_t at, size_t size, enum access kind,
	       uintptr_t pc);
void race_crowded_read(struct record *r, uintptr_t pc);
void race_crowded_write(struct record *r, uintptr_t pc);

static inline struct detail detail_of(const struct thread *me, uintptr_t pc)
{
	return (struct detail) {
		.pc = pc, .stack = me->stack, .locks = me->locks};
}

static inline struct last last_by(const struct thread *me, uintptr_t pc)
{
	return (struct last) {.clock = me->clock.at[me->id],
			      .thread = me->id,
			      .detail = detail_of(me, pc)};
}

static inline bool before_now(const struct thread *me, const struct last *l)
{
	return l->clock <= me->clock.at[l->thread];
}

INLINE void race_access_here(uintptr_t at, size_t size, enum access kind,
			     uintptr_t pc)
{
	struct record *r = shadow_at_hand(at, size);
	const struct thread *me = self;

	if (!r || kind > PLAIN_WRITE)
		race_look(r, at, size, kind, pc);
	else if (!r->crowded && before_now(me, &r->by[PLAIN_READ]) &&
		 before_now(me, &r->by[PLAIN_WRITE]))
		r->by[kind] = last_by(me, pc);
	else if (kind == PLAIN_WRITE)
		race_crowded_write(r, pc);
	else
		race_crowded_read(r, pc);
}

#endif
