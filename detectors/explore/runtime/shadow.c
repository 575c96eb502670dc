/* shadow.c - what is remembered of the program's memory. */
#include "shadow.h"

#include "engine.h"
#include "pages.h"

enum {
	GRANULE = 8,
	PAGE = 4096,
	GRANULES = PAGE / GRANULE,
	TABLE = 1 << 20, /* shadow pages, at most */
	MAX_RECORDS = 8 << 20,
};

/* For all rows of one execution. */
static const size_t row_space = (size_t)1 << 30;

/* The records of eight bytes of memory. */
struct granule {
	struct record *first;
	uint64_t execution;
};

static struct shadow {
	uintptr_t page;
	struct granule *granules;
} * table, latest; /* open addressing, kept over executions */

static struct record *records;
static uint32_t nrecords;
static char *rows;
static size_t rows_used;
static struct record nothing;

uint64_t shadow_execution;
struct record *shadow_hand[HANDS];

static void init(void)
{
	table = pages(TABLE * sizeof *table);
	records = pages((size_t)MAX_RECORDS * sizeof *records);
	rows = pages(row_space);
	for (int i = 0; i < HANDS; i++)
		shadow_hand[i] = &nothing;
}

void shadow_close(void)
{
	shadow_execution += (uint64_t)1 << 32;
}

void shadow_reset(void)
{
	if (!table)
		init();
	shadow_close();
	nrecords = 0;
	rows_used = 0;
}

static struct granule *granules_of(uintptr_t page)
{
	uint32_t i = (uint32_t)((page * 0x9e3779b97f4a7c15) >> 44);

	while (table[i].page && table[i].page != page)
		i = (i + 1) % TABLE;
	if (!table[i].page) {
		table[i].page = page;
		table[i].granules = pages(GRANULES * sizeof(struct granule));
	}
	return table[i].granules;
}

static inline struct granule *granule_of(uintptr_t at)
{
	uintptr_t page = at / PAGE;

	if (latest.page != page) {
		latest.granules = granules_of(page);
		latest.page = page;
	}
	return &latest.granules[at % PAGE / GRANULE];
}

static struct record *new_record(uintptr_t at, size_t size)
{
	struct record *r = &records[nrecords];

	if (nrecords++ == MAX_RECORDS)
		end_execution(TOO_LONG);
	r->at = at;
	r->stamp = shadow_stamp(size);
	r->crowded = false;
	r->by[PLAIN_READ].clock = r->by[PLAIN_WRITE].clock = 0;
	r->by[PLAIN_READ].thread = r->by[PLAIN_WRITE].thread = 0;
	for (int k = 0; k < ACCESSES; k++)
		r->row[k] = NULL;
	return r;
}

static struct record *add_record(struct granule *g, uintptr_t at, size_t size)
{
	struct record *r = new_record(at, size);

	r->next = g->first;
	g->first = r;
	*shadow_hand_of(at) = r;
	return r;
}

static struct row *new_row(uint32_t room)
{
	struct row *row = (struct row *)(void *)(rows + rows_used);
	size_t size =
		sizeof *row + room * (sizeof(struct detail) + sizeof(int32_t));

	if (rows_used + size > row_space)
		end_execution(TOO_LONG);
	rows_used += (size + 15) & ~(size_t)15;
	row->room = room;
	row->pc = 0;
	for (int k = 0; k < ACCESSES; k++)
		row->noted[k] = 0;
	for (uint32_t t = 0; t < room; t++)
		row_clocks(row)[t] = 0;
	return row;
}

/* A row for at least so many threads, with what `old` holds. */
static struct row *copy_row(struct row *old, uint32_t room)
{
	struct row *row = new_row(room > old->room ? room : old->room);

	row->pc = old->pc;
	for (uint32_t t = 0; t < old->room; t++) {
		row_clocks(row)[t] = row_clocks(old)[t];
		row->details[t] = old->details[t];
	}
	return row;
}

struct row *shadow_row(struct record *r, enum access kind)
{
	struct row *row = r->row[kind];
	const struct last *l = &r->by[kind];

	r->crowded = true;
	if (row)
		return r->row[kind] = copy_row(row, self->clock.n);
	row = r->row[kind] = new_row(self->clock.n);
	if (kind <= PLAIN_WRITE && l->clock) {
		row->pc = l->detail.pc;
		row_clocks(row)[l->thread] = l->clock;
		row->details[l->thread] = l->detail;
	}
	return row;
}

/* A record with the same past for the bytes from `at` on, which `r` loses. */
static void split(struct record *r, uintptr_t at)
{
	struct record *tail = new_record(at, r->at + record_size(r) - at);

	tail->crowded = r->crowded;
	tail->next = r->next;
	for (int k = 0; k < ACCESSES; k++)
		if (r->row[k])
			tail->row[k] = copy_row(r->row[k], 0);
	tail->by[PLAIN_READ] = r->by[PLAIN_READ];
	tail->by[PLAIN_WRITE] = r->by[PLAIN_WRITE];
	r->stamp = shadow_stamp(at - r->at);
	r->next = tail;
}

/* The bytes [from, to) of one granule. */
static void each_part(struct granule *g, uintptr_t from, uintptr_t to,
		      enum access kind, uintptr_t pc,
		      void (*use)(struct record *, enum access, uintptr_t))
{
	uintptr_t base = from & -(uintptr_t)GRANULE;
	uint32_t missing = (1u << (to - base)) - (1u << (from - base));

	for (struct record *r = g->first; r; r = r->next) {
		if (r->at < from && from < r->at + record_size(r))
			split(r, from);
		if (r->at < to && to < r->at + record_size(r))
			split(r, to);
		if (r->at < from || r->at >= to)
			continue;
		missing &= ~(((1u << record_size(r)) - 1) << (r->at - base));
		use(r, kind, pc);
	}
	while (missing) {
		int first = __builtin_ctz(missing), end = first;

		for (; missing >> end & 1; end++)
			missing &= ~(1u << end);
		use(add_record(g, base + (uintptr_t)first,
			       (size_t)(end - first)),
		    kind, pc);
	}
}

void shadow_each(uintptr_t at, size_t size, enum access kind, uintptr_t pc,
		 void (*use)(struct record *, enum access, uintptr_t))
{
	uintptr_t end = at + size;

	while (at < end) {
		uintptr_t next = (at & -(uintptr_t)GRANULE) + GRANULE;
		struct granule *g = granule_of(at);

		if (next > end)
			next = end;
		if (g->execution == shadow_execution) {
			each_part(g, at, next, kind, pc, use);
		} else {
			g->execution = shadow_execution;
			g->first = NULL;
			use(add_record(g, at, next - at), kind, pc);
		}
		at = next;
	}
}
