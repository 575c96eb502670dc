/* synchronises.c - the model of synchronises.h; all of it under one lock. */
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "hide.h"
#include "pool.h"
#include "synchronises.h"

enum {
	BUCKETS = 4096, /* of the table of atomic objects */
	BLOCK = 16,     /* objects in one block share a bucket */
	LONG = 64,      /* tags; see shorten() */
	PATIENCE = 16,  /* fruitless operations before giving way */
	TURN = 100      /* operations of any kind */
};

/* One release, or release fence, that somebody may still acquire. */
struct release {
	uint64_t serial; /* later ones of a thread include its earlier ones */
	uint64_t by;     /* the thread's number */
	size_t holders;  /* links and fences that point here */
	char tag;        /* never read or written: its address is the tag */
};

/* A set of releases, at most one of each thread: its latest. */
struct link {
	struct link *next;
	struct release *of;
};

/* An atomic object that carries at least one release. */
struct object {
	struct object *next;
	uintptr_t address;
	struct link *carries;
};

/* One thread; made by its first atomic operation, ended by exit_key. */
struct thread {
	uint64_t number;
	struct release *fence; /* its last release fence, or NULL */
	struct link *seen;     /* by relaxed reads since its acquire fence */
	int fruitless;         /* operations since it last changed anything */
	int turn;              /* operations since it last gave way */
};

/* All but `lock` is guarded by the lock; a bucket's emptiness is also read
   without it.  Hidden from the tools, which see no lock here. */
static struct {
	int lock; /* atomic; 1: taken */
	uint64_t serial;
	uint64_t threads;
	struct object *bucket[BUCKETS];
	pthread_key_t exit_key; /* written before main, then only read */
	bool has_exit_key;
} model;

/* Guarded by being thread-local; hidden, for the next thread may find its
   thread-local memory where a finished one had it. */
static __thread struct thread *self;

/* This thread has, or waits for, the lock: a handler that finds it set has
   interrupted the model and must not enter it. */
static __thread volatile sig_atomic_t inside;

static bool is_acquire(int order)
{
	return order == __ATOMIC_CONSUME || order == __ATOMIC_ACQUIRE ||
	       order == __ATOMIC_ACQ_REL || order == __ATOMIC_SEQ_CST;
}

static bool is_release(int order)
{
	return order == __ATOMIC_RELEASE || order == __ATOMIC_ACQ_REL ||
	       order == __ATOMIC_SEQ_CST;
}

static struct object **bucket_of(uintptr_t address)
{
	uint64_t block = address / BLOCK;

	return &model.bucket[block * 0x9E3779B97F4A7C15U >> 52];
}

static void give_way(void)
{
	syscall(SYS_sched_yield);
}

static void enter(void)
{
	inside = 1;
	while (__atomic_exchange_n(&model.lock, 1, __ATOMIC_ACQUIRE))
		give_way();
}

static void leave(void)
{
	__atomic_store_n(&model.lock, 0, __ATOMIC_RELEASE);
	inside = 0;
}

static struct release *release_new(void)
{
	struct release *made = pool_take(sizeof *made);

	made->serial = ++model.serial;
	made->by = self->number;
	made->holders = 0;
	ANNOTATE_HAPPENS_BEFORE(&made->tag);
	return made;
}

static void release_drop(struct release *of)
{
	if (!of || --of->holders)
		return;
	/* Helgrind forgets by the one request, DRD by the other; and cleaned
	   memory is checked again. */
	ANNOTATE_HAPPENS_BEFORE_FORGET_ALL(&of->tag);
	VALGRIND_HG_CLEAN_MEMORY(&of->tag, sizeof of->tag);
	HIDE(&of->tag, sizeof of->tag);
	pool_give(of, sizeof *of);
}

static void receive(const struct release *of)
{
	if (of->by != self->number)
		ANNOTATE_HAPPENS_AFTER(&of->tag);
}

static void set_put(struct link **set, struct release *of)
{
	struct link *at = *set;

	while (at && at->of->by != of->by)
		at = at->next;
	if (!at) {
		at = pool_take(sizeof *at);
		at->next = *set;
		*set = at;
	} else if (at->of->serial < of->serial) {
		release_drop(at->of);
	} else {
		return;
	}
	at->of = of;
	of->holders++;
}

/* Drop all members but those of the thread `but`; 0: no thread. */
static void set_drop(struct link **set, uint64_t but)
{
	while (*set) {
		struct link *at = *set;

		if (at->of->by == but) {
			set = &at->next;
			continue;
		}
		*set = at->next;
		release_drop(at->of);
		pool_give(at, sizeof *at);
	}
}

static struct object *object_at(uintptr_t address, bool make)
{
	struct object **bucket = bucket_of(address);
	struct object *at = *bucket;

	while (at && at->address != address)
		at = at->next;
	if (!at && make) {
		at = pool_take(sizeof *at);
		*at = (struct object) {.next = *bucket, .address = address};
		__atomic_store_n(bucket, at, __ATOMIC_RELAXED);
	}
	return at;
}

/* Remove from *bucket the objects in [from, to), or those without a tag. */
static void bucket_sweep(struct object **bucket, uintptr_t from, uintptr_t to)
{
	while (*bucket) {
		struct object *at = *bucket;

		if (at->carries && (at->address < from || at->address >= to)) {
			bucket = &at->next;
			continue;
		}
		set_drop(&at->carries, 0);
		__atomic_store_n(bucket, at->next, __ATOMIC_RELAXED);
		pool_give(at, sizeof *at);
	}
}

static void hide_own(void)
{
	HIDE(&self, sizeof self); /* NOLINT(bugprone-sizeof-expression) */
	HIDE(&inside, sizeof inside);
}

/* A finished thread acquires no more; what it released others still may. */
static void thread_end(void *ended)
{
	struct thread *thread = ended;

	hide_own();
	enter();
	self = NULL;
	release_drop(thread->fence);
	set_drop(&thread->seen, 0);
	pool_give(thread, sizeof *thread);
	leave();
}

static void thread_begin(void)
{
	enter();
	if (!self) {
		self = pool_take(sizeof *self);
		*self = (struct thread) {.number = ++model.threads};
	}
	leave();
	if (model.has_exit_key)
		pthread_setspecific(model.exit_key, self);
}

bool synchronises_begin(void)
{
	if (!RUNNING_ON_VALGRIND)
		return false;
	hide_own();
	if (inside)
		return false;
	if (!self)
		thread_begin();
	enter();
	return true;
}

void synchronises_read(bool watched, const volatile void *object, int order)
{
	const struct object *at;

	if (!watched)
		return;
	at = object_at((uintptr_t)object, false);
	for (struct link *link = at ? at->carries : NULL; link;
	     link = link->next)
		if (is_acquire(order))
			receive(link->of);
		else
			set_put(&self->seen, link->of);
}

/*
 * Thousands of short-lived threads may release one counter in turn.  Whoever
 * acquires them all and releases stands for them all; what is lost is only
 * that a plain store by one of them would have continued its own sequence.
 */
static void shorten(struct object *at)
{
	int length = 0;

	for (const struct link *link = at->carries; link; link = link->next)
		length++;
	if (length > LONG)
		set_drop(&at->carries, self->number);
}

void synchronises_wrote(bool watched, const volatile void *object, int order,
			bool modified)
{
	struct release *mine;
	struct object *at;

	if (!watched)
		return;
	mine = is_release(order) ? release_new() : self->fence;
	at = object_at((uintptr_t)object, mine);
	if (!at)
		return;
	if (!modified)
		set_drop(&at->carries, self->number);
	if (mine)
		set_put(&at->carries, mine);
	if (modified && is_acquire(order) && is_release(order))
		shorten(at);
	if (!at->carries)
		bucket_sweep(bucket_of((uintptr_t)object), 0, 0);
}

void synchronises_end(bool watched, bool changed)
{
	bool tired;

	if (!watched)
		return;
	self->fruitless = changed ? 0 : self->fruitless + 1;
	self->turn++;
	tired = self->fruitless >= PATIENCE || self->turn >= TURN;
	if (tired)
		self->fruitless = self->turn = 0;
	leave();
	if (tired)
		give_way();
}

void synchronises_fence(int order)
{
	bool watched = synchronises_begin();

	if (!watched)
		return;
	if (is_acquire(order)) {
		for (const struct link *at = self->seen; at; at = at->next)
			receive(at->of);
		set_drop(&self->seen, 0);
	}
	if (is_release(order)) {
		release_drop(self->fence);
		self->fence = release_new();
		self->fence->holders++;
	}
	synchronises_end(watched, true);
}

void synchronises_forget(const volatile void *memory, size_t size)
{
	uintptr_t from = (uintptr_t)memory;
	uintptr_t to = from + size;
	bool watched = false;

	if (size / BLOCK >= BUCKETS) {
		watched = synchronises_begin();
		for (int i = 0; watched && i < BUCKETS; i++)
			bucket_sweep(&model.bucket[i], from, to);
		synchronises_end(watched, true);
		return;
	}
	for (uintptr_t at = from / BLOCK * BLOCK; at < to; at += BLOCK) {
		struct object **bucket = bucket_of(at);

		/* Whoever wrote an atomic here did so before this call, or
		   races with it: an old answer does not matter. */
		if (!__atomic_load_n(bucket, __ATOMIC_RELAXED))
			continue;
		if (!watched && !(watched = synchronises_begin()))
			return;
		bucket_sweep(bucket, from, to);
	}
	synchronises_end(watched, true);
}

static void fork_prepare(void)
{
	hide_own();
	enter();
}

/* Before any other thread, and before every constructor of the program. */
static __attribute__((constructor(101))) void start(void)
{
	HIDE(&model, sizeof model);
	model.has_exit_key = !pthread_key_create(&model.exit_key, thread_end);
	if (!model.has_exit_key || pthread_atfork(fork_prepare, leave, leave)) {
		static const char text[] =
			"racelab: no pthread key left for the atomics\n";

		if (write(STDERR_FILENO, text, sizeof text - 1) < 0)
			abort();
		abort();
	}
}
