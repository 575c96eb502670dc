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
static char of_strtok, of_time, of_strerror, of_environment;

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

struct tm *localtime(const time_t *t)
{
	NEXT(localtime);
	shares(&of_time, PLAIN_WRITE, CALLER);
	return next(t);
}

struct tm *gmtime(const time_t *t)
{
	NEXT(gmtime);
	shares(&of_time, PLAIN_WRITE, CALLER);
	return next(t);
}

char *ctime(const time_t *t)
{
	NEXT(ctime);
	shares(&of_time, PLAIN_WRITE, CALLER);
	return next(t);
}

char *asctime(const struct tm *t)
{
	NEXT(asctime);
	shares(&of_time, PLAIN_WRITE, CALLER);
	return next(t);
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
