/* heap.c - the program's heap. */
#include "heap.h"

#include <stdio.h>
#include <string.h>

#include "finding.h"
#include "pages.h"
#include "program.h"

enum {
	UNIT = 16,
	MAX_BLOCKS = 16 << 20,
	CLASSES = 64, /* of blocks that may be given out again, by units */
	FILL = 0xa5,
};

/* From here on blocks are given out again, the longest free one first. */
static const uintptr_t plenty = (uintptr_t)64 << 20;

struct block {
	uintptr_t at;
	size_t size;
	uintptr_t taken_pc, freed_pc;
	uint32_t taken_stack, freed_stack;
	uint32_t next; /* free block of the same class, or 0 */
	uint8_t taken_by, freed_by;
	bool freed;
};

static uintptr_t top = HEAP_BASE, saved_top = HEAP_BASE;
static uint32_t *owners; /* the block of each unit below `top` */
static struct block *blocks;
static struct block *saved_blocks; /* those before main(), as they were */
static uint32_t nblocks = 1, nsaved = 1;
static uint32_t oldest[CLASSES], newest[CLASSES];

static void init(void)
{
	if (owners)
		return;
	pages_at((void *)HEAP_BASE, HEAP_SIZE);
	owners = pages(HEAP_SIZE / UNIT * sizeof *owners);
	blocks = pages(MAX_BLOCKS * sizeof *blocks);
}

void heap_extent(char **from, char **to)
{
	init();
	*from = (char *)HEAP_BASE;
	*to = (char *)top;
}

void heap_save(void)
{
	init();
	saved_top = top;
	nsaved = nblocks;
	saved_blocks = pages(nblocks * sizeof *blocks);
	memcpy(saved_blocks, blocks, nblocks * sizeof *blocks);
}

void heap_reset(void)
{
	if (top == saved_top && nblocks == nsaved && nsaved == 1)
		return;
	top = saved_top;
	nblocks = nsaved;
	memcpy(blocks, saved_blocks, nsaved * sizeof *blocks);
	memset(oldest, 0, sizeof oldest);
	memset(newest, 0, sizeof newest);
}

static struct block *block_of(uintptr_t at)
{
	return at - HEAP_BASE < top - HEAP_BASE
		       ? &blocks[owners[(at - HEAP_BASE) / UNIT]]
		       : NULL;
}

static struct place taken(const struct block *b)
{
	return (struct place) {.role = "allocated",
			       .thread = b->taken_by,
			       .pc = b->taken_pc,
			       .stack = b->taken_stack,
			       .locks = 1,
			       .object = b->at,
			       .size = (uint32_t)b->size};
}

static struct place freed(const struct block *b)
{
	return (struct place) {.role = "freed",
			       .thread = b->freed_by,
			       .pc = b->freed_pc,
			       .stack = b->freed_stack,
			       .locks = 1,
			       .object = b->at,
			       .size = (uint32_t)b->size};
}

void heap_check_slow(uintptr_t at, size_t size, uintptr_t pc)
{
	struct block *b = block_of(at);
	struct finding f = {.kind = FOUND_USE_AFTER_FREE, .nplaces = 3};

	if (!b || !b->freed || !self)
		return;
	f.place[0] = place_here("uses", pc, at);
	f.place[0].size = (uint32_t)size;
	f.place[1] = freed(b);
	f.place[2] = taken(b);
	found(&f);
}

/* A block that was freed long ago and has the right size, or NULL. */
static struct block *reuse(size_t size)
{
	size_t class = size / UNIT;
	struct block *b;

	if (top - HEAP_BASE < plenty || class >= CLASSES || !oldest[class])
		return NULL;
	b = &blocks[oldest[class]];
	oldest[class] = b->next;
	if (!b->next)
		newest[class] = 0;
	return b;
}

void *heap_take(size_t size, size_t align, uintptr_t pc)
{
	size_t whole = (size + UNIT - 1) & ~(size_t)(UNIT - 1);
	struct block *b;
	uintptr_t at;

	init();
	if (!whole)
		whole = UNIT;
	if (whole > HEAP_SIZE || size > HEAP_SIZE)
		return NULL;
	b = align == UNIT ? reuse(whole) : NULL;
	if (!b) {
		at = (top + align - 1) & ~(uintptr_t)(align - 1);
		if (at + whole > HEAP_BASE + HEAP_SIZE || nblocks == MAX_BLOCKS)
			return NULL;
		for (uintptr_t u = at; u < at + whole; u += UNIT)
			owners[(u - HEAP_BASE) / UNIT] = nblocks;
		for (uintptr_t u = top; u < at; u += UNIT)
			owners[(u - HEAP_BASE) / UNIT] = 0;
		top = at + whole;
		b = &blocks[nblocks++];
		b->at = at;
	}
	b->size = size;
	b->freed = false;
	b->next = 0;
	b->taken_pc = pc;
	b->taken_by = (uint8_t)(self ? self->id : 0);
	b->taken_stack = self ? self->stack : 0;
	memset((void *)b->at, FILL, whole);
	return (void *)b->at;
}

static void queue(struct block *b)
{
	size_t class = (b->size + UNIT - 1) / UNIT;
	uint32_t index = (uint32_t)(b - blocks);

	if (!class)
		class = 1;
	if (class >= CLASSES)
		return;
	if (newest[class])
		blocks[newest[class]].next = index;
	else
		oldest[class] = index;
	newest[class] = index;
}

void heap_give_back(void *p, uintptr_t pc)
{
	struct block *b = block_of((uintptr_t)p);
	struct finding f = {.kind = FOUND_DOUBLE_FREE, .nplaces = 3};

	if (!self) {
		if (b && b->at == (uintptr_t)p)
			b->freed = true;
		return;
	}
	if (!b || b->at != (uintptr_t)p) {
		found_here(FOUND_MISUSE, pc, (uintptr_t)p,
			   "free() of what malloc() never gave");
		end_execution(CRASHED);
	}
	/* For a race it counts as a write to the whole block. */
	free_access(b->at, b->size, pc);
	if (b->freed) {
		f.place[0] = place_here("frees", pc, b->at);
		f.place[1] = freed(b);
		f.place[2] = taken(b);
		found(&f);
		return;
	}
	b->freed = true;
	b->freed_pc = pc;
	b->freed_by = (uint8_t)self->id;
	b->freed_stack = self->stack;
	queue(b);
}

size_t heap_size(const void *p)
{
	struct block *b = block_of((uintptr_t)p);

	return b && b->at == (uintptr_t)p ? b->size : 0;
}
