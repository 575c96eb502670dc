#!/bin/sh
# nightly.sh - the checks that take too long for every change; prints
# `N passed, N failed` last.  REPEAT=N judges the corpus N times (20);
# FUZZ_SECONDS=S feeds each parser so long (100: ten minutes in all).
set -u

passed=0
failed=0
step() { # step NAME COMMAND...: run it, count it
	name=$1
	shift
	echo "== $name"
	if "$@"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED: $name"
	fi
}

# Proved every time, or not proved: the whole corpus, again and again.
repeat() {
	for _ in $(seq "$1"); do
		build/racelab check --fresh --no-color >build/nightly.log 2>&1 ||
			{ cat build/nightly.log && return 1; }
	done
	tail -n 2 build/nightly.log
}

# The driver under its own detectors: it must be clean where it judges others.
driver_under_tsan() {
	make OUT=build/tsan CC=clang CFLAGS='-O1 -g -fsanitize=thread' \
		LDFLAGS=-fsanitize=thread build/tsan/racelab >/dev/null &&
		RACELAB_STATE=build/tsan/state build/tsan/racelab check \
			--fresh --no-color lost-update/counter
}
driver_under_helgrind() {
	RACELAB_STATE=build/helgrind-state valgrind -q --tool=helgrind \
		--error-exitcode=9 build/racelab check --fresh --no-color \
		lost-update/counter
}
driver_under_asan() {
	RACELAB_STATE=build/sanitize/state build/sanitize/racelab check \
		--fresh --no-color lost-update/counter deadlock/abba
}

# Other random programs than those of every change: nothing lost, nothing
# invented, with both compilers' announcements.
brute_force() {
	make -f tests/explore/standalone.mk agree SEED="$(date +%j)000" COUNT=1000 |
		tail -n 1
}

step 'the explorer against brute force, 1,000 programs' brute_force
# And nothing that ThreadSanitizer sees in them is missed.
against_tsan() {
	tests/explore/against_tsan.sh "$(date +%j)000" 100
}

step 'the explorer against ThreadSanitizer, 100 programs' against_tsan
# TSan does not understand gcc's libgomp: bugs/openmp is shown as SKIPPED.
step 'the corpus with gcc' build/racelab check --fresh --no-color --cc gcc \
	--allow-skip tsan
step 'memory is flat over 10,000,000 executions' \
	make -s -f tests/explore/standalone.mk flat
step 'unit tests under ASan and UBSan' make sanitize
step 'the driver under ASan and UBSan' driver_under_asan
step 'the driver under ThreadSanitizer' driver_under_tsan
step 'the driver under Helgrind' driver_under_helgrind
step 'fuzzing' make fuzz FUZZ_SECONDS="${FUZZ_SECONDS:-100}"
step 'the corpus, again and again' repeat "${REPEAT:-20}"
step 'figures' ci/bench.sh
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
