#!/usr/bin/env bats
# What is saved, replayed, shown and refused.

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	counter=build/explore/kernels/counter
	abba=build/explore/kernels/abba
	show=build/explore/show
	t=$BATS_TEST_TMPDIR
}

explore() { # explore OPTIONS EXE: run EXE under the explorer
	RACELAB_EXPLORE=$1 "$2"
}

@test "the same seed gives the same schedule and report, byte for byte" {
	for policy in auto random pct pos; do
		for n in 1 2; do
			run explore "policy=$policy seed=5 save=$t/s$n report=$t/r$n" "$counter"
			[ "$status" -eq 1 ]
			sed -i '/^saved/d' "$t/r$n"
		done
		cmp "$t/s1" "$t/s2"
		cmp "$t/r1" "$t/r2"
	done
}

@test "another seed gives another schedule" {
	run explore "policy=random keep-going=1 schedules=20 seed=1 report=$t/r1" "$counter"
	run explore "policy=random keep-going=1 schedules=20 seed=2 report=$t/r2" "$counter"
	run cmp <(grep times "$t/r1") <(grep times "$t/r2")
	[ "$status" -eq 1 ]
}

@test "a saved schedule replays to the same failure every time" {
	run explore "save=$t/s report=$t/r" "$abba"
	for n in 1 2 3; do
		run explore "replay=$t/s report=$t/again" "$abba"
		[ "$status" -eq 1 ]
		grep -q '^finding deadlock' "$t/again"
		grep -q '^shown replayed' "$t/again"
	done
}

@test "a deadlock of two locks is shrunk to two events" {
	run explore "policy=random save=$t/s report=$t/r" "$abba"
	[ "$(grep -c '^event' "$t/s")" -eq 2 ]
}

@test "a saved schedule knows the places that raced, and the spurious wake-ups" {
	for kernel in crash double_free use_after_free nested_read exits spurious; do
		case $kernel in
		spurious) options=spurious=1 ;;
		*) options=policy=all ;;
		esac
		run explore "$options save=$t/s report=$t/r" \
			build/explore/kernels/$kernel
		[ "$status" -eq 1 ]
		run explore "replay=$t/s report=$t/again" \
			build/explore/kernels/$kernel
		[ "$status" -eq 1 ]
		grep -q "^$(grep '^finding' "$t/s") " "$t/again"
	done
}

@test "a saved schedule of another program is refused" {
	run explore "save=$t/s report=$t/r" "$counter"
	run explore "replay=$t/s report=$t/again" "$abba"
	[ "$status" -eq 77 ]
	grep -q '^cannot replay' "$t/again"
}

@test "a saved schedule that was changed is refused, with its line" {
	run explore "save=$t/s report=$t/r" "$counter"
	line=$(grep -n '^event' "$t/s" | sed -n '3s/:.*//p')
	for change in 's/ [a-z]* pc / yield pc /' 's/ pc 0x[0-9a-f]*/ pc 0x1234/' \
		's/ object 0x[0-9a-f]*/ object 0x1234/'; do
		sed "$line$change" "$t/s" >"$t/changed"
		! cmp -s "$t/s" "$t/changed"
		run explore "replay=$t/changed report=$t/again" "$counter"
		[ "$status" -eq 77 ]
		grep -q "^cannot replay .*$t/changed:$line: " "$t/again"
	done
	sed "$line"'s/ [a-z]* pc / dance pc /' "$t/s" >"$t/changed"
	run explore "replay=$t/changed report=$t/none" "$counter"
	[ "$status" -eq 2 ]
	[[ $output == *"$t/changed:$line: "* ]]
}

@test "half a saved schedule is none" {
	run explore "save=$t/s report=$t/r" "$abba"
	sed -i '$d' "$t/s"
	run explore "replay=$t/s report=$t/again" "$abba"
	[ "$status" -eq 2 ]
	[ ! -e "$t/again" ]
}

@test "an unknown option, a bad value and a bad policy are refused" {
	for bad in colour=blue schedules=few schedules=-1 policy=luck \
		"policy=all bound=2"; do
		run explore "$bad report=$t/r" "$abba"
		[ "$status" -eq 2 ]
		[ ! -e "$t/r" ]
	done
}

@test "a schedule prints as columns, locks as brackets, the waiting last" {
	run explore "save=$t/s report=$t/r" "$abba"
	run "$show" "$abba" "$t/s"
	[ "$status" -eq 0 ]
	[[ ${lines[0]} == main*thread\ 1*thread\ 2* ]]
	[[ $output == *"[ "*" lock"* ]]
	[[ $output == *"| "*" waits: lock"* ]]
}

@test "the losing access is marked" {
	run explore "save=$t/s report=$t/r" "$counter"
	pc=$(awk '/^event/ && $5 == "write" { pc = $7 } END { print pc }' "$t/s")
	run "$show" "$counter" "$t/s" "$pc"
	[[ $output == *"write <<<"* ]]
}

@test "the program's output is shown for the failing schedule only" {
	run explore "report=$t/r" build/explore/kernels/speaks
	[ "$status" -eq 1 ]
	[ "$(grep -c 'I speak' <<<"$output")" -eq 1 ]
}

@test "what may wait for another process is named, and no answer is given" {
	mkfifo "$t/pipe"
	for call in open fopen; do
		RACELAB_EXPLORE="report=$t/r" run \
			build/explore/kernels/may_wait $call "$t/pipe"
		[ "$status" -eq 77 ]
		grep -q "^cannot $call " "$t/r"
	done
	for call in fgets scanf getchar; do
		RACELAB_EXPLORE="report=$t/r" run \
			build/explore/kernels/may_wait $call <>"$t/pipe"
		[ "$status" -eq 77 ]
		grep -q "^cannot $call " "$t/r"
	done
}

@test "a standard input that is a file is read from its beginning each time" {
	echo word >"$t/input"
	RACELAB_EXPLORE="report=$t/r policy=random schedules=3" run \
		build/explore/kernels/may_wait scanf <"$t/input"
	[ "$status" -eq 0 ]
}

@test "a file compiled without the note is sampled, and never exhausted" {
	source=tests/explore/kernels/counter.c
	for with in yes no; do
		note=(-include detectors/explore/note.h)
		[ $with = yes ] || note=()
		for cc in clang gcc; do
			$cc -w -O0 -g -fsanitize=thread -fno-builtin -fno-pie -DN=1 \
				"${note[@]}" -c -o "$t/one.o" $source
			# A second file: each counts by itself.
			echo 'int another; void write_it(void) { another++; }' |
				$cc -w -O0 -fsanitize=thread -fno-pie -x c \
				-include detectors/explore/note.h -c -o "$t/two.o" -
			$cc -no-pie -Wl,--wrap=main -Wl,-z,now -o "$t/mixed" "$t/one.o" \
				"$t/two.o" build/runtime/detectors/explore/runtime.o
			run explore "policy=all keep-going=1 report=$t/r" "$t/mixed"
			if [ $with = yes ]; then
				grep -q '^shown all' "$t/r"
				continue
			fi
			[ "$status" -eq 77 ]
			grep -q '^cannot policy=all .*flags.h' "$t/r"
			run explore "keep-going=1 schedules=50 report=$t/r" "$t/mixed"
			grep -q '^shown sampled 50' "$t/r"
			grep -q '^note .*flags.h' "$t/r"
		done
	done
}

@test "a jump leaves the calls that it jumps out of" {
	run explore "keep-going=1 report=$t/r" build/explore/kernels/after_jump
	[ "$(grep -c '^place write thread [12] .* stack -$' "$t/r")" -eq 2 ]
}
