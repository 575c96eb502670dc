#!/usr/bin/env bats
# The command line itself: what it takes, what it refuses, what it says.
load lab

commands='check confirm detectors explain history judge list prove run show'

@test "every command is in --help, and has a --help of its own" {
	run -0 racelab --help
	for command in $commands; do
		grep -qE "^  $command +" <<<"$output"
	done
	listed=$(sed -nE 's/^  ([a-z]+) +.*/\1/p' <<<"$output" |
		grep -vE '^(data|leak|tsan|helgrind|drd|native)$')
	for command in $listed tsan helgrind drd native; do
		run -0 --separate-stderr racelab "$command" --help
		[[ "$output" == *Usage:*"racelab $command"* ]]
		[[ "$output" == *--json* ]]
		[ -z "$stderr" ]
	done
}

@test "--usage and --version end with 0" {
	run -0 racelab --version
	[[ "$output" == racelab\ * ]]
	run -0 racelab check --usage
}

@test "no command: the list of commands on stderr, exit 2" {
	run -2 --separate-stderr racelab
	[ -z "$output" ]
	[[ "$stderr" == *"usage: racelab COMMAND"* ]]
}

@test "an unknown command is named, exit 2" {
	run -2 --separate-stderr racelab chekc
	[ -z "$output" ]
	[[ "$stderr" == *"'chekc'"* ]]
}

@test "an unknown option is named, exit 2, and nothing is run" {
	for command in $commands tsan; do
		run -2 --separate-stderr racelab "$command" --nonsense
		[[ "$stderr" == *--nonsense* ]]
		[ -z "$output" ]
	done
	[ ! -e "$RACELAB_STATE" ]
}

@test "too few or too many operands: exit 2" {
	run -2 racelab show
	run -2 racelab show a b
	run -2 racelab run tsan
	run -2 racelab run tsan a b
	run -2 racelab judge tsan
	run -2 racelab explain
	run -2 racelab history
	run -2 racelab detectors all
	run -2 racelab list a b
}

@test "numbers out of range or no numbers: exit 2" {
	for option in --runs=0 --runs=-1 --runs=x --runs=1.5 --runs= --runs=1x \
		--jobs=0 --jobs=99999 --timeout=0 --timeout=-1 --timeout=x \
		--timeout=nan --timeout=inf --timeout=99999999 --seed=-1 \
		--seed=18446744073709551616 --seed=x; do
		run -2 --separate-stderr racelab check "$option" x
		[[ "$stderr" == *"${option%%=*}"* ]]
	done
	[ ! -e "$RACELAB_STATE" ]
}

@test "what stands after -- is no operand to be forgotten" {
	tree
	run racelab list --cases "$cases" -- no/such
	[ "$status" -ne 0 ]
}

@test "list: bugs and fixes of the lab, each with its title" {
	run -0 --separate-stderr racelab list
	[ -z "$stderr" ]
	n=$(find "$top/bugs" "$top/fixes" -name '*.c' | wc -l)
	[ "${#lines[@]}" -eq "$n" ]
	while IFS= read -r path; do
		name=${path#"$top"/*/}
		title=$(sed -n '2s/^ \* //p' "$path")
		[[ "$output" == *"${name%.c} "*"$title"* ]]
	done < <(find "$top/bugs" "$top/fixes" -name '*.c')
}

@test "list: a class, a name, a path and a shell pattern select" {
	tree
	mkdir -p "$cases/bugs/other" "$cases/fixes/other"
	bug | sed 's/class: small/class: other/' >"$cases/bugs/other/one.c"
	fix >"$cases/fixes/other/one.mutex.c"
	for pattern in other other/one 'o*/one' bugs/other/one.c \
		"$cases/bugs/other/one.c"; do
		run -0 racelab list --cases "$cases" "$pattern"
		saw 0 other/one
		saw_no small/clerks
	done
	run -0 racelab list --cases "$cases" other/one.mutex
	[ "${#lines[@]}" -eq 1 ]
	run -77 --separate-stderr racelab list --cases "$cases" nobody
	[[ "$stderr" == *"'nobody'"* ]]
	[ -z "$output" ]
}

@test "list: a slash at the end of --cases changes nothing" {
	tree
	run -0 racelab list --cases "$cases//" small
	saw 0 small/clerks.mutex
}

@test "a corpus that is not there: said with its path, exit 2" {
	for command in list 'show a/b' 'check' 'run tsan a/b' \
		'judge tsan a/b'; do
		run -2 --separate-stderr racelab $command --cases "$cases"
		[[ "$stderr" == *"$cases"* ]]
	done </dev/null
}

@test "show: story, source with marks, what each detector says" {
	tree
	run -0 --separate-stderr racelab show --cases "$cases" small/clerks
	[ -z "$stderr" ]
	saw 0 'Two clerks both read the count before either writes it back.' \
		'The rendezvous holds the window open.' \
		'hits = seen + 1; //@ hits' 'class'
	at=$(grep -n '//@ hits' "$cases/bugs/small/clerks.c" | cut -d : -f 1)
	[[ "$output" == *"must report data-race at hits (line ${at//$'\n'/, })"* ]]
	at=$(line_of '//@ total' "$cases/bugs/small/clerks.c")
	[[ "$output" == *"must report check at total (line $at)"* ]]
	[[ "$output" == *drd*unclaimed* ]]
}

@test "show: lines are numbered as in the file, those to edit have a bar" {
	tree
	run -0 racelab show --cases "$cases" small/clerks
	file=$cases/bugs/small/clerks.c
	at=$(line_of 'int seen = hits;' "$file")
	grep -qE "^ +$at \|.*int seen = hits;" <<<"$output"
	at=$(line_of 'int main(void)' "$file")
	grep -qE "^ +$at   int main" <<<"$output"
}

@test "show: each fix with its title, its cost and its difference" {
	tree
	run -0 racelab show --cases "$cases" small/clerks
	saw 0 'small/clerks.mutex' 'One mutex around load, add and store.' \
		'a lock for each clerk' \
		'+static pthread_mutex_t desk = PTHREAD_MUTEX_INITIALIZER;' \
		'-static struct rendezvous both_have_read'
	saw_no '+int main' '-int main' '-	CHECK'
}

@test "show: a fix alone, with what it changes" {
	tree
	run -0 racelab show --cases "$cases" small/clerks.mutex
	saw 0 'One mutex around load, add and store.' 'must be clean' \
		'+static pthread_mutex_t desk = PTHREAD_MUTEX_INITIALIZER;'
}

@test "show: every case of the lab, and no line on stderr" {
	while IFS= read -r path; do
		name=${path#"$top"/*/}
		run -0 --separate-stderr racelab show "${name%.c}"
		[ -z "$stderr" ]
		[[ "$output" == "${name%.c}: "* ]]
	done < <(find "$top/bugs" "$top/fixes" -name '*.c')
}

@test "show: a case that is not there, exit 2" {
	tree
	run -2 --separate-stderr racelab show --cases "$cases" small/nobody
	[[ "$stderr" == *"'small/nobody'"* ]]
}

@test "show: no diff in PATH is said, and is no success" {
	tree
	without diff
	run racelab show --cases "$cases" small/clerks
	[ "$status" -ne 0 ]
	[[ "$output" == *diff* ]]
}

@test "detectors: each with a version, exit 0" {
	run -0 --separate-stderr racelab detectors
	[ -z "$stderr" ]
	saw 0 drd helgrind native tsan "$(valgrind --version)"
	[[ "$output" == *"$(clang --version | head -1)"* ]]
}

@test "detectors: what is missing is said, exit 2" {
	without valgrind
	run -2 racelab detectors
	saw 2 'helgrind' 'CANNOT RUN HERE: valgrind is not in PATH'
}

@test "detectors --cc gcc speaks of gcc, --cc nothing-there of none" {
	run -0 racelab detectors --cc gcc
	[[ "$output" == *"$(gcc --version | head -1)"* ]]
	run -2 racelab detectors --cc nothing-there
	saw 2 nothing-there
}
