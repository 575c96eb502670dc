#!/usr/bin/env bats
# What is printed where: colours and the live line on a terminal, plain lines
# everywhere else.
load lab

check='"$top/build/racelab" native --cases "$cases" -n 1 --fresh'

# on_terminal COMMAND: run it on a pseudo-terminal, stdout and stderr.
on_terminal() {
	export cases top
	TERM=${TERM_SAID-xterm} script -qec "$1" /dev/null </dev/null
}

@test "not on a terminal: no escape sequence, anywhere" {
	tree
	sed -i 's/^hits++;/hits += 2;/' "$cases/fixes/small/clerks.mutex.c"
	export TERM=xterm
	for command in 'check -n 1 -d native' list 'show small/clerks' \
		'run native small/clerks' 'history small/clerks'; do
		run racelab $command --cases "$cases"
		[ -n "$output" ]
		no_escape
	done
}

@test "on a terminal: colours, a live line, and it is taken away" {
	tree
	# Long enough for a look every 100 ms to show it.
	sed -i 's/^hits++;/&\nusleep(300000);/' "$cases/fixes/small/clerks.mutex.c"
	run -0 on_terminal "$check"
	[[ "$output" == *$'\033[32mPROVED'* ]]
	[[ "$output" == *$'\r\033[K'*/2\ \ *'left'* ]]
	[[ "$output" == *'small/clerks.mutex under native'* ]]
	# After the last live line: taken away, then the matrix.
	last=${output##*' s left'}
	[[ "$last" == $'\r\033[K'* ]]
	[[ "$last" == *'Every verdict holds.'* ]]
}

@test "--no-color, NO_COLOR: the live line, and no colours" {
	tree
	run -0 on_terminal "$check --no-color"
	saw_no $'\033[32m' $'\033[1m' $'\033[0m'
	NO_COLOR=1 run -0 on_terminal "$check"
	saw_no $'\033[32m' $'\033[1m' $'\033[0m'
}

@test "an empty NO_COLOR does not count" {
	tree
	NO_COLOR='' run -0 on_terminal "$check"
	[[ "$output" == *$'\033[32mPROVED'* ]]
}

@test "--no-color on a terminal leaves no escape sequence at all" {
	tree
	run -0 on_terminal "$check --no-color 2>err"
	no_escape
	NO_COLOR=1 run -0 on_terminal "$check 2>err"
	no_escape
	[ ! -s err ]
}

@test "TERM=dumb or none: neither colours nor a live line" {
	tree
	TERM_SAID=dumb run -0 on_terminal "$check"
	no_escape
	run -0 on_terminal "env -u TERM $check"
	no_escape
}

@test "show and run on a terminal: bold headings, none with --no-color" {
	tree
	export top cases
	run on_terminal '"$top/build/racelab" show --cases "$cases" small/clerks'
	[[ "$output" == *$'\033[1m'* ]]
	run on_terminal '"$top/build/racelab" show --no-color --cases "$cases" small/clerks'
	no_escape
}

@test "escape sequences of a program are not put through to a terminal" {
	tree
	printf 's/^return unused;/printf("\\\\033[31mred\\\\n"); &/\n' >script
	sed -i -f script "$cases/fixes/small/clerks.mutex.c"
	run -0 on_terminal "$check --no-color small/clerks.mutex 2>err"
	no_escape
}

@test "the reader goes away: no message, no hang, no work left" {
	tree
	run bash -c '"$top/build/racelab" show lost-update/counter | head -1'
	saw 0 'lost-update/counter: '
	[ "${#lines[@]}" -eq 1 ]
	run bash -c '"$top/build/racelab" list 2>&1 | head -1'
	[ "${#lines[@]}" -eq 1 ]
	export cases
	run bash -c '"$top/build/racelab" native --cases "$cases" -n 1 2>&1 | head -1; echo "${PIPESTATUS[0]}"'
	[ "${#lines[@]}" -eq 2 ]
	[ "${lines[1]}" -eq 0 ]
	[ -z "$(find "$RACELAB_STATE" -name 'work-*')" ]
}

@test "stdout and stderr closed: the verdict is the status all the same" {
	tree
	status=0
	racelab native --cases "$cases" -n 1 --json out.json >&- 2>&- ||
		status=$?
	[ "$status" -eq 0 ] || [ "$status" -eq 2 ]
	[ "$(member out.json 'it["status"]')" = 0 ]
	sed -i 's/^hits++;/hits += 2;/' "$cases/fixes/small/clerks.mutex.c"
	status=0
	racelab native --cases "$cases" -n 1 >&- 2>&- <&- || status=$?
	[ "$status" -ne 0 ]
}

@test "names wider than their column keep the matrix readable" {
	name=a-name-that-is-longer-than-its-column-in-the-matrix-by-far
	mkdir -p "$cases"
	bug | put_bug $name
	run -0 racelab native --cases "$cases" -n 1
	judged PROVED small/$name
	[ "$(grep -c 'found 1/1' <<<"$output")" -eq 1 ]
}

@test "the program's output is not in the way of the verdicts" {
	mkdir -p "$cases"
	fix 'puts("PROVED     small/forged"); fputs("x", stderr);' |
		put_fix clerks
	run -0 --separate-stderr racelab native --cases "$cases" -n 1
	[ -z "$stderr" ]
	saw_no forged
}
