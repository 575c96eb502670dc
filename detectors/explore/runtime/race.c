/* race.c - data races, by vector clocks per byte. */
#include "race.h"

#include "engine.h"
#include "finding.h"
#include "race_order.h"

enum { PAGE = 4096, PAIRS = 64 };

static uint32_t execution; /* counts them, for `pairs` */

/* Pairs of accesses found to race lately. */
static struct pair {
	uintptr_t pc, before;
	uint32_t execution; /* the last one it was noted in */
	int finding;        /* its index, or -1 if it was not kept */
	enum access is, was;
} pairs[PAIRS];

void races_reset(void)
{
	execution++;
	shadow_reset();
}

void races_end(void)
{
	shadow_close();
}

static struct place place_of(const struct last *l, enum access kind,
			     const struct record *r)
{
	static const char *const roles[] = {"read", "write", "atomic-read",
					    "atomic-write"};

	return (struct place) {.role = roles[kind],
			       .thread = l->thread,
			       .pc = l->detail.pc,
			       .stack = l->detail.stack,
			       .locks = l->detail.locks,
			       .object = r->at,
			       .size = (uint32_t)record_size(r)};
}

static void note(struct pair *p, const struct last *before,
		 const struct record *r)
{
	struct finding f = {.kind = FOUND_DATA_RACE, .nplaces = 2};
	struct last now = last_by(self, p->pc);

	f.place[0] = place_of(&now, p->is, r);
	f.place[1] = place_of(before, p->was, r);
	found(&f);
	p->finding = found_before(&f);
	if (p->is <= PLAIN_WRITE)
		place_add(p->pc);
	if (p->was <= PLAIN_WRITE)
		place_add(p->before);
}

/* The access at hand races with `before`.  In the heat of it the same pair
   comes again and again. */
static void races(const struct last *before, enum access was,
		  const struct record *r, enum access is, uintptr_t pc)
{
	struct pair *p = &pairs[(pc * 31 + before->detail.pc * 7) % PAIRS];
	bool known = p->pc == pc && p->before == before->detail.pc &&
		     p->is == is && p->was == was;

	if (known && p->execution == execution)
		return;
	if (known && p->finding >= 0 && !wanted) {
		found_once_more(p->finding);
	} else {
		*p = (struct pair) {.pc = pc,
				    .before = before->detail.pc,
				    .is = is,
				    .was = was};
		note(p, before, r);
	}
	p->execution = execution;
}

/* Once the races of one access with a row whose entries are of one place are
   noted, they are known, whoever made them. */
static __attribute__((noinline)) void check_row(struct row *row,
						enum access was,
						const struct record *r,
						enum access is, uintptr_t pc)
{
	const int32_t *mine = self->clock.at;
	const int32_t *clock = row_clocks(row);

	for (int t = 0; t < (int)row->room; t++) {
		if (clock[t] <= mine[t])
			continue;
		races(&(struct last) {.clock = clock[t],
				      .thread = t,
				      .detail = row->details[t]},
		      was, r, is, pc);
		if (row->pc) {
			row->noted[is] = pc;
			return;
		}
	}
}

/* An entry of another place than all others. */
static __attribute__((noinline)) void mix_row(struct row *row, uintptr_t pc)
{
	bool empty = true;

	for (uint32_t t = 0; t < row->room; t++)
		empty &= !row_clocks(row)[t];
	row->pc = empty ? pc : 0;
	for (int k = 0; k < ACCESSES; k++)
		row->noted[k] = 0;
}

/* The kind of an access is known where the compiler sees these, and most of
   each goes away: they are what every access of the program costs. */
INLINE void check(const struct thread *me, struct record *r, enum access was,
		  enum access is, uintptr_t pc)
{
	struct row *row = r->row[was];

	if (row) {
		if (row->noted[is] != pc)
			check_row(row, was, r, is, pc);
	} else if (was <= PLAIN_WRITE && !before_now(me, &r->by[was])) {
		races(&r->by[was], was, r, is, pc);
	}
}

INLINE void remember(const struct thread *me, struct record *r, enum access is,
		     uintptr_t pc)
{
	struct row *row = r->row[is];

	/* One entry is enough when the old one is ordered before this access:
	   whatever is not ordered after it is not ordered after this. */
	if (!row && is <= PLAIN_WRITE && before_now(me, &r->by[is])) {
		r->by[is] = last_by(me, pc);
		return;
	}
	if (!row || row->room < me->clock.n)
		row = shadow_row(r, is);
	if (row->pc != pc)
		mix_row(row, pc);
	row_clocks(row)[me->id] = me->clock.at[me->id];
	row->details[me->id] = detail_of(me, pc);
}

INLINE void touch_as(struct record *r, enum access is, uintptr_t pc)
{
	const struct thread *me = self;

	if (is == PLAIN_WRITE || is == ATOMIC_WRITE)
		check(me, r, PLAIN_READ, is, pc);
	check(me, r, PLAIN_WRITE, is, pc);
	if (is == PLAIN_WRITE)
		check(me, r, ATOMIC_READ, is, pc);
	if (is == PLAIN_WRITE || is == PLAIN_READ)
		check(me, r, ATOMIC_WRITE, is, pc);
	remember(me, r, is, pc);
}

void race_crowded_read(struct record *r, uintptr_t pc)
{
	touch_as(r, PLAIN_READ, pc);
}

void race_crowded_write(struct record *r, uintptr_t pc)
{
	touch_as(r, PLAIN_WRITE, pc);
}

static void touch(struct record *r, enum access is, uintptr_t pc)
{
	switch (is) {
	case PLAIN_READ:
		race_crowded_read(r, pc);
		break;
	case PLAIN_WRITE:
		race_crowded_write(r, pc);
		break;
	case ATOMIC_READ:
		touch_as(r, ATOMIC_READ, pc);
		break;
	default:
		touch_as(r, ATOMIC_WRITE, pc);
	}
}

void race_look(struct record *r, uintptr_t at, size_t size, enum access kind,
	       uintptr_t pc)
{
	/* Whatever main() did before it created a thread is ordered before all
	   that the thread does.  The first page is never there: the access
	   itself will say so. */
	if (r)
		touch(r, kind, pc);
	else if (nthreads > 1 && !ending && at >= PAGE)
		shadow_each(at, size, kind, pc, touch);
}

void race_access(uintptr_t at, size_t size, enum access kind, uintptr_t pc)
{
	race_access_here(at, size, kind, pc);
}
