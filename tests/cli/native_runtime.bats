#!/usr/bin/env bats
# The native detector's runtime, in programs that end in every way a thread can.
# Each scenario runs REPEAT times, for its verdict must not depend on chance.

REPEAT=20

setup_file() {
	top=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
	cat >"$BATS_FILE_TMPDIR/program.c" <<'PROGRAM'
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static pthread_mutex_t held = PTHREAD_MUTEX_INITIALIZER;
static pthread_barrier_t met;
static const char *how;

static int is(const char *name)
{
	return strcmp(how, name) == 0;
}

static void *ends(void *unused)
{
	return unused;
}

static void *exits(void *unused)
{
	pthread_exit(unused);
}

static void *blocks(void *unused)
{
	pthread_barrier_wait(&met);
	pthread_mutex_lock(&held);
	return unused;
}

static void *sleeps(void *unused)
{
	pthread_barrier_wait(&met);
	for (;;)
		pause();
	return unused;
}

static void *spins(void *unused)
{
	pthread_barrier_wait(&met);
	for (;;)
		;
	return unused;
}

static void *detaches_itself(void *unused)
{
	pthread_detach(pthread_self());
	pthread_barrier_wait(&met);
	return unused;
}

static int deep(volatile int *above) /* line: overflow */
{ /* line: overflow */
	volatile int here[64] = {*above}; /* line: overflow */

	return deep(here) + here[1]; /* line: overflow */
}

static void *dies(void *unused)
{
	if (is("thread-null"))
		*(volatile int *)unused = 1; /* line: fault */
	if (is("thread-overflow"))
		deep(&(int){1});
	return unused;
}

static void *leaves(void *unused)
{
	exit(0);
	return unused;
}

static void *clean_errno(void *unused)
{
	if (errno)
		abort();
	return unused;
}

static pthread_t create(void *(*start)(void *))
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, start, NULL)) /* line: create */
		_exit(99);
	return thread;
}

static void create_detached(void *(*start)(void *))
{
	pthread_attr_t attributes;
	pthread_t thread;

	pthread_attr_init(&attributes);
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	if (pthread_create(&thread, &attributes, start, NULL)) /* line: detached */
		_exit(99);
	pthread_attr_destroy(&attributes);
}

int main(int n, char **argument)
{
	struct timespec soon = {.tv_sec = 4000000000};
	pthread_t all[100];
	pthread_t one;
	void *block;

	if (n != 2)
		return 98;
	how = argument[1];
	pthread_barrier_init(&met, NULL, 2);
	pthread_mutex_lock(&held);
	if (is("joined"))
		pthread_join(create(ends), NULL);
	if (is("joined-after-exit"))
		pthread_join(create(exits), NULL);
	if (is("tryjoin")) {
		one = create(ends);
		while (pthread_tryjoin_np(one, NULL))
			usleep(100);
	}
	if (is("timedjoin"))
		pthread_timedjoin_np(create(ends), NULL, &soon);
	if (is("clockjoin"))
		pthread_clockjoin_np(create(ends), NULL, CLOCK_MONOTONIC, &soon);
	if (is("finished"))
		create(ends);
	if (is("finished-exit"))
		create(exits);
	if (is("cancelled") || is("cancelled-joined")) {
		one = create(sleeps);
		pthread_barrier_wait(&met);
		pthread_cancel(one);
		if (is("cancelled-joined"))
			pthread_join(one, NULL);
	}
	if (is("blocked")) {
		create(blocks);
		pthread_barrier_wait(&met);
	}
	if (is("running") || is("asleep")) {
		create(is("running") ? spins : sleeps);
		pthread_barrier_wait(&met);
	}
	if (is("detached-running") || is("detached-asleep")) {
		create_detached(is("detached-running") ? spins : sleeps);
		pthread_barrier_wait(&met);
	}
	if (is("detached-blocked")) {
		create_detached(blocks);
		pthread_barrier_wait(&met);
	}
	if (is("detached-later-blocked")) {
		pthread_detach(create(blocks));
		pthread_barrier_wait(&met);
	}
	if (is("detached-blocked-with-runner")) {
		create_detached(blocks);
		pthread_barrier_wait(&met);
		create_detached(sleeps);
		pthread_barrier_wait(&met);
	}
	if (is("detached"))
		pthread_detach(create(ends));
	if (is("detached-itself")) {
		create(detaches_itself);
		pthread_barrier_wait(&met);
	}
	if (is("main-exits-first")) {
		create(ends);
		pthread_exit(NULL);
	}
	if (is("worker-ends-process")) {
		create(leaves);
		pause();
	}
	if (is("hundred") || is("hundred-leaked")) {
		for (int i = 0; i < 100; i++)
			all[i] = create(ends);
		for (int i = 0; i < 100 && is("hundred"); i++)
			pthread_join(all[i], NULL);
	}
	if (is("thousands"))
		for (int i = 0; i < 3000; i++)
			if (i % 3 == 0)
				pthread_join(create(clean_errno), NULL);
			else if (i % 3 == 1)
				pthread_detach(create(clean_errno));
			else
				create_detached(clean_errno);
	if (is("thread-null") || is("thread-overflow"))
		pthread_join(create(dies), NULL);
	if (is("main-null"))
		*(volatile int *)NULL = 1; /* line: main-fault */
	if (is("call-null"))
		((void (*)(void))NULL)(); /* line: call */
	if (is("overflow"))
		deep(&(int){1});
	if (is("abort"))
		abort(); /* line: abort */
	if (is("double-free")) {
		block = malloc(16);
		free(block);
		free(block); /* line: double-free */
	}
	if (is("divide"))
		return 100 / (n - 2); /* line: divide */
	if (is("handled")) {
		signal(SIGSEGV, _exit);
		raise(SIGSEGV);
	}
	if (is("fork")) {
		pid_t child;

		one = create(sleeps);
		pthread_barrier_wait(&met);
		child = fork();
		if (!child)
			exit(0);
		waitpid(child, NULL, 0);
		pthread_cancel(one);
		pthread_join(one, NULL);
	}
	return 0;
}
PROGRAM
	wraps=
	for call in create join tryjoin_np timedjoin_np clockjoin_np detach; do
		wraps="$wraps -Wl,--wrap=pthread_$call"
	done
	for cc in gcc clang; do
		# shellcheck disable=SC2086 # several words on purpose
		$cc -std=c11 -D_GNU_SOURCE -pthread -O0 -g -w $wraps \
			-I "$top/lab/runtime" -I "$top/detectors/native/runtime" \
			"$BATS_FILE_TMPDIR/program.c" \
			"$top"/detectors/native/runtime/*.c "$top"/lab/runtime/*.c \
			-o "$BATS_FILE_TMPDIR/$cc"
	done
}

# Run scenario $1 of both compilers' programs REPEAT times: each must end with
# status $2 and record the lines $3..., an address as the `line:` remark beside
# it, or as FILE:LINE where there is none.
records() {
	scenario=$1 status=$2
	shift 2
	for cc in gcc clang; do
		for seed in $(seq "$REPEAT"); do
			record=$BATS_TEST_TMPDIR/record
			: >"$record"
			got=0
			{
				(
					ulimit -c 0
					RACELAB_SEED=$seed RACELAB_RECORD=$record exec \
						"$BATS_FILE_TMPDIR/$cc" "$scenario"
				)
			} >"$BATS_TEST_TMPDIR/out" 2>&1 </dev/null || got=$?
			told=$(resolved "$BATS_FILE_TMPDIR/$cc" <"$record")
			wanted=$(printf '%s\n' "$@")
			if [ "$got" != "$status" ] || [ "$told" != "$wanted" ]; then
				echo "$cc, seed $seed: status $got, record:"
				echo "$told"
				echo "wanted: status $status"
				echo "$wanted"
				return 1
			fi
		done
	done
}

# Each line's first address as the remark of its source line.
resolved() {
	while read -r what state address _; do
		case $address in
		@*)
			at=$(addr2line -e "$1" "${address#@}")
			line=${at##*:}
			line=${line%% *}
			name=$(sed -n "${line}s/.*line: \([a-z-]*\).*/\1/p" \
				"$BATS_FILE_TMPDIR/program.c")
			echo "$what $state ${name:-$at}"
			;;
		*) echo "$what $state" ;;
		esac
	done
}

@test "joined threads are no leak, by any of the joins" {
	for how in joined joined-after-exit tryjoin timedjoin clockjoin \
		cancelled-joined; do
		records $how 0 "end 0"
	done
}

@test "detached threads are no leak, if they end or could still run" {
	for how in detached detached-itself detached-running detached-asleep \
		detached-blocked-with-runner; do
		records $how 0 "end 0"
	done
}

@test "a finished thread that nobody joined leaks" {
	for how in finished finished-exit cancelled; do
		records $how 0 "leak finished create" "end 0"
	done
}

@test "a blocked thread leaks" {
	records blocked 0 "leak blocked create" "end 0"
}

@test "a running thread leaks" {
	records running 0 "leak running create" "end 0"
	records asleep 0 "leak running create" "end 0"
}

@test "a detached thread that is blocked for ever leaks" {
	records detached-blocked 0 "leak blocked detached" "end 0"
	records detached-later-blocked 0 "leak blocked create" "end 0"
}

@test "main leaves by pthread_exit and the last thread was never joined" {
	records main-exits-first 0 "leak finished create" "end 0"
}

@test "a worker that calls exit is not blamed for running" {
	records worker-ends-process 0 "end 0"
}

@test "a hundred threads" {
	records hundred 0 "end 0"
	mapfile -t leaks < <(yes "leak finished create" | head -n 100)
	REPEAT=3 records hundred-leaked 0 "${leaks[@]}" "end 0"
}

@test "thousands of threads one after another, errno untouched" {
	REPEAT=3 records thousands 0 "end 0"
}

@test "a crash says where, in main and in a thread" {
	records main-null 139 "crash SIGSEGV main-fault"
	records thread-null 139 "crash SIGSEGV fault"
	records divide 136 "crash SIGFPE divide"
}

@test "abort and a double free name the program's own line" {
	records abort 134 "crash SIGABRT abort"
	records double-free 134 "crash SIGABRT double-free"
}

@test "a call through a null pointer names the call" {
	records call-null 139 "crash SIGSEGV call"
}

@test "a stack overflow is caught on a stack of its own" {
	records overflow 139 "crash SIGSEGV overflow"
	records thread-overflow 139 "crash SIGSEGV overflow"
}

@test "a signal that the program handles is its own affair" {
	records handled 11 ""
}

@test "a forked child ends without a line" {
	records fork 0 "end 0"
}

@test "without a record nothing is written and the status is the same" {
	for cc in gcc clang; do
		for how in finished joined detached-blocked; do
			run env -u RACELAB_RECORD "$BATS_FILE_TMPDIR/$cc" $how
			[ "$status" = 0 ]
			[ -z "$output" ]
		done
	done
}
