/* tsan.c - ThreadSanitizer, as it comes with clang and with gcc. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>
#include <unistd.h>

#include "toolchain.h"
#include "tsan/parse.h"

/* More random bits in mmap than this, and the runtimes of gcc and of LLVM
   before 18 find the program where their shadow memory should be. */
enum { OLD_RANDOM_BITS = 28, NEW_RANDOM_BITS = 30, NEW_LLVM = 18 };

static int random_bits(void)
{
	char text[16] = "";
	int fd = open("/proc/sys/vm/mmap_rnd_bits", O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return 0;
	if (read(fd, text, sizeof text - 1) < 0)
		text[0] = 0;
	close(fd);
	return atoi(text);
}

/* Whether this process may ask for fixed addresses; containers forbid it. */
static bool may_fix_addresses(void)
{
	int before = personality(0xffffffff);

	if (before == -1 ||
	    personality((unsigned long)before | ADDR_NO_RANDOMIZE) == -1)
		return false;
	return personality((unsigned long)before) != -1;
}

/* Whether the compiler finds `file` among its own. */
static bool has_file(const struct toolchain *cc, const char *file)
{
	struct argv ask = {0};
	char *path;
	bool has;

	argv_add(&ask, cc->path, NULL);
	argv_addf(&ask, "-print-file-name=%s", file);
	path = first_line_of((const char *const *)ask.at);
	has = path && path[0] == '/' && access(path, R_OK) == 0;
	free(path);
	argv_free(&ask);
	return has;
}

static bool has_runtime(const struct toolchain *cc)
{
#ifdef __aarch64__
	static const char named[] = "libclang_rt.tsan-aarch64.a";
#else
	static const char named[] = "libclang_rt.tsan-x86_64.a";
#endif
	if (!cc->clang)
		return has_file(cc, "libtsan.so") || has_file(cc, "libtsan.a");
	return has_file(cc, named) || has_file(cc, "libclang_rt.tsan.a");
}

/* clang's major release; 0: not told. */
static int release(const struct toolchain *cc)
{
	const char *number = strstr(cc->version, "version ");

	return number ? atoi(number + strlen("version ")) : 0;
}

/* What turns addresses into lines for clang's runtime, to be freed, or NULL.
   Always told: Debian's runtimes since LLVM 16 look for their own release's
   only, and then leave every line out.  Other names than these two are not
   accepted.  gcc's runtime needs none. */
static char *symbolizer(void)
{
	enum { NEWEST = 40, OLDEST = 11 };
	char *path = NULL;

	for (int n = NEWEST; n >= OLDEST; n--) {
		if (asprintf(&path, "/usr/lib/llvm-%d/bin/llvm-symbolizer", n) <
		    0)
			return NULL;
		if (access(path, X_OK) == 0)
			return path;
		free(path);
	}
	path = program_in_path("llvm-symbolizer");
	return path ? path : program_in_path("addr2line");
}

static bool version(const struct toolchain *cc, char *text, size_t size)
{
	bool young = cc->clang && release(cc) >= NEW_LLVM;
	char *tool = NULL;
	int most = young ? NEW_RANDOM_BITS : OLD_RANDOM_BITS;

	if (!has_runtime(cc)) {
		snprintf(text, size,
			 "%s has no ThreadSanitizer runtime: install %s",
			 cc->name,
			 cc->clang ? "the libclang-rt-N-dev of its release"
				   : "the libtsan of its release");
		return false;
	}
	if (cc->clang && !(tool = symbolizer())) {
		snprintf(text, size,
			 "neither llvm-symbolizer nor addr2line is there, and "
			 "reports would have no lines: install llvm");
		return false;
	}
	free(tool);
	if (random_bits() > most && !may_fix_addresses()) {
		snprintf(text, size,
			 "vm.mmap_rnd_bits is %d, at most %d fit, and setarch "
			 "-R is forbidden here: as root, sysctl "
			 "vm.mmap_rnd_bits=%d",
			 random_bits(), most, OLD_RANDOM_BITS);
		return false;
	}
	snprintf(text, size, "%s", cc->version);
	return true;
}

/* What teaches it OpenMP, beside clang's libomp; to be freed, or NULL. */
static char *archer(const struct toolchain *cc)
{
	char *clang = realpath(cc->path, NULL);
	char *path = NULL;
	char *slash = clang ? strrchr(clang, '/') : NULL;

	if (slash) {
		*slash = 0;
		if (asprintf(&path, "%s/../lib/libarcher.so", clang) < 0)
			path = NULL;
	}
	free(clang);
	if (path && access(path, R_OK) == 0)
		return path;
	free(path);
	return NULL;
}

static bool suits(const struct toolchain *cc, const struct argv *cflags,
		  char *text, size_t size)
{
	char *tool;

	if (!argv_holds(cflags, "-fopenmp"))
		return true;
	if (!cc->clang) {
		snprintf(text, size,
			 "gcc's libgomp synchronises by futexes that "
			 "ThreadSanitizer does not see: right programs are "
			 "reported; use clang with its libomp and Archer");
		return false;
	}
	tool = archer(cc);
	if (!tool)
		snprintf(text, size,
			 "Archer (libarcher.so) is not beside this clang, and "
			 "without it right OpenMP programs are reported: "
			 "install the libomp-dev of its release");
	free(tool);
	return tool != NULL;
}

static void compile(struct argv *cc, const struct building *with)
{
	/* Only -O0 keeps every access on its own line: at -O1 gcc blames the
	   loop's head, at -Og clang folds the loop into one addition. */
	argv_add(cc, "-O0", "-g", "-fsanitize=thread", NULL);
	/* gcc expands memset and strcpy of constants out of its sight. */
	if (!with->cc->clang)
		argv_add(cc, "-fno-builtin", NULL);
}

static void linked(struct argv *cc, const struct building *with)
{
	(void)with;
	argv_add(cc, "-fsanitize=thread", NULL);
}

static void command(struct argv *run, struct argv *environment,
		    const struct running *with)
{
	char quote;
	struct argv options = {0};
	char *tool;

	/* Quoted, for a path may hold blanks and colons.  A second report on
	   the same address is another pair of lines that a case may name; with
	   the longest history a stack is rarely lost. */
	/* The runtime's quotes know no escape. */
	quote = strchr(with->report, '\'') ? '"' : '\'';
	argv_addf(&options,
		  "TSAN_OPTIONS=log_path=%c%s%c:exitcode=%d:atexit_sleep_ms=0:"
		  "second_deadlock_stack=1:suppress_equal_addresses=0:"
		  "history_size=7",
		  quote, with->report, quote, TSAN_STATUS);
	/* Archer tells what OpenMP orders; what libomp does inside is its own
	   business. */
	if (with->cflags && argv_holds(with->cflags, "-fopenmp")) {
		tool = archer(with->cc);
		if (tool)
			argv_addf(environment, "OMP_TOOL_LIBRARIES=%s", tool);
		free(tool);
		argv_addf(&options, "%s:ignore_noninstrumented_modules=1",
			  options.at[0]);
	}
	tool = symbolizer();
	if (tool)
		argv_addf(environment, "%s:external_symbolizer_path='%s'",
			  options.at[options.n - 1], tool);
	else
		argv_add(environment, options.at[options.n - 1], NULL);
	free(tool);
	argv_free(&options);
	if (random_bits() > OLD_RANDOM_BITS && may_fix_addresses())
		argv_add(run, "setarch", "-R", NULL);
	argv_add(run, with->executable, NULL);
}

static const struct symptom symptoms[] = {
	{"unexpected memory mapping",
	 "The kernel put the program where ThreadSanitizer wants its shadow "
	 "memory; it has not run at all, and nothing was checked.",
	 "Run it under `setarch -R`, or as root `sysctl vm.mmap_rnd_bits=28`, "
	 "or use clang 18 or later, which starts itself again without random "
	 "addresses."},
	{"Shadow memory range interleaves",
	 "Something is mapped where ThreadSanitizer wants its shadow memory; "
	 "nothing was checked.",
	 "Run it under `setarch -R`; do not limit address space (`ulimit -v "
	 "unlimited`), and build it as PIE."},
	{"memory layout is incompatible",
	 "The program's addresses are too random for ThreadSanitizer.",
	 "Run it under `setarch -R`, or as root `sysctl vm.mmap_rnd_bits=28`."},
	{"[failed to restore the stack]",
	 "The access happened so long ago that its stack has left "
	 "ThreadSanitizer's history; the race is real, one side has no lines.",
	 "Set TSAN_OPTIONS=history_size=7 (the most; racelab does), let the "
	 "program do less between the two accesses, and run it again: which "
	 "stack is lost changes from run to run."},
	{"lock-order-inversion",
	 "Two locks were taken in both orders. It is a deadlock only if the "
	 "threads can meet: a third lock around both (a gate lock), one "
	 "thread alone, or a join between them makes the warning false.",
	 "Take locks in one order everywhere; it is simpler than proving that "
	 "nobody meets. If a gate lock really guards both orders, suppress it "
	 "with deadlock:FUNCTION in a suppressions file, and say why."},
	{"atomic_thread_fence",
	 "ThreadSanitizer does not model memory fences: a correct fence looks "
	 "like no order at all and is reported as a race, falsely.",
	 "Put the order on the atomic itself (store release, load acquire) "
	 "instead of a fence beside a relaxed access."},
	{"As if synchronized via sleep",
	 "Only a sleep stands between the two accesses. A sleep makes an order "
	 "likely and guarantees nothing: the race is real.",
	 "Wait for the event itself: join, a condition variable with its "
	 "predicate, a semaphore, an acquire load."},
	{"signal-unsafe call inside of a signal",
	 "A signal handler called a function that may hold a lock, such as "
	 "malloc or printf; if the signal hits inside it, the program hangs "
	 "or breaks its heap.",
	 "In a handler set a volatile sig_atomic_t, or write(2) to a pipe, and "
	 "do the work elsewhere; man signal-safety lists what is allowed."},
	{"<null> <null> (",
	 "A frame has neither a name nor a line: the symboliser was not found, "
	 "or it lies in a library that was stripped.",
	 "Install llvm. Debian's clang since release 16 looks for its own "
	 "llvm-symbolizer-N only: say TSAN_OPTIONS=external_symbolizer_path="
	 "/usr/bin/llvm-symbolizer. Compile with -g."},
	{"?"
	 "?:0",
	 "A frame has no source line: its object was compiled without -g.",
	 "Compile everything with -g and -O0 or -O1, and do not strip it."},
	{"external symbolizer didn't start",
	 "ThreadSanitizer cannot start its symboliser: reports are without "
	 "source lines.",
	 "Install llvm, so that llvm-symbolizer is in PATH, or set "
	 "TSAN_OPTIONS=external_symbolizer_path to it."},
	{"LLVMSymbolizer: error reading file",
	 "The symboliser was asked for an address that lies in no file, such "
	 "as a stack; the report is whole.",
	 "Nothing: it is harmless."},
	{"invalid path to external symbolizer",
	 "ThreadSanitizer does not find its symboliser: reports are without "
	 "source lines.",
	 "Say TSAN_OPTIONS=external_symbolizer_path=/usr/bin/llvm-symbolizer; "
	 "any release of it will do."},
	{"ThreadSanitizer: SEGV on unknown address",
	 "The program itself crashed, and the stack says where. Its exit "
	 "status "
	 "is ThreadSanitizer's, not that of a signal.",
	 "Mend the crash first: a racing pointer is often why. Races reported "
	 "above it did happen."},
	{"ThreadSanitizer: CHECK failed",
	 "ThreadSanitizer itself failed; nothing that it did not print before "
	 "was checked. Joining a thread twice, or one that is detached, does "
	 "this, and so does <threads.h> under clang 14.",
	 "Look at the frame of the program in the stack: mend that call first. "
	 "Use pthread_create instead of thrd_create."},
	{"failed to allocate",
	 "ThreadSanitizer needs terabytes of address space (not of memory) "
	 "and was refused.",
	 "Run without a limit on address space: `ulimit -v unlimited`; limit "
	 "memory by a cgroup instead."},
	{"thread leak",
	 "A thread ended and nobody joined or detached it: its stack is kept "
	 "until the process ends. A thread still running or blocked at exit is "
	 "not reported by ThreadSanitizer at all.",
	 "pthread_join each thread, or pthread_detach it; look for the running "
	 "ones with racelab's native detector."},
	{"ThreadSanitizer: data race",
	 "Two threads used the same memory, one wrote, and nothing orders "
	 "them. If something does that ThreadSanitizer cannot see (a futex, "
	 "inline assembly, shared memory, a library not compiled with "
	 "-fsanitize=thread), the report is false.",
	 "Guard both accesses by one mutex, or make the variable atomic. For "
	 "order that it cannot see: compile that library with "
	 "-fsanitize=thread too, or tell it by __tsan_release and "
	 "__tsan_acquire on one address."},
	{NULL, NULL, NULL},
};

DETECTOR(tsan) = {
	.name = "tsan",
	.about = "ThreadSanitizer: happens-before races, lock order, misuse; "
		 "compiled in",
	.runs = 5,
	.report_status = TSAN_STATUS,
	.own_thread = true,
	.version = version,
	.suits = suits,
	.compile = compile,
	.link = linked,
	.command = command,
	.parse = tsan_parse,
	.symptoms = symptoms,
};
