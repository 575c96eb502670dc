/*
 * channel.h - Go's concurrency in C: channels, select, wait groups, contexts.
 *
 * Unbuffered (capacity 0), a send waits for its receiver.  Buffered, it waits
 * only while the buffer is full.  A closed channel gives out what it still
 * holds, and then tells every receiver at once that it is closed.
 *
 *	static struct channel orders = CHANNEL(int, 4);
 *
 *	channel_send(&orders, &order);            one thread
 *	while (channel_receive(&orders, &order))  another, until it is closed
 *		serve(order);
 *
 * One mutex guards everything.  A thread that cannot go on hangs its case into
 * the channels it waits for and sleeps on a condition of its own; who comes to
 * the other end does the work of both, and wakes it: none is woken in vain.
 *
 * What Go answers with a panic ends the program: a send on a closed channel, a
 * second close, a wait group below zero.  NOT as in Go: a select takes the
 * first ready case in order, not one by lot, and the one mutex orders more.
 */
#ifndef CHANNEL_H
#define CHANNEL_H

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Guards every channel, wait group and context. */
static pthread_mutex_t channel_lock = PTHREAD_MUTEX_INITIALIZER;

struct channel {
	size_t size; /* of a value, in bytes */
	size_t capacity;
	char *slots; /* a ring of `capacity` values */
	size_t first;
	size_t held; /* values in the ring, from `first` on */
	bool closed;
	struct channel_case *waiting; /* of sleeping threads, the last first */
};

/* An initialiser.  The slots live where it stands: at file scope for ever. */
#define CHANNEL(type, capacity) \
	{ \
		sizeof(type), (capacity), (char *)(type[(capacity) + 1]) {0}, \
			0, 0, false, NULL \
	}

/* One of the things that a select waits for. */
struct channel_case {
	struct channel *on;
	const void *send; /* the value to send; NULL: this one receives */
	void *receive;    /* where the value goes; NULL: nowhere */
	bool ok; /* when done: a value was passed on, the channel not closed */
	struct channel_waiter
		*waiter; /* who sleeps; with the next case there */
	struct channel_case *next;
};

/* A thread that sleeps in channel_select(). */
struct channel_waiter {
	pthread_cond_t wake;
	struct channel_case *done; /* the case that was done for it, or NULL */
};

enum { FOREVER = -1, NOW = 0 };

static inline void channel_panic(const char *why)
{
	fprintf(stderr, "%s\n", why);
	abort();
}

/* The case that has waited longest to send (or to receive), or NULL. */
static inline struct channel_case *channel_partner(struct channel *c, bool send)
{
	struct channel_case *longest = NULL;

	for (struct channel_case *i = c->waiting; i; i = i->next)
		if (!i->waiter->done && (i->send != NULL) == send)
			longest = i;
	return longest;
}

/* Tell a sleeping thread that its case `theirs` has been done. */
static inline void channel_finish(struct channel_case *theirs, bool ok)
{
	theirs->ok = ok;
	theirs->waiter->done = theirs;
	pthread_cond_signal(&theirs->waiter->wake);
}

static inline void channel_give(struct channel_case *to, const void *value)
{
	if (to->receive)
		memcpy(to->receive, value, to->on->size);
}

static inline void channel_put(struct channel *c, const void *value)
{
	size_t slot = (c->first + c->held++) % c->capacity;

	memcpy(c->slots + slot * c->size, value, c->size);
}

/* Do the case `mine` and the other half of it, if it can be done now. */
static inline bool channel_try(struct channel_case *mine)
{
	struct channel *c = mine->on;
	struct channel_case *other = channel_partner(c, !mine->send);

	mine->ok = true;
	if (mine->send && c->closed)
		channel_panic("send on a closed channel");
	if (mine->send && other) {
		channel_give(other, mine->send);
	} else if (mine->send && c->held < c->capacity) {
		channel_put(c, mine->send);
	} else if (!mine->send && c->held > 0) {
		channel_give(mine, c->slots + c->first * c->size);
		c->first = (c->first + 1) % c->capacity;
		c->held--;
		if (other)
			channel_put(c, other->send);
	} else if (!mine->send && other) {
		channel_give(mine, other->send);
	} else if (!mine->send && c->closed) {
		mine->ok = false;
	} else {
		return false;
	}
	if (other)
		channel_finish(other, true);
	return true;
}

/* Sleep until one of the cases has been done, or `wait` is over. */
static inline void channel_sleep(struct channel_waiter *me, int wait)
{
	struct timespec until;
	pthread_condattr_t clock;
	int over = 0;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_nsec += wait % 1000 * 1000000L;
	until.tv_sec += wait / 1000 + until.tv_nsec / 1000000000L;
	until.tv_nsec %= 1000000000L;
	pthread_condattr_init(&clock);
	pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
	pthread_cond_init(&me->wake, &clock);
	while (!me->done && !over)
		over = wait < 0 ? pthread_cond_wait(&me->wake, &channel_lock)
				: pthread_cond_timedwait(&me->wake,
							 &channel_lock, &until);
	pthread_cond_destroy(&me->wake);
}

/*
 * Do one of `n` cases: the first in order that is ready, or else the one that
 * becomes so first.  Its index; -1: none was, within `wait` milliseconds.
 * FOREVER waits for one, NOW does not (Go's default).
 */
static inline int channel_select(struct channel_case *cases, int n, int wait)
{
	struct channel_waiter me = {.done = NULL};
	struct channel_case **at;

	pthread_mutex_lock(&channel_lock);
	for (struct channel_case *i = cases; !me.done && i < cases + n; i++)
		if (channel_try(i))
			me.done = i;
	if (!me.done && wait != NOW) {
		for (struct channel_case *i = cases; i < cases + n; i++) {
			i->waiter = &me;
			i->next = i->on->waiting;
			i->on->waiting = i;
		}
		channel_sleep(&me, wait);
		for (struct channel_case *i = cases; i < cases + n; i++) {
			at = &i->on->waiting;
			while (*at != i)
				at = &(*at)->next;
			*at = i->next;
		}
	}
	pthread_mutex_unlock(&channel_lock);
	if (me.done && me.done->send && !me.done->ok)
		channel_panic("send on a closed channel");
	return me.done ? (int)(me.done - cases) : -1;
}

/* Pass on the value that `value` points to. */
static inline void channel_send(struct channel *c, const void *value)
{
	channel_select(&(struct channel_case) {.on = c, .send = value}, 1,
		       FOREVER);
}

/* Take a value; false: there is none, the channel is closed and empty. */
static inline bool channel_receive(struct channel *c, void *value)
{
	struct channel_case mine = {.on = c, .receive = value};

	channel_select(&mine, 1, FOREVER);
	return mine.ok;
}

/* channel_close(), with the lock held. */
static inline void channel_end(struct channel *c)
{
	if (c->closed)
		channel_panic("close of a closed channel");
	c->closed = true;
	for (struct channel_case *i = c->waiting; i; i = i->next)
		if (!i->waiter->done)
			channel_finish(i, false);
}

/* No more values will be sent: receivers take what is left, and are told. */
static inline void channel_close(struct channel *c)
{
	pthread_mutex_lock(&channel_lock);
	channel_end(c);
	pthread_mutex_unlock(&channel_lock);
}

/* Waits for a number of things to be done. */
struct wait_group {
	int left;
	pthread_cond_t zero; /* `left` has become 0 */
};

#define WAIT_GROUP \
	{ \
		0, PTHREAD_COND_INITIALIZER \
	}

/* `more` things will be done; to be called before who does them is started. */
static inline void wait_group_add(struct wait_group *group, int more)
{
	pthread_mutex_lock(&channel_lock);
	group->left += more;
	if (group->left < 0)
		channel_panic("a wait group below zero");
	if (group->left == 0)
		pthread_cond_broadcast(&group->zero);
	pthread_mutex_unlock(&channel_lock);
}

static inline void wait_group_done(struct wait_group *group)
{
	wait_group_add(group, -1);
}

static inline void wait_group_wait(struct wait_group *group)
{
	pthread_mutex_lock(&channel_lock);
	while (group->left > 0)
		pthread_cond_wait(&group->zero, &channel_lock);
	pthread_mutex_unlock(&channel_lock);
}

/* Tells a tree of threads to stop, by closing `done`; initialise with {0}. */
struct context {
	struct channel done;
	struct context *children; /* linked by `next` */
	struct context *next;
};

/* context_cancel(), with the lock held. */
static inline void context_end(struct context *c)
{
	if (!c->done.closed)
		channel_end(&c->done);
	for (struct context *i = c->children; i; i = i->next)
		context_end(i);
}

/* Cancel `c` and all below it; to do it again does nothing. */
static inline void context_cancel(struct context *c)
{
	pthread_mutex_lock(&channel_lock);
	context_end(c);
	pthread_mutex_unlock(&channel_lock);
}

/* Have `child` cancelled with `parent`; it must live as long. */
static inline void context_follow(struct context *child, struct context *parent)
{
	pthread_mutex_lock(&channel_lock);
	child->next = parent->children;
	parent->children = child;
	if (parent->done.closed)
		context_end(child);
	pthread_mutex_unlock(&channel_lock);
}

#endif
