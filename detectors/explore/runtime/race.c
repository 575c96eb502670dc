/* race.c - data races, by vector clocks per byte. */
#include "race.h"

#include "engine.h"
#include "finding.h"
#include "pages.h"

enum {
	GRANULE = 8,
	PAGE = 4096,
	GRANULES = PAGE / GRANULE,
	TABLE = 1 << 20, /* shadow pages, at most */
	MAX_RECORDS = 8 << 20,
	PAIRS = 64,
};

/* The last accesses of one kind to one variable: of one thread, or, when
   several are not ordered, of each thread in a list. */
struct last {
	uint32_t clock; /* 0: none */
	uint32_t stack, locks;
	uint32_t more; /* index of the next thread's, or 0 */
	uintptr_t pc;
	int thread;
};

/* Bytes [offset, offset + size) of a granule that were always accessed
   together. */
struct record {
	struct last by[ACCESSES];
	uint32_t next; /* of the same granule, or 0 */
	uint8_t offset, size;
};

struct granule {
	uint32_t execution, first;
};

struct shadow {
	uintptr_t page;
	struct granule *granules;
};

static struct shadow *table; /* open addressing, kept over executions */
static struct record *records;
static struct last *lasts; /* those that `more` leads to */
static uint32_t nrecords, nlasts, execution;
static struct shadow recent[64];

void races_reset(void)
{
	if (!table) {
		table = pages(TABLE * sizeof *table);
		records = pages((size_t)MAX_RECORDS * sizeof *records);
		lasts = pages((size_t)MAX_RECORDS * sizeof *lasts);
	}
	execution++;
	nrecords = nlasts = 1;
}

static __attribute__((noinline)) struct granule *find_page(uintptr_t page)
{
	uint32_t i = (uint32_t)((page * 0x9e3779b97f4a7c15) >> 44);

	for (;; i = (i + 1) % TABLE) {
		if (table[i].page == page)
			return table[i].granules;
		if (!table[i].page)
			break;
	}
	table[i].page = page;
	table[i].granules = pages(GRANULES * sizeof(struct granule));
	return table[i].granules;
}

static inline struct granule *granule_of(uintptr_t at)
{
	uintptr_t page = at / PAGE;
	struct shadow *r = &recent[page % 64];

	if (__builtin_expect(r->page != page, 0)) {
		r->granules = find_page(page);
		r->page = page;
	}
	return &r->granules[at % PAGE / GRANULE];
}

static uint32_t new_record(uint8_t offset, uint8_t size)
{
	struct record *r;

	if (nrecords == MAX_RECORDS)
		end_execution(TOO_LONG);
	r = &records[nrecords];
	for (int k = 0; k < ACCESSES; k++) {
		r->by[k].clock = 0;
		r->by[k].more = 0;
	}
	r->next = 0;
	r->offset = offset;
	r->size = size;
	return nrecords++;
}

static uint32_t new_last(const struct last *copied)
{
	if (nlasts == MAX_RECORDS)
		end_execution(TOO_LONG);
	lasts[nlasts] = *copied;
	return nlasts++;
}

/* A record with the same past for bytes [offset, offset + size) of `r`. */
static uint32_t copy_record(const struct record *r, int offset, int size)
{
	uint32_t i = new_record((uint8_t)offset, (uint8_t)size);

	for (int k = 0; k < ACCESSES; k++) {
		struct last *l = &records[i].by[k];

		*l = r->by[k];
		while (l->more) {
			l->more = new_last(&lasts[l->more]);
			l = &lasts[l->more];
		}
	}
	return i;
}

/* Pairs of accesses reported lately. */
static struct pair {
	uintptr_t pc, before;
	uint64_t schedule; /* + 1 */
	int finding;       /* its index, or -1 if it was not kept */
	enum access is, was;
} pairs[PAIRS];

static __attribute__((noinline)) void report_first(struct pair *p,
						   const struct last *before,
						   uintptr_t at, size_t size)
{
	static const char *const roles[] = {"read", "write", "atomic-read",
					    "atomic-write"};
	struct finding f = {.kind = FOUND_DATA_RACE, .nplaces = 2};

	f.place[0] = (struct place) {.role = roles[p->is],
				     .thread = self->id,
				     .pc = p->pc,
				     .stack = self->stack,
				     .locks = self->locks,
				     .object = at,
				     .size = (uint32_t)size};
	f.place[1] = (struct place) {.role = roles[p->was],
				     .thread = before->thread,
				     .pc = before->pc,
				     .stack = before->stack,
				     .locks = before->locks,
				     .object = at,
				     .size = (uint32_t)size};
	found(&f);
	p->finding = found_before(&f);
	if (p->is == PLAIN_READ || p->is == PLAIN_WRITE)
		place_add(p->pc);
	if (p->was == PLAIN_READ || p->was == PLAIN_WRITE)
		place_add(before->pc);
}

static inline void report(const struct last *before, enum access was,
			  uintptr_t at, size_t size, enum access is,
			  uintptr_t pc)
{
	struct pair *p = &pairs[(pc * 31 + before->pc * 7) % PAIRS];
	uint64_t schedule = schedule_number + 1;
	bool known = p->pc == pc && p->before == before->pc && p->is == is &&
		     p->was == was && !wanted;

	/* In the heat of it the same pair comes again and again. */
	if (known && p->schedule == schedule)
		return;
	if (known && p->finding >= 0) {
		p->schedule = schedule;
		found_once_more(p->finding);
		return;
	}
	*p = (struct pair) {.pc = pc,
			    .before = before->pc,
			    .schedule = schedule,
			    .is = is,
			    .was = was};
	report_first(p, before, at, size);
}

/* The kind of an access is known where the compiler sees these, and most of
   each goes away: they are what every access of the program costs. */
#define INLINE static inline __attribute__((always_inline))

INLINE bool before_now(const struct thread *me, const struct last *l)
{
	return l->thread == me->id ||
	       l->clock <= clock_of(&me->clock, l->thread);
}

static __attribute__((noinline)) void check_each(const struct last *l,
						 enum access was, uintptr_t at,
						 size_t size, enum access is,
						 uintptr_t pc)
{
	for (;; l = &lasts[l->more]) {
		if (!before_now(self, l))
			report(l, was, at, size, is, pc);
		if (!l->more)
			break;
	}
}

INLINE void check(const struct thread *me, const struct record *r,
		  enum access was, enum access is, uintptr_t at, uintptr_t pc)
{
	const struct last *l = &r->by[was];

	if (l->clock && (l->more || !before_now(me, l)))
		check_each(l, was, at + r->offset, r->size, is, pc);
}

/* The running thread's entry in a list of those that are not ordered. */
static __attribute__((noinline)) struct last *own_entry(struct last *l)
{
	for (; l->thread != self->id && l->more; l = &lasts[l->more])
		;
	if (l->thread == self->id)
		return l;
	l->more = new_last(&(struct last) {0});
	return &lasts[l->more];
}

INLINE void remember(const struct thread *me, struct record *r, enum access is,
		     uintptr_t pc)
{
	struct last *l = &r->by[is];

	/* One entry is enough when the old one is ordered before this access:
	   whatever is not ordered after it is not ordered after this. */
	if (l->more || (l->clock && !before_now(me, l)))
		l = own_entry(l);
	l->clock = me->clock.at[me->id];
	l->thread = me->id;
	l->pc = pc;
	l->stack = me->stack;
	l->locks = me->locks;
}

INLINE void touch_as(struct record *r, uintptr_t base, enum access is,
		     uintptr_t pc)
{
	const struct thread *me = self;

	if (is != PLAIN_READ && is != ATOMIC_READ)
		check(me, r, PLAIN_READ, is, base, pc);
	check(me, r, PLAIN_WRITE, is, base, pc);
	if (is == PLAIN_WRITE)
		check(me, r, ATOMIC_READ, is, base, pc);
	if (is == PLAIN_WRITE || is == PLAIN_READ)
		check(me, r, ATOMIC_WRITE, is, base, pc);
	remember(me, r, is, pc);
}

static __attribute__((noinline)) void touch(struct record *r, uintptr_t base,
					    enum access is, uintptr_t pc)
{
	switch (is) {
	case PLAIN_READ:
		touch_as(r, base, PLAIN_READ, pc);
		break;
	case PLAIN_WRITE:
		touch_as(r, base, PLAIN_WRITE, pc);
		break;
	case ATOMIC_READ:
		touch_as(r, base, ATOMIC_READ, pc);
		break;
	default:
		touch_as(r, base, ATOMIC_WRITE, pc);
	}
}

/* Make record boundaries at `from` and `to`. */
static void split(struct granule *g, int from, int to)
{
	int cuts[2] = {from, to};

	for (int c = 0; c < 2; c++)
		for (uint32_t i = g->first; i; i = records[i].next) {
			struct record *r = &records[i];
			int end = r->offset + r->size;

			if (cuts[c] <= r->offset || cuts[c] >= end)
				continue;
			uint32_t tail = copy_record(r, cuts[c], end - cuts[c]);

			r = &records[i];
			r->size = (uint8_t)(cuts[c] - r->offset);
			records[tail].next = r->next;
			r->next = tail;
		}
}

/* The slow way: a granule some of whose bytes have been accessed otherwise. */
static __attribute__((noinline)) void touch_parts(struct granule *g,
						  uintptr_t base, int from,
						  int to, enum access is,
						  uintptr_t pc)
{
	uint8_t missing = (uint8_t)(((1u << (to - from)) - 1) << from);

	split(g, from, to);
	for (uint32_t i = g->first; i; i = records[i].next) {
		struct record *r = &records[i];

		if (r->offset < from || r->offset >= to)
			continue;
		missing &= (uint8_t) ~(((1u << r->size) - 1) << r->offset);
		touch(r, base, is, pc);
	}
	while (missing) {
		int offset = __builtin_ctz(missing), end = offset;
		uint32_t i;

		for (; end < to && missing >> end & 1; end++)
			missing &= (uint8_t) ~(1u << end);
		i = new_record((uint8_t)offset, (uint8_t)(end - offset));
		records[i].next = g->first;
		g->first = i;
		touch(&records[i], base, is, pc);
	}
}

static __attribute__((noinline)) void
access_granules(uintptr_t at, size_t size, enum access kind, uintptr_t pc)
{
	uintptr_t end = at + size;

	while (at < end) {
		uintptr_t base = at & -(uintptr_t)GRANULE;
		int from = (int)(at - base);
		int to = end - base < GRANULE ? (int)(end - base) : GRANULE;
		struct granule *g = granule_of(at);
		struct record *r;

		if (g->execution != execution) {
			g->execution = execution;
			g->first =
				new_record((uint8_t)from, (uint8_t)(to - from));
		}
		r = &records[g->first];
		if (r->offset == from && r->size == to - from)
			touch(r, base, kind, pc);
		else
			touch_parts(g, base, from, to, kind, pc);
		at = base + GRANULE;
	}
}

/* The record of exactly these bytes, if it is at hand. */
static inline struct record *record_of(uintptr_t at, size_t size)
{
	const struct shadow *s = &recent[at / PAGE % 64];
	const struct granule *g;
	struct record *r;

	if (s->page != at / PAGE)
		return NULL;
	g = &s->granules[at % PAGE / GRANULE];
	if (g->execution != execution)
		return NULL;
	r = &records[g->first];
	return r->offset == at % GRANULE && r->size == size ? r : NULL;
}

void race_access(uintptr_t at, size_t size, enum access kind, uintptr_t pc)
{
	struct record *r;

	if (nthreads == 1 || ending || at < PAGE) {
		/* Whatever main() did before it created a thread is ordered
		   before all that the thread does.  The first page is never
		   there: the access itself will say so. */
		return;
	}
	r = record_of(at, size);
	if (__builtin_expect(r != NULL, 1))
		touch(r, at & -(uintptr_t)GRANULE, kind, pc);
	else
		access_granules(at, size, kind, pc);
}
