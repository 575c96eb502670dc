/*
 * hidden_state.c - calls of libc that share a variable of libc's own.
 *
 * libc is not watched, so each call stands for an access to a variable that
 * we keep for it; then libc's own function is called.
 */
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "program.h"

/* Their addresses stand for libc's variables; nothing is ever in them. */
static char of_strtok, of_strerror, of_environment, of_zone;

static void shares(char *variable, enum access kind, uintptr_t pc)
{
	plain_access((uintptr_t)variable, 1, kind, pc);
}

/* ISO C has no cast from an object's address to a function's. */
#define NEXT(name) \
	__typeof__(&(name)) next; \
	do { \
		void *at = dlsym(RTLD_NEXT, #name); \
		memcpy(&next, &at, sizeof next); \
	} while (0)

char *strtok(char *s, const char *stops)
{
	NEXT(strtok);
	shares(&of_strtok, PLAIN_WRITE, CALLER);
	return next(s, stops);
}

static void tzset_now(void)
{
	NEXT(tzset);
	next();
}

/* To know the zone again is to read the environment; libc guards what it
   makes of it, so two that do so race for nothing, but their order counts. */
static void zone_again(uintptr_t pc)
{
	shares(&of_environment, PLAIN_READ, pc);
	if (!self)
		return;
	announce(EVENT_ATOMIC_UPDATE, (uintptr_t)&of_zone, 1, USE_WRITE, pc);
	reach();
}

static void zone_known(uintptr_t pc)
{
	if (!self)
		return;
	announce(EVENT_ATOMIC_LOAD, (uintptr_t)&of_zone, 1, USE_READ, pc);
	reach();
}

void tzset(void)
{
	NEXT(tzset);
	zone_again(CALLER);
	next();
}

struct tm *localtime_r(const time_t *restrict t, struct tm *restrict to)
{
	NEXT(localtime_r);
	zone_known(CALLER);
	plain_access((uintptr_t)to, sizeof *to, PLAIN_WRITE, CALLER);
	return next(t, to);
}

time_t mktime(struct tm *t)
{
	NEXT(mktime);
	zone_again(CALLER);
	plain_access((uintptr_t)t, sizeof *t, PLAIN_WRITE, CALLER);
	return next(t);
}

/* What these answer is one variable each, of ours instead of libc's, so that
   its address is known before it is written to. */
static struct tm broken_down;
static char text[26];

static struct tm *break_down(const time_t *t, uintptr_t pc, bool local)
{
	__typeof__(&localtime_r) next;
	void *at = dlsym(RTLD_NEXT, local ? "localtime_r" : "gmtime_r");

	memcpy(&next, &at, sizeof next);
	if (local) {
		zone_again(pc);
		tzset_now();
	}
	plain_access((uintptr_t)&broken_down, sizeof broken_down, PLAIN_WRITE,
		     pc);
	return next(t, &broken_down);
}

static char *in_words(const struct tm *t, uintptr_t pc)
{
	if (!t)
		return NULL;
	plain_access((uintptr_t)text, sizeof text, PLAIN_WRITE, pc);
	return asctime_r(t, text);
}

struct tm *localtime(const time_t *t)
{
	return break_down(t, CALLER, true);
}

struct tm *gmtime(const time_t *t)
{
	return break_down(t, CALLER, false);
}

char *asctime(const struct tm *t)
{
	return in_words(t, CALLER);
}

char *ctime(const time_t *t)
{
	uintptr_t pc = CALLER;

	return in_words(break_down(t, pc, true), pc);
}

char *strerror(int number)
{
	NEXT(strerror);
	shares(&of_strerror, PLAIN_WRITE, CALLER);
	return next(number);
}

char *getenv(const char *name)
{
	NEXT(getenv);
	shares(&of_environment, PLAIN_READ, CALLER);
	return next(name);
}

int setenv(const char *name, const char *value, int overwrite)
{
	NEXT(setenv);
	shares(&of_environment, PLAIN_WRITE, CALLER);
	return next(name, value, overwrite);
}

int unsetenv(const char *name)
{
	NEXT(unsetenv);
	shares(&of_environment, PLAIN_WRITE, CALLER);
	return next(name);
}

int putenv(char *string)
{
	NEXT(putenv);
	shares(&of_environment, PLAIN_WRITE, CALLER);
	return next(string);
}
