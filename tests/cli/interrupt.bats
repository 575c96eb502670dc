#!/usr/bin/env bats
# An end that nobody planned: racelab stops its children, and says what was done.
load lab

# Two quick cases, then a long one; with one job at a time they are judged by
# the time the long one has started.
long_tree() {
	mkdir -p "$cases"
	bug | put_bug aaa
	fix 'FILE *out = fopen(getenv("STARTED"), "w"); if (!out || fclose(out)) abort(); for (;;) sleep(1);' |
		put_fix long
	export STARTED=$BATS_TEST_TMPDIR/started
}

# start COMMAND...: racelab in the background, until the long program runs.
# Bash has background commands ignore SIGINT; `env` undoes that.
start() {
	env --default-signal "$top/build/racelab" "$@" >out 2>err &
	pid=$!
	until_true test -e "$STARTED"
}

# ended STATUS: it has ended with STATUS, and nothing of it is left.
ended() {
	local status=0

	wait "$pid" || status=$?
	output=$(cat out)
	stderr=$(cat err)
	if [ "$status" -ne "$1" ]; then
		printf 'status %s: %s\n%s\n' "$status" "$output" "$stderr"
		return 1
	fi
}

# The programs that racelab runs carry this in their environment.
nothing_left() {
	until_true none_left
}

none_left() {
	none_marked "RACELAB_RECORD=$RACELAB_STATE/"
}

teardown() {
	# Whatever a failed test left behind.
	[ -z "${pid-}" ] || kill -9 "$pid" 2>/dev/null || :
}

@test "Ctrl-C: exit 130, what was done is printed, no child is left" {
	long_tree
	start check --cases "$cases" -d native -n 1 -j 1 --json out.json
	kill -INT "$pid"
	ended 130
	none_left
	[[ "$output" == *'PROVED     small/aaa'* ]]
	[[ "$output" == *Interrupted.* ]]
	[[ "$output" == *'1 not reached'* ]]
	[ "$(member out.json 'it["interrupted"], it["status"]')" = '(True, 130)' ]
	[ -z "$(find "$RACELAB_STATE" -name 'work-*')" ]
}

@test "in a log each case is told as soon as it is judged" {
	long_tree
	start check --cases "$cases" -d native -n 1 -j 1
	told=$(cat out)
	kill -INT "$pid"
	ended 130
	[[ "$told" == *'CONFIRMED  small/aaa.mutex'* ]]
}

@test "what was judged before Ctrl-C is kept" {
	long_tree
	start check --cases "$cases" -d native -n 1 -j 1
	kill -INT "$pid"
	ended 130
	run -0 racelab native --cases "$cases" -n 1 small/aaa
	saw 0 '2 of 2 cells from the store'
}

@test "TERM: as Ctrl-C" {
	long_tree
	start check --cases "$cases" -d native -n 1 -j 2
	kill -TERM "$pid"
	ended 130
	none_left
	[[ "$output" == *Interrupted.* ]]
	[ -z "$(find "$RACELAB_STATE" -name 'work-*')" ]
}

@test "the terminal is closed: no child is left" {
	long_tree
	start check --cases "$cases" -d native -n 1 -j 2
	kill -HUP "$pid"
	wait "$pid" || :
	nothing_left
}

@test "racelab is killed: its children die, the next one is not disturbed" {
	long_tree
	start check --cases "$cases" -d native -n 1 -j 2
	kill -KILL "$pid"
	wait "$pid" || :
	nothing_left
	run -0 racelab native --cases "$cases" -n 1 small/aaa
	judged PROVED small/aaa
}

@test "the work of a racelab that was killed is cleared away" {
	long_tree
	start check --cases "$cases" -d native -n 1 -j 2
	kill -KILL "$pid"
	wait "$pid" || :
	nothing_left
	run -0 racelab native --cases "$cases" -n 1 small/aaa
	[ -z "$(find "$RACELAB_STATE" -maxdepth 1 -name 'work-*')" ]
}

@test "Ctrl-C in racelab run: exit 130, no child is left" {
	long_tree
	start run native --cases "$cases" small/long.mutex
	kill -INT "$pid"
	ended 130
	none_left
	[ -z "$(find "$RACELAB_STATE" -name 'work-*')" ]
}

@test "Ctrl-C under Valgrind: no child is left" {
	long_tree
	start check --cases "$cases" -d helgrind -n 1 small/long.mutex
	kill -INT "$pid"
	ended 130
	none_left
}

@test "Ctrl-C while it compiles: no compiler is left" {
	long_tree
	wrapper clang <<-'EOF'
		case " $* " in *" -c "*) export COMPILING=$STARTED; touch "$STARTED"; sleep 1000 & wait ;; esac
		exec "$real" "$@"
	EOF
	start check --cases "$cases" -d native -n 1
	kill -INT "$pid"
	ended 130
	until_true none_marked "COMPILING=$STARTED"
}

@test "the children of a case are stopped with it" {
	mkdir -p "$cases"
	fix 'if (fork() == 0) { execlp("sleep", "sleep", "1000", (char *)NULL); _exit(1); }' |
		put_fix parent
	run racelab native --cases "$cases" -n 1 small/parent.mutex
	until_true none_left
}

@test "a case at its time limit is stopped with its children" {
	mkdir -p "$cases"
	fix 'if (fork() == 0) { signal(SIGTERM, SIG_IGN); for (;;) pause(); } for (;;) sleep(1);' |
		put_fix parent
	run -1 racelab native --cases "$cases" -n 1 --timeout 0.5 small/parent.mutex
	judged TIMEOUT small/parent.mutex
	until_true none_left
}
