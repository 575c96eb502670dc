/*
 * streams.c - the locks of stdio's streams, and reading from them.
 *
 * libc's own lock knows nothing of fibers: a thread that waited for it would
 * wait for ever.  So flockfile() is the runtime's, and every other call is a
 * critical section of its own that cannot be interleaved; it waits for who
 * has locked the stream.  What is written to the standard output and error
 * nobody in the program sees: its order is an event only once flockfile() has
 * been called.  All else that is read from or written to a stream is one.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "files.h"
#include "finding.h"
#include "libc.h"
#include "lock.h"
#include "program.h"
#include "signals.h"

/* A place that no access has: it stands for all calls on streams. */
enum { STREAMS = 2 };

static struct object *stream(FILE *f)
{
	struct object *o = object_at((uintptr_t)f);

	o->kind = OBJECT_STREAM;
	return o;
}

void flockfile(FILE *f)
{
	uintptr_t pc = CALLER;
	struct object *o = self ? stream(f) : NULL;

	if (!self)
		return;
	place_add(STREAMS);
	if (o->owner == self->id)
		o->depth++;
	else
		lock_take(o, EVENT_LOCK, pc);
}

int ftrylockfile(FILE *f)
{
	uintptr_t at = (uintptr_t)f, pc = CALLER;
	struct object *o = self ? stream(f) : NULL;

	if (!self)
		return 0;
	place_add(STREAMS);
	if (o->owner == self->id) {
		o->depth++;
		return 0;
	}
	announce(EVENT_TRYLOCK, at, 1, USE_TRY, pc);
	reach();
	if (o->owner >= 0)
		return 1;
	lock_acquired(o, at, pc);
	return 0;
}

void funlockfile(FILE *f)
{
	uintptr_t at = (uintptr_t)f, pc = CALLER;
	struct object *o = self ? stream(f) : NULL;

	if (!self)
		return;
	if (o->owner != self->id) {
		found_here(FOUND_MISUSE, pc, at,
			   "the thread has not locked the stream");
		return;
	}
	if (--o->depth)
		return;
	announce(EVENT_UNLOCK, at, 1, USE_RELEASE, pc);
	reach();
	lock_released(o, at);
}

/* The running thread is about to make one call on `f`. */
static void use(FILE *f, uintptr_t pc)
{
	struct object *o = stream(f);

	signal_safe_only(pc);
	if (o->owner != self->id && (o->owner >= 0 || place_races(STREAMS))) {
		lock_take(o, EVENT_LOCK, pc);
		lock_released(o, o->at);
	}
	if (f != stdout && f != stderr) {
		files_change(pc);
		park_effect();
	}
}

static void use_to_read(const char *call, FILE *f, uintptr_t pc)
{
	files_used = true;
	files_read(call, fileno(f), pc);
	use(f, pc);
}

/* The call as the program knows it, of up to four arguments in integer
   registers; `announces` is what it does first, if it is the program that
   calls. */
#define STREAM_CALL(name, announces) \
	long stream_call_##name(long a, long b, long c, \
				long d) __asm__(#name); \
	__attribute__((noinline)) long stream_call_##name(long a, long b, \
							  long c, long d) \
	{ \
		static libc_any *next; \
		LIBC_FIND(next, #name); \
		if (BY_PROGRAM) { \
			uintptr_t pc = CALLER; \
			(void)pc; \
			announces; \
		} \
		return next(a, b, c, d, 0, 0); \
	}

#define OUTPUT(name, file) STREAM_CALL(name, use((FILE *)(file), pc))
#define INPUT(name, file) \
	STREAM_CALL(name, use_to_read(#name, (FILE *)(file), pc))

/* What also reads or writes memory of the program. */
#define MOVES(at, size, kind) \
	plain_access((uintptr_t)(at), (size_t)(size), kind, pc)

STREAM_CALL(puts, MOVES(a, strlen((char *)a) + 1, PLAIN_READ); use(stdout, pc))
STREAM_CALL(putchar, use(stdout, pc))
STREAM_CALL(vprintf, use(stdout, pc))
STREAM_CALL(perror, use(stderr, pc))
STREAM_CALL(fputs, MOVES(a, strlen((char *)a) + 1, PLAIN_READ);
	    use((FILE *)b, pc))
STREAM_CALL(fwrite, MOVES(a, b *c, PLAIN_READ); use((FILE *)d, pc))
OUTPUT(fputc, b)
OUTPUT(putc, b)
OUTPUT(vfprintf, a)
OUTPUT(fseek, a)
OUTPUT(fseeko, a)
OUTPUT(ftell, a)
OUTPUT(ftello, a)
OUTPUT(rewind, a)
OUTPUT(ungetc, b)
OUTPUT(fclose, a)
STREAM_CALL(fflush, if (a) use((FILE *)a, pc); else files_change(pc))

STREAM_CALL(getchar, use_to_read("getchar", stdin, pc))
STREAM_CALL(vscanf, use_to_read("vscanf", stdin, pc))
INPUT(fgetc, a)
INPUT(getc, a)
INPUT(getline, c)
INPUT(getdelim, d)
INPUT(vfscanf, a)
STREAM_CALL(fgets, use_to_read("fgets", (FILE *)c, pc);
	    MOVES(a, b, PLAIN_WRITE))
STREAM_CALL(fread, use_to_read("fread", (FILE *)d, pc);
	    MOVES(a, b *c, PLAIN_WRITE))

STREAM_CALL(fopen, files_open("fopen", (char *)a, pc); files_change(pc))
STREAM_CALL(fopen64, files_open("fopen64", (char *)a, pc); files_change(pc))
STREAM_CALL(freopen, files_open("freopen", (char *)a, pc); files_change(pc))
STREAM_CALL(fdopen, files_change(pc))
STREAM_CALL(tmpfile, files_change(pc))

STREAM_CALL(__isoc99_vscanf, use_to_read("vscanf", stdin, pc))
STREAM_CALL(__isoc99_vfscanf, use_to_read("vfscanf", (FILE *)a, pc))

/* Those that take their arguments one by one go on with libc's call for a
   list of them. */
typedef int libc_list(FILE *f, const char *format, va_list more);

#define WITH_LIST(list, f, announces) \
	__extension__({ \
		static libc_list *next; \
		va_list more; \
		int n; \
		LIBC_FIND(next, list); \
		if (BY_PROGRAM) { \
			uintptr_t pc = CALLER; \
			announces; \
		} \
		va_start(more, format); \
		n = next(f, format, more); \
		va_end(more); \
		n; \
	})

int printf(const char *format, ...)
{
	return WITH_LIST("vfprintf", stdout, use(stdout, pc));
}

int fprintf(FILE *f, const char *format, ...)
{
	return WITH_LIST("vfprintf", f, use(f, pc));
}

/* scanf() has a second name, by which ISO C's is called. */
int gnu_scanf(const char *format, ...) __asm__("scanf");
int gnu_fscanf(FILE *f, const char *format, ...) __asm__("fscanf");
int iso_scanf(const char *format, ...) __asm__("__isoc99_scanf");
int iso_fscanf(FILE *f, const char *format, ...) __asm__("__isoc99_fscanf");

int gnu_scanf(const char *format, ...)
{
	return WITH_LIST("vfscanf", stdin, use_to_read("scanf", stdin, pc));
}

int gnu_fscanf(FILE *f, const char *format, ...)
{
	return WITH_LIST("vfscanf", f, use_to_read("fscanf", f, pc));
}

int iso_scanf(const char *format, ...)
{
	return WITH_LIST("__isoc99_vfscanf", stdin,
			 use_to_read("scanf", stdin, pc));
}

int iso_fscanf(FILE *f, const char *format, ...)
{
	return WITH_LIST("__isoc99_vfscanf", f, use_to_read("fscanf", f, pc));
}
