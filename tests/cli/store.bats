#!/usr/bin/env bats
# What is stored is found again while nothing has changed that could change it,
# and only then.
load lab

check() {
	racelab native --cases "$cases" -n 1 "$@"
}

# again STORED OF: the last check took so many cells from the store.
again() {
	saw 0 "; $1 of $2 cells from the store."
}

@test "nothing has changed: all from the store, nothing is built or run" {
	tree
	run -0 check
	again 0 2
	wrapper clang <<<'case " $* " in *" -c "*) touch "$RACELAB_STATE/built" ;; esac
exec "$real" "$@"'
	PATH=${PATH#*:} run -0 check
	again 2 2
	judged PROVED small/clerks
	judged CONFIRMED small/clerks.mutex
	[ ! -e "$RACELAB_STATE/built" ]
}

@test "what is stored reads as it did when it was run" {
	tree
	run -0 check --json first.json
	run -0 check --json second.json
	same='[{k: v for k, v in cell.items() if k != "stored"} for case in it["cases"] for cell in case["cells"]]'
	[ "$(member first.json "$same")" = "$(member second.json "$same")" ]
	stored='[cell["stored"] for case in it["cases"] for cell in case["cells"]]'
	[ "$(member first.json "$stored")" = '[false, false]' ]
	[ "$(member second.json "$stored")" = '[true, true]' ]
}

@test "--fresh runs all again" {
	tree
	run -0 check
	run -0 check --fresh
	again 0 2
	run -0 check
	again 2 2
}

@test "a changed source runs again, the other one does not" {
	tree
	run -0 check
	echo '/* another line */' >>"$cases/bugs/small/clerks.c"
	sed -i 's|^return 0;|return 0; |' "$cases/bugs/small/clerks.c"
	sed -i '$d' "$cases/bugs/small/clerks.c"
	run -0 check
	again 1 2
}

@test "a changed header runs again, also one that headers include" {
	tree
	sed -i 's|^#include "lab.h"|&\n#include "near.h"|' "$cases"/*/small/*.c
	for side in bugs fixes; do
		echo '#include "far.h"' >"$cases/$side/small/near.h"
		echo 'enum { FAR = 1 };' >"$cases/$side/small/far.h"
	done
	run -0 check
	run -0 check
	again 2 2
	echo 'enum { FAR = 2 };' >"$cases/bugs/small/far.h"
	run -0 check
	again 1 2
	rm "$cases/bugs/small/far.h"
	run -2 check
	judged BROKEN small/clerks
}

@test "a class's header lies beside its bugs, and is part of its fixes too" {
	tree
	sed -i 's|^#include "lab.h"|&\n#include "class.h"|' "$cases"/*/small/*.c
	echo 'enum { CLASS = 1 };' >"$cases/bugs/small/class.h"
	run -0 check
	run -0 check
	again 2 2
	echo 'enum { CLASS = 2 };' >"$cases/bugs/small/class.h"
	run -0 check
	again 0 2
	run racelab run native "$cases/fixes/small/clerks.mutex.c"
	saw 0
	cd "$cases" && run racelab run native fixes/small/clerks.mutex.c
	saw 0
}

@test "another seed, number of runs, compiler or time limit runs again" {
	tree
	run -0 check
	for option in '--seed 2' '--runs 2' '--cc gcc' '--timeout 59'; do
		run -0 check $option
		again 0 2
		run -0 check $option
		again 2 2
	done
	run -0 check
	again 2 2
}

@test "--jobs, --strict, --no-color and other operands change nothing" {
	tree
	run -0 check
	for option in '--jobs 1' --no-color --strict; do
		run -0 check $option
		again 2 2
	done
	run -0 check small/clerks.mutex
	again 1 1
}

@test "another compiler under the same name runs again" {
	tree
	wrapper clang <<<'if [ "$*" = --version ]; then echo "clang version 99.0.0"; exit; fi
exec "$real" "$@"'
	run -0 check
	wrapper clang <<<'if [ "$*" = --version ]; then echo "clang version 99.0.1"; exit; fi
exec "$real" "$@"'
	run -0 check
	again 0 2
}

@test "a failing verdict is not stored" {
	tree
	sed -i 's/^hits++;/hits += 2;/' "$cases/fixes/small/clerks.mutex.c"
	for n in 1 2; do
		run -1 check small/clerks.mutex
		saw 1 '0 of 1 cells from the store'
	done
}

@test "a skipped verdict is not stored" {
	tree
	(
		without valgrind
		run -2 racelab helgrind --cases "$cases" -n 1
		saw 2 SKIPPED
	)
	run -0 racelab helgrind --cases "$cases" -n 1
	again 0 2
}

@test "each detector has verdicts of its own" {
	tree
	run -0 check
	run -0 racelab tsan --cases "$cases" -n 1
	again 0 2
	run -0 racelab check --cases "$cases" -n 1 -d tsan -d native
	again 4 4
}

@test "a stored verdict that is damaged is run again" {
	tree
	run -0 check
	python3 -c 'import sqlite3, sys
store = sqlite3.connect(sys.argv[1])
store.execute("UPDATE verdict SET result = substr(result, 1, 40)")
store.commit()' "$RACELAB_STATE/results.sqlite"
	run -0 check
	again 0 2
	judged PROVED small/clerks
	judged CONFIRMED small/clerks.mutex
}

@test "history: every run that was made, those from the store are none" {
	tree
	run -0 check --seed 5
	run -0 check --seed 5
	run -0 check --seed 5 --fresh -n 3
	sed -i 's/CHECK(hits == 2)/CHECK(hits >= 1)/' "$cases"/*/small/*.c
	run -1 check small/clerks
	run -0 --separate-stderr racelab history --cases "$cases" small/clerks
	[ -z "$stderr" ]
	[ "$(grep -cE 'native +PROVED +1/1 +seed 5 ' <<<"$output")" -eq 1 ]
	[ "$(grep -cE 'native +PROVED +3/3 +seed 5 ' <<<"$output")" -eq 1 ]
	[ "$(grep -cE 'native +NOT FOUND +0/1 +seed 1 ' <<<"$output")" -eq 1 ]
	[[ "$output" == *'4 of 5 runs as expected, in 3 invocations'* ]]
	[ "$(grep -c 'CONFIRMED' <<<"$output")" -eq 3 ]
}

@test "history: nothing has been run, or no such case: exit 77" {
	tree
	run -77 --separate-stderr racelab history --cases "$cases" small/clerks
	[ -n "$stderr" ]
	[ ! -e "$RACELAB_STATE" ]
	run -0 check
	run -77 --separate-stderr racelab history --cases "$cases" nobody
	[[ "$stderr" == *"'nobody'"* ]]
}

@test "without RACELAB_STATE results lie beside the cases of one's own" {
	tree
	unset RACELAB_STATE
	run -0 check
	[ -f "$cases/.racelab/results.sqlite" ]
	run -0 check
	again 2 2
}
