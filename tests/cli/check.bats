#!/usr/bin/env bats
# check, prove, confirm, the detectors' names as commands, and their options.
load lab

check() {
	racelab check --cases "$cases" -n 1 "$@"
}

@test "check: a pair is proved and confirmed, exit 0" {
	tree
	run -0 --separate-stderr check -d tsan -d native
	[ -z "$stderr" ]
	judged PROVED small/clerks
	judged CONFIRMED small/clerks.mutex
	saw 0 'found 1/1' 'clean 1/1' '1 bugs: 1 proved. 1 fixes: 1 confirmed.' \
		'Every verdict holds.'
	saw_no helgrind drd
}

@test "prove judges bugs alone, confirm fixes alone" {
	tree
	run -0 racelab prove --cases "$cases" -n 1 -d native
	judged PROVED small/clerks
	saw_no clerks.mutex
	run -0 racelab confirm --cases "$cases" -n 1 -d native
	judged CONFIRMED small/clerks.mutex
	saw_no 'PROVED'
}

@test "a detector's name is a command: check, under it only" {
	tree
	for detector in native tsan helgrind drd; do
		run racelab $detector --cases "$cases" -n 1 small/clerks.mutex
		judged CONFIRMED small/clerks.mutex
		saw 0 $detector
		for other in native tsan helgrind drd; do
			[ $other = $detector ] || saw_no $other
		done
	done
}

@test "operands select: a case, several, a pattern; a stranger is exit 2" {
	tree
	bug | put_bug second
	run -0 check -d native small/second
	saw 0 small/second small/second.mutex
	saw_no small/clerks
	run -0 check -d native small/second.mutex small/clerks.mutex
	saw 0 '0 bugs: 0 proved. 2 fixes: 2 confirmed.'
	run -0 check -d native 'small/*.mutex'
	saw 0 '2 fixes: 2 confirmed.'
	run -2 check -d native small/second.mutex nobody
	saw 2 "'nobody'"
	judged CONFIRMED small/second.mutex
}

@test "nothing to judge: exit 77" {
	mkdir -p "$cases/bugs" "$cases/fixes"
	run -77 check -d native
	saw 77 'Nothing was judged.'
}

@test "--runs is how often each program runs" {
	tree
	wrapper valgrind <<-'EOF'
		[ "$1" = --version ] || echo run >>"$RACELAB_STATE/runs"
		exec "$real" "$@"
	EOF
	run -0 check -d helgrind -n 3 small/clerks.mutex
	saw 0 'clean 3/3'
	# and two of the canary
	[ "$(wc -l <"$RACELAB_STATE/runs")" -eq 5 ]
}

@test "each run has a seed of its own, from --seed upwards" {
	mkdir -p "$cases"
	fix 'printf("seed %s\n", getenv("RACELAB_SEED")); CHECK(atoi(getenv("RACELAB_SEED")) < 8);' |
		put_fix clerks
	run -0 check -d native -n 3 --seed 5 small/clerks.mutex
	run -1 check -d native -n 4 --seed 5 small/clerks.mutex
	saw 1 '(1 of 4 runs)' 'atoi(getenv("RACELAB_SEED")) < 8'
}

@test "--jobs: that many use the processor at a time, and no more" {
	mkdir -p "$cases"
	# Each run writes down when it began and ended to work.
	for name in a b c d; do
		fix "$(cat <<-'EOF'
			struct timespec from, to; clock_t began = clock();
			clock_gettime(CLOCK_MONOTONIC, &from);
			while (clock() - began < CLOCKS_PER_SEC / 20) ;
			clock_gettime(CLOCK_MONOTONIC, &to);
			FILE *live = fopen(getenv("LIVE"), "a"); if (!live) abort();
			fprintf(live, "%ld.%09ld 1\n%ld.%09ld -1\n", (long)from.tv_sec, from.tv_nsec, (long)to.tv_sec, to.tv_nsec);
			fclose(live);
		EOF
		)" | put_fix $name
	done
	export LIVE=$BATS_TEST_TMPDIR/live
	most() { sort -n "$LIVE" | awk '{n += $2; if (n > most) most = n} END {print most}'; }
	run -0 racelab confirm --cases "$cases" -n 2 -d native --jobs 1
	[ "$(most)" -eq 1 ]
	rm "$LIVE"
	run -0 racelab confirm --cases "$cases" -n 2 -d native --jobs 3 --fresh
	[ "$(most)" -le 3 ]
}

@test "--cases: a tree whose name holds blanks and a quote" {
	cases="$BATS_TEST_TMPDIR/my cases, \"Jan's\" \$5"
	tree
	run -0 --separate-stderr check -d tsan -d native
	[ -z "$stderr" ]
	judged PROVED small/clerks
	judged CONFIRMED small/clerks.mutex
	run -0 check -d native
	saw 0 '2 of 2 cells from the store'
}

@test "--cases: a relative path, from wherever one stands" {
	tree
	mkdir here
	cd here
	run -0 racelab native --cases ../cases -n 1
	judged PROVED small/clerks
	cd "$cases"
	run -0 racelab native --cases . -n 1
	judged PROVED small/clerks
}

@test "--cc gcc: built by gcc, and the result says so" {
	tree
	run -0 check -d native -d tsan --cc gcc --json out.json
	judged PROVED small/clerks
	[ "$(member out.json 'it["compiler"]')" = "$(gcc --version | head -1)" ]
	[[ "$(member out.json 'it["cases"][0]["cells"][0]["commands"]')" == */gcc\ * ]]
}

@test "--cc: a compiler by its path, with a blank in it" {
	tree
	mkdir 'my tools'
	ln -s "$(command -v clang)" 'my tools/clang'
	run -0 check -d native -d tsan --cc "$BATS_TEST_TMPDIR/my tools/clang"
	judged PROVED small/clerks
}

@test "--cc: what is no compiler is refused, exit 2" {
	tree
	for cc in nothing-there /bin/true /bin/ls "$BATS_TEST_TMPDIR"; do
		run -2 check --cc "$cc" -d native
		saw 2 "$cc"
		saw_no CONFIRMED PROVED
	done
}

@test "--detector and --allow-skip: no such detector, exit 2" {
	tree
	run -2 check --detector nobody
	saw 2 "'nobody'"
	run -2 check --allow-skip nobody -d native
	saw 2 "'nobody'"
}

@test "--strict demands a line for every detector that is asked" {
	tree
	run -0 check -d native --strict
	run -2 check -d native -d drd --strict
	saw 2 clerks.c 'no line for drd'
	judged PROVED small/clerks
}

@test "a bug that no detector proves fails, unless it says so" {
	mkdir -p "$cases"
	bug 'native: maybe check total -- as it happens' \
		'tsan: maybe data-race hits -- as it happens' \
		'helgrind: maybe data-race hits -- as it happens' \
		'drd: maybe data-race hits -- as it happens' | put_bug clerks
	run -1 check small/clerks
	saw_no PROVED
	sed -i 's/^ \* class: small/&\n * unproved: nobody can yet/' \
		"$cases/bugs/small/clerks.c"
	run -0 racelab prove --cases "$cases" -n 1
	judged UNPROVED small/clerks
	saw 0 '1 bugs: 0 proved, 1 unproved (and say so)'
}

@test "asked one detector that proves nothing, no bug counts as proved" {
	mkdir -p "$cases"
	bug 'native: maybe check total -- as it happens' \
		'tsan: data-race hits' | put_bug clerks
	run -0 racelab prove --cases "$cases" -n 1 -d native
	saw_no '1 proved' 'PROVED'
}

@test "maybe: found or not, the case holds, and it is never a proof" {
	mkdir -p "$cases"
	bug 'native: check total' 'tsan: maybe data-race hits -- as it happens' |
		put_bug clerks
	run -0 racelab prove --cases "$cases" -n 1 -d tsan -d native
	judged PROVED small/clerks
	saw 0 'maybe 1/1'
}

@test "--json: written whole beside what is printed; a bad path is exit 2" {
	tree
	run -0 check -d native --json out.json
	judged PROVED small/clerks
	[ "$(member out.json 'it["status"]')" = 0 ]
	run -2 check -d native --json "$BATS_TEST_TMPDIR/no/such/out.json"
	saw 2 no/such/out.json
	judged PROVED small/clerks
	[ "$(find . -maxdepth 1 -name 'out.json*' | wc -l)" -eq 1 ]
}

@test "--json: the seed is the one given, however large" {
	tree
	for seed in 0 9223372036854775807; do
		run -0 check -d native --seed $seed --json out.json small/clerks.mutex
		[ "$(member out.json 'it["settings"]["seed"]')" = $seed ]
		[ "$(member out.json 'it["cases"][0]["cells"][0]["seed"]')" = $seed ]
	done
	run -2 check -d native --seed 9223372036854775808 small/clerks.mutex
}

@test "a failure says how to see it again, and that works" {
	mkdir -p "$cases"
	fix 'CHECK(hits == 7);' | put_fix clerks
	run -1 check -d native small/clerks.mutex
	again=$(sed -n 's/^ *see it: racelab //p' <<<"$output")
	[ -n "$again" ]
	eval "run -1 racelab $again"
	saw 1 'CHECK failed: hits == 7'
}

@test "a work directory never outlives its racelab" {
	tree
	run -0 check -d native
	run -1 racelab run native --cases "$cases" small/clerks
	[ -z "$(find "$RACELAB_STATE" -maxdepth 1 -name 'work-*')" ]
}

@test "the corpus of the lab holds under native, its story told by exit 0" {
	run -0 --separate-stderr racelab native -n 1 deadlock/self \
		lost-update/counter.mutex thread-leak/never-joined
	[ -z "$stderr" ]
}
