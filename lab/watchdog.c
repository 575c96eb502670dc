/* watchdog.c - who waits for whom, in a program in which nobody runs. */
#include <linux/futex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "memory.h"
#include "stacks.h"
#include "tasks.h"
#include "watchdog.h"

bool watchdog_asleep(pid_t pid, bool own_thread, uint64_t *used)
{
	size_t n;
	struct task *tasks = tasks_read(pid, &n);
	size_t asleep = 0;
	size_t timed = 0;
	bool all = true;
	bool runnable = false;

	*used = n;
	for (size_t i = 0; i < n; i++) {
		asleep += tasks[i].activity == ASLEEP;
		timed += tasks[i].activity == TIMED;
		all = all && tasks[i].activity != ACTIVE;
		runnable = runnable || tasks[i].runnable;
		/* The tool's own thread wakes now and then. */
		if (tasks[i].activity != TIMED)
			*used = *used * 31 + tasks[i].used;
	}
	free(tasks);
	if (runnable)
		*used = 0;
	return all && asleep > 0 && timed <= own_thread;
}

enum waiting { FOR_MUTEX, FOR_THREAD, FOR_OTHER };

/* A sleeping thread and what it sleeps for. */
struct waiter {
	const struct task *task;
	struct place *place;
	enum waiting waiting;
	pid_t holder; /* FOR_MUTEX, FOR_THREAD: who must act; 0: has ended */
	char name[32];
	bool in_cycle;
};

struct scene {
	pid_t pid;
	struct stacks *stacks; /* NULL: none to be had */
	const char *source;
	struct findings *pool;
	struct waiter *waiters;
	size_t n;
};

static struct waiter *waiter_of(struct scene *scene, pid_t tid)
{
	for (size_t i = 0; i < scene->n; i++)
		if (scene->waiters[i].task->tid == tid)
			return &scene->waiters[i];
	return NULL;
}

/* The function that the program's own code called, and sleeps in. */
static const char *called(const struct scene *scene, const struct place *place)
{
	const char *inner = NULL;

	for (const struct frame *f = place->frames; f; f = f->next) {
		if (f->file &&
		    strcmp(file_base(f->file), file_base(scene->source)) == 0)
			return inner;
		if (f->function)
			inner = f->function;
	}
	return NULL;
}

/*
 * What thread `w` waits for, from the futex alone, so that it works on a
 * program inside Valgrind too.  glibc: a normal mutex is a futex of value 2
 * while somebody waits, its owner's thread id 8 bytes further; a robust or
 * priority-inheriting one holds the owner's id and a flag; pthread_join waits
 * on a word that holds the thread's id.
 */
static void find_holder(struct scene *scene, struct waiter *w)
{
	uint32_t word[3] = {0};
	const char *function;

	w->waiting = FOR_OTHER;
	if (!tasks_peek(w->task->tid, w->task->address, word, sizeof word))
		return;
	/* A barrier in its second round looks the same. */
	function = called(scene, w->place);
	if (function && strstr(function, "barrier"))
		return;
	if (w->task->value == 2 && word[0] == 2 && word[2] != 0) {
		w->waiting = FOR_MUTEX;
		w->holder = (pid_t)word[2];
	} else if (word[0] & FUTEX_WAITERS) {
		w->waiting = FOR_MUTEX;
		w->holder = (pid_t)(word[0] & FUTEX_TID_MASK);
	} else if (waiter_of(scene, (pid_t)w->task->value) &&
		   word[0] == w->task->value) {
		w->waiting = FOR_THREAD;
		w->holder = (pid_t)w->task->value;
	}
	if (!waiter_of(scene, w->holder))
		w->holder = 0;
}

static void say_role(struct scene *scene, struct waiter *w)
{
	const char *variable =
		scene->stacks ? stacks_variable(scene->stacks, w->task->address)
			      : NULL;
	const char *function = called(scene, w->place);
	const struct waiter *holder = waiter_of(scene, w->holder);
	char address[32];

	snprintf(address, sizeof address, "at 0x%llx",
		 (unsigned long long)w->task->address);
	if (w->waiting == FOR_MUTEX)
		w->place->role = findings_say(
			scene->pool, "waits for mutex %s, held by %s",
			variable ? variable : address,
			!holder       ? "a thread that has ended"
			: holder == w ? "itself"
				      : holder->name);
	else if (w->waiting == FOR_THREAD)
		w->place->role =
			findings_say(scene->pool, "waits for %s to end",
				     holder ? holder->name : "a thread");
	else
		w->place->role = findings_say(
			scene->pool, "sleeps%s%s%s%s%s", function ? " in " : "",
			function ? function : "", function ? "()" : "",
			variable ? ", on " : "", variable ? variable : "");
}

/* Mark the threads that wait for each other in a circle. */
static bool find_cycle(struct scene *scene)
{
	bool any = false;

	for (size_t i = 0; i < scene->n; i++) {
		struct waiter *at = &scene->waiters[i];
		size_t steps = 0;

		do {
			at = at->holder ? waiter_of(scene, at->holder) : NULL;
		} while (at && at != &scene->waiters[i] && ++steps <= scene->n);
		scene->waiters[i].in_cycle = at == &scene->waiters[i];
		any = any || scene->waiters[i].in_cycle;
	}
	return any;
}

/* Whether `list`, parted by ", ", holds `name`. */
static bool lists(const char *list, const char *name)
{
	size_t length = strlen(name);

	for (const char *at = list; at && (at = strstr(at, name)); at += length)
		if ((at == list || at[-1] == ' ') &&
		    (at[length] == 0 || at[length] == ','))
			return true;
	return false;
}

/* The locks each thread holds, as far as somebody waits for them. */
static void say_locks(struct scene *scene)
{
	for (size_t i = 0; i < scene->n; i++) {
		const struct waiter *w = &scene->waiters[i];
		struct waiter *holder = waiter_of(scene, w->holder);
		const char *name = scene->stacks
					   ? stacks_variable(scene->stacks,
							     w->task->address)
					   : NULL;

		if (w->waiting != FOR_MUTEX || !holder || !name ||
		    lists(holder->place->locks, name))
			continue;
		holder->place->locks = findings_say(
			scene->pool, "%s%s%s",
			holder->place->locks ? holder->place->locks : "",
			holder->place->locks ? ", " : "", name);
	}
}

/* Whether `place` has a frame in the program's own source. */
static bool in_program(const struct scene *scene, const struct place *place)
{
	return place_line(place, scene->source) > 0;
}

/* Fill scene->waiters and their places in `finding`; false: no hang. */
static bool gather(struct scene *scene, struct finding *finding,
		   const struct task *tasks, size_t n, bool own_thread)
{
	unsigned number = 0;

	scene->waiters = new_array(n, sizeof *scene->waiters);
	for (size_t i = 0; i < n; i++) {
		struct waiter *w = &scene->waiters[scene->n];
		struct place *place;

		if (tasks[i].activity == ENDED)
			continue;
		place = place_add(scene->pool, finding, NULL);
		if (scene->stacks)
			stacks_frames(scene->stacks, tasks[i].tid, scene->pool,
				      place);
		if (tasks[i].activity == TIMED) {
			/* The tool's own thread runs nothing of the
			   program's; a program's own would wake up. */
			if (!own_thread || in_program(scene, place))
				return false;
			place->context = true;
			place->role = "belongs to the tool";
			continue;
		}
		if (tasks[i].activity != ASLEEP)
			return false;
		scene->n++;
		*w = (struct waiter) {.task = &tasks[i], .place = place};
		if (tasks[i].tid == scene->pid)
			snprintf(w->name, sizeof w->name, "main thread");
		else
			snprintf(w->name, sizeof w->name, "T%u", ++number);
		place->thread =
			findings_keep(scene->pool, w->name, strlen(w->name));
	}
	return scene->n > 0;
}

void watchdog_late(pid_t pid, const char *source, struct findings *out)
{
	struct stacks *stacks = stacks_open(pid);
	size_t n;
	struct task *tasks = tasks_read(pid, &n);
	struct finding *finding = found(out, HANG, BY_WATCHDOG,
					"still running at the time limit");
	unsigned number = 0;

	for (size_t i = 0; i < n; i++) {
		struct place *place;
		bool asleep = tasks[i].activity == ASLEEP;

		if (tasks[i].activity == ENDED)
			continue;
		place = place_add(out, finding, asleep ? "sleeps" : "runs");
		if (stacks)
			stacks_frames(stacks, tasks[i].tid, out, place);
		place->thread = tasks[i].tid == pid
					? "main thread"
					: findings_say(out, "T%u", ++number);
		/* Who sleeps waits for who runs; a tool's own thread is not in
		   the program. */
		place->context = asleep || place_line(place, source) == 0;
	}
	if (stacks)
		stacks_close(stacks);
	free(tasks);
}

static void conclude(struct scene *scene, struct finding *finding)
{
	bool cycle;

	for (size_t i = 0; i < scene->n; i++)
		find_holder(scene, &scene->waiters[i]);
	cycle = find_cycle(scene);
	for (size_t i = 0; i < scene->n; i++) {
		struct waiter *w = &scene->waiters[i];

		say_role(scene, w);
		/* Who waits for a sleeper to end is only a consequence. */
		w->place->context =
			cycle ? !w->in_cycle : w->waiting == FOR_THREAD;
	}
	say_locks(scene);
	finding->kind = cycle ? DEADLOCK : STUCK;
	finding->says =
		cycle ? "every thread sleeps, and these wait for each other"
		      : "every thread sleeps, and nobody is left to wake one";
}

bool watchdog_explain(pid_t pid, bool own_thread, const char *source,
		      struct findings *out)
{
	struct findings all;
	struct scene scene = {.pid = pid,
			      .stacks = stacks_open(pid),
			      .source = source,
			      .pool = &all};
	size_t n;
	struct task *tasks = tasks_read(pid, &n);
	struct finding *finding;
	bool hangs;

	findings_init(&all);
	finding = found(&all, STUCK, BY_WATCHDOG, NULL);
	/* A child may be what they wait for. */
	hangs = !tasks_have_child(pid) &&
		gather(&scene, finding, tasks, n, own_thread);
	if (hangs) {
		conclude(&scene, finding);
		findings_append(out, &all);
	}
	findings_free(&all);
	if (scene.stacks)
		stacks_close(scene.stacks);
	free(scene.waiters);
	free(tasks);
	return hangs;
}
