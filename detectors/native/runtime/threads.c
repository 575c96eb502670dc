/*
 * threads.c - which threads were never joined nor detached.
 *
 * The link wraps pthread_create, the four joins and pthread_detach, so that
 * only calls from the program itself are counted.  A thread's end is seen by a
 * cleanup handler around its start routine: it runs for a return, for
 * pthread_exit and for a cancellation alike.
 *
 * Each thread owns an entry from its creation until it was joined, or is both
 * detached and over.  Entries live in chunks that are never given back, so a
 * pointer to one stays good.  NOT seen: threads of thrd_create, and threads
 * that a library made.
 */
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "native.h"
#include "record.h"

enum { TAKEN = 1, DETACHED = 2, OVER = 4 };
enum { ENTRIES = 256, STACK = 64 * 1024 };

struct entry {
	atomic_int state;       /* 0: free; else TAKEN and more */
	_Atomic(pthread_t) who; /* 0: not known yet */
	atomic_int task;        /* its id in the kernel; 0: not begun */
	unsigned long nth;      /* these are the creator's until the thread */
	uintptr_t created;      /* begins, then the thread's; `created` is */
	void *(*start)(void *); /* never changed while TAKEN */
	void *argument;
	void *stack; /* for its crash; kept with the entry */
};

struct chunk {
	_Atomic(struct chunk *) next;
	struct entry at[ENTRIES];
};

static struct chunk first;     /* lock-free: each entry by its `state` */
static atomic_ulong creations; /* numbers the threads, for the jitter */

/* The linker makes these names: NOLINTBEGIN(bugprone-reserved-identifier) */
int __real_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
			  void *(*start)(void *), void *argument);
int __real_pthread_join(pthread_t thread, void **result);
int __real_pthread_tryjoin_np(pthread_t thread, void **result);
int __real_pthread_timedjoin_np(pthread_t thread, void **result,
				const struct timespec *until);
int __real_pthread_clockjoin_np(pthread_t thread, void **result,
				clockid_t clock, const struct timespec *until);
int __real_pthread_detach(pthread_t thread);

/* Raw: mmap(2) by the C library would be an allocation that a tool may see. */
static void *pages(size_t size)
{
	long at = syscall(SYS_mmap, NULL, size, PROT_READ | PROT_WRITE,
			  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return at == -1 ? NULL : (void *)at;
}

/* The chunk after `from`, made if there is none; NULL: no memory. */
static struct chunk *next_chunk(struct chunk *from)
{
	struct chunk *next = atomic_load(&from->next);
	struct chunk *nobody = NULL;

	if (next)
		return next;
	next = pages(sizeof *next);
	if (next &&
	    !atomic_compare_exchange_strong(&from->next, &nobody, next)) {
		syscall(SYS_munmap, next, sizeof *next);
		next = nobody;
	}
	return next;
}

static struct entry *take(void)
{
	for (struct chunk *c = &first; c; c = next_chunk(c))
		for (int i = 0; i < ENTRIES; i++) {
			int vacant = 0;

			if (atomic_compare_exchange_strong(&c->at[i].state,
							   &vacant, TAKEN))
				return &c->at[i];
		}
	return NULL;
}

static void release(struct entry *of)
{
	atomic_store(&of->who, 0);
	atomic_store(&of->task, 0);
	atomic_store(&of->state, 0);
}

/* The entry of `who`, or NULL.  An entry that is detached and over is free
   before its pthread_t can come back. */
static struct entry *entry_of(pthread_t who)
{
	for (struct chunk *c = &first; c; c = atomic_load(&c->next))
		for (int i = 0; i < ENTRIES; i++)
			if (atomic_load(&c->at[i].state) &&
			    atomic_load(&c->at[i].who) == who)
				return &c->at[i];
	return NULL;
}

/* Add `bit`; whoever adds the second of DETACHED and OVER frees the entry. */
static void mark(struct entry *of, int bit)
{
	int both = atomic_fetch_or(&of->state, bit) | bit;

	if ((both & DETACHED) && (both & OVER))
		release(of);
}

static void over(void *entry)
{
	native_crash_stack(NULL, 0);
	mark(entry, OVER);
}

static void *begin(void *argument)
{
	struct entry *self = argument;
	int error = errno;
	void *result;

	atomic_store(&self->who, pthread_self());
	atomic_store(&self->task, (int)syscall(SYS_gettid));
	if (!self->stack)
		self->stack = pages(STACK);
	if (self->stack)
		native_crash_stack(self->stack, STACK);
	native_jitter(self->nth);
	errno = error;
	pthread_cleanup_push(over, self);
	result = self->start(self->argument);
	pthread_cleanup_pop(1);
	return result;
}

int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
			  void *(*start)(void *), void *argument)
{
	struct entry *new;
	int detached = PTHREAD_CREATE_JOINABLE;
	int error = errno;
	int failed;

	new = take();
	errno = error;
	if (!new)
		return EAGAIN;
	if (attributes)
		pthread_attr_getdetachstate(attributes, &detached);
	if (detached == PTHREAD_CREATE_DETACHED)
		atomic_fetch_or(&new->state, DETACHED);
	new->nth = atomic_fetch_add(&creations, 1);
	/* The call is before the address that it returns to. */
	new->created = (uintptr_t)__builtin_return_address(0) - 1;
	new->start = start;
	new->argument = argument;
	failed = __real_pthread_create(thread, attributes, begin, new);
	if (failed) {
		release(new);
	} else if (detached != PTHREAD_CREATE_DETACHED) {
		/* The thread may not have begun, and may be joined already.
		   Not detached, so the entry is its own until then. */
		pthread_t nobody = 0;

		atomic_compare_exchange_strong(&new->who, &nobody, *thread);
	}
	return failed;
}

/* After a join of `thread`, whose entry was looked up before: once it is
   joined, another thread may have the same pthread_t. */
static int joined(struct entry *of, int failed)
{
	if (!failed && of)
		release(of);
	return failed;
}

int __wrap_pthread_join(pthread_t thread, void **result)
{
	struct entry *of = entry_of(thread);

	return joined(of, __real_pthread_join(thread, result));
}

int __wrap_pthread_tryjoin_np(pthread_t thread, void **result)
{
	struct entry *of = entry_of(thread);

	return joined(of, __real_pthread_tryjoin_np(thread, result));
}

int __wrap_pthread_timedjoin_np(pthread_t thread, void **result,
				const struct timespec *until)
{
	struct entry *of = entry_of(thread);

	return joined(of, __real_pthread_timedjoin_np(thread, result, until));
}

int __wrap_pthread_clockjoin_np(pthread_t thread, void **result,
				clockid_t clock, const struct timespec *until)
{
	struct entry *of = entry_of(thread);

	return joined(
		of, __real_pthread_clockjoin_np(thread, result, clock, until));
}

int __wrap_pthread_detach(pthread_t thread)
{
	struct entry *of = entry_of(thread);
	int failed = __real_pthread_detach(thread);

	if (!failed && of)
		mark(of, DETACHED);
	return failed;
}

/* NOLINTEND(bugprone-reserved-identifier) */

static void record_leak(const struct entry *of, const char *state)
{
	char line[64] = "leak ";
	char *end = line + strlen(line);

	end = stpcpy(stpcpy(end, state), " @");
	end = native_hexadecimal(end, native_address(of->created));
	stpcpy(end, "\n");
	record(line);
}

/* Whether any thread but the caller is left to be judged. */
static bool any_left(int caller)
{
	for (struct chunk *c = &first; c; c = atomic_load(&c->next))
		for (int i = 0; i < ENTRIES; i++) {
			const struct entry *e = &c->at[i];

			if (atomic_load(&e->state) &&
			    atomic_load(&e->task) != caller)
				return true;
		}
	return false;
}

static void judge(const struct entry *of, int caller, bool stuck)
{
	int state = atomic_load(&of->state);
	int task = atomic_load(&of->task);

	if (!state)
		return;
	if (state & OVER) {
		if (!(state & DETACHED))
			record_leak(of, "finished");
		return;
	}
	if (task == caller && task)
		return; /* it ends the process, and so itself */
	if (task && native_task(task) == TASK_BLOCKED) {
		if (stuck || !(state & DETACHED))
			record_leak(of, "blocked");
	} else if (!(state & DETACHED)) {
		record_leak(of, "running");
	}
}

/* Nothing stops the other threads: one that still runs may join or detach
   while its entry is read, and is then judged by either state. */
void finish_threads(void)
{
	int caller = (int)syscall(SYS_gettid);
	int error = errno;
	bool stuck = any_left(caller) && native_settle();

	for (struct chunk *c = &first; c; c = atomic_load(&c->next))
		for (int i = 0; i < ENTRIES; i++)
			judge(&c->at[i], caller, stuck);
	errno = error;
}
