#!/usr/bin/env bats
# A student's way: start, try, hint, watch, reset, solution, next.
load lab

setup() {
	export RACELAB_STATE=$BATS_TEST_TMPDIR/state
	export RACELAB_EXERCISES=$BATS_TEST_TMPDIR/work
	cases=$BATS_TEST_TMPDIR/cases
	mine=$RACELAB_EXERCISES/small/clerks.c
	cd "$BATS_TEST_TMPDIR" || return
	tree
	sed -i 's/^ \* tsan:/ * hint: look\n * hint: think\n&/' \
		"$cases/bugs/small/clerks.c"
}

lab() {
	local command=$1

	shift
	racelab "$command" --cases "$cases" --no-color "$@"
}

solve() {
	cp "$cases/fixes/small/clerks.mutex.c" "$mine"
}

@test "an exercise is the bug without its answers" {
	run -0 lab start small/clerks
	saw 0 'Two clerks both read' "$mine"
	for answer in tsan native hint class '//@ hits' '//@ total'; do
		run -1 grep -F "$answer" "$mine"
	done
	run -0 grep -c '^//@ edit$\|^//@ end$\|^ \* Two clerks\|hold' "$mine"
	[ "$output" -ge 3 ]
	python3 -c 'import json, sys; it = json.load(open(sys.argv[1]))
assert it[0]["file"] == "small/clerks.c" and "-pthread" in it[0]["arguments"]' \
		"$RACELAB_EXERCISES/compile_commands.json"
}

@test "the untouched exercise fails, its fix solves it, and that is kept" {
	lab start small/clerks
	run -1 lab try -n 1
	saw 1 'ok    inside' 'FAILS tsan' 'data-race' 'FAILS explore' ' hint'
	saw_no 'Solved'
	run -0 lab list small/clerks
	saw 0 ' tried '
	solve
	run -0 lab try -n 1
	saw 0 '6 of 6' 'Solved.' 'mutex' 'cost: a lock for each clerk'
	run -0 lab list small/clerks
	saw 0 ' solved '
	run -0 lab next # nothing is on the path of this corpus
	saw 0 'Everything on the path is solved'
}

@test "make try and make tsan do it in the directory" {
	lab start small/clerks
	solve
	run -0 make -C "$RACELAB_EXERCISES" try
	saw 0 'Solved.'
	run -0 make -C "$RACELAB_EXERCISES" tsan
	saw 0 'What it means'
	run -0 make -C "$RACELAB_EXERCISES" explore
	saw 0 'Nothing was found'
	run make -C "$RACELAB_EXERCISES" nonsense
	saw 2 "no detector 'nonsense'"
}

@test "one detector alone says much, and solves nothing" {
	lab start small/clerks
	solve
	run -0 lab try -d native -n 1
	saw 0 '2 of 2'
	saw_no 'Solved'
	run -0 lab list small/clerks
	saw 0 ' tried '
}

@test "what stands outside the marks may not change" {
	lab start small/clerks
	solve
	sed -i 's/CHECK(hits == 2)/CHECK(hits <= 2)/' "$mine"
	run -1 lab try -n 1
	saw 1 'FAILS inside' 'may change' "clerks.c:"
	saw_no 'Solved'
	solve
	sed -i 's,//@ end,,' "$mine"
	run -1 lab try -n 1
	saw 1 'FAILS inside'
}

@test "nothing between the marks may reach beyond them" {
	local reach

	lab start small/clerks
	for reach in '#define CHECK(x) ((void)(x))' '#define pthread_join(a, b) 0' \
		'#undef CHECK\n#define CHECK(x)' '#if 0'; do
		solve
		sed -i "s:^static int hits.*:&\n$reach:" "$mine"
		run -1 lab try -n 1 -d native
		saw 1 'FAILS inside'
	done
	# One that is taken back before the end does no harm.
	solve
	sed -i 's,^static int hits.*,#define hits those_hits\n&\n#undef hits\n#define those_hits hits\nstatic int hits;,' "$mine"
	run lab try -n 1 -d native
	saw_no 'reaches beyond'
}

@test "a report that the explorer refutes does not count" {
	mkdir -p "$cases/bugs/deadlock" "$cases/fixes/deadlock"
	cp "$top/bugs/deadlock/abba.c" "$cases/bugs/deadlock/"
	cp "$top"/fixes/deadlock/abba.*.c "$cases/fixes/deadlock/"
	lab start deadlock/abba
	cp "$top/fixes/deadlock/abba.gate-lock.c" \
		"$RACELAB_EXERCISES/deadlock/abba.c"
	run -0 lab try
	saw 0 'reports what cannot happen (all' 'Solved.'
}

@test "hints come one by one, the last says so" {
	lab start small/clerks
	run -0 lab hint
	saw 0 '1. look'
	saw_no 'think'
	run -0 lab hint
	saw 0 '1. look' '2. think' 'the last'
	run -0 lab hint
	saw 0 '2. think'
	run -0 lab hint small/clerks
}

@test "the solution is for who has solved it, or gives up" {
	lab start small/clerks
	run -1 lab solution
	saw 1 'not solved yet' '--give-up'
	saw_no 'pthread_mutex_lock'
	run -0 lab solution --give-up
	saw 0 '+' 'pthread_mutex_lock'
	run -0 lab solution
}

@test "reset asks, keeps the old file, and loses no progress" {
	lab start small/clerks
	solve
	run -1 lab reset </dev/null
	cmp "$mine" "$cases/fixes/small/clerks.mutex.c"
	run -1 lab reset <<<n
	cmp "$mine" "$cases/fixes/small/clerks.mutex.c"
	run -0 lab reset <<<y
	cmp "$mine~" "$cases/fixes/small/clerks.mutex.c"
	grep -q 'rendezvous(&both_have_read)' "$mine"
}

@test "starting again leaves the student's file alone" {
	lab start small/clerks
	solve
	run -0 lab start small/clerks
	saw 0 'as you left it'
	cmp "$mine" "$cases/fixes/small/clerks.mutex.c"
}

@test "next follows bugs/path.txt, and passes what is solved" {
	for name in b c; do
		cp "$cases/bugs/small/clerks.c" "$cases/bugs/small/$name.c"
		cp "$cases/fixes/small/clerks.mutex.c" \
			"$cases/fixes/small/$name.mutex.c"
	done
	printf '# the way\nsmall/b\nsmall/clerks # then\nsmall/c\n' \
		>"$cases/bugs/path.txt"
	run -0 lab next
	saw 0 'small/b:'
	cp "$cases/fixes/small/clerks.mutex.c" "$RACELAB_EXERCISES/small/b.c"
	lab try -n 1 >/dev/null
	run -0 lab next
	saw 0 'small/clerks:'
	run -0 lab next
	saw 0 'small/c:'
	run -0 lab next
	saw 0 'small/clerks:'
}

@test "progress of a newer racelab is kept, a damaged one is refused" {
	lab start small/clerks
	python3 -c 'import json, sys
it = json.load(open(sys.argv[1])); it["badges"] = [7]
it["cases"]["small/clerks"]["stars"] = 3
json.dump(it, open(sys.argv[1], "w"))' "$RACELAB_EXERCISES/progress.json"
	lab hint >/dev/null
	[ "$(member "$RACELAB_EXERCISES/progress.json" 'it["badges"][0] + it["cases"]["small/clerks"]["stars"]')" = 10 ]
	echo '{"cases":' >"$RACELAB_EXERCISES/progress.json"
	run -2 lab hint
	saw 2 'is damaged'
	[ "$(cat "$RACELAB_EXERCISES/progress.json")" = '{"cases":' ]
}

@test "without an exercise each command says what to do" {
	for command in try hint solution reset watch; do
		run -2 lab $command </dev/null
		saw 2 'racelab next'
	done
	run -2 lab start small/nothing
	saw 2 "no case is called 'small/nothing'"
	lab start small/clerks
	rm "$mine"
	run -2 lab try
	saw 2 'racelab start small/clerks'
}

@test "watch tries again after a save, over a pipe and without a terminal" {
	lab start small/clerks
	mkfifo keys
	TERM=dumb lab watch -n 1 <keys >said 2>&1 &
	exec 9>keys
	until_true grep -q '^\[h\]int' said
	grep -q 'FAILS tsan' said
	grep -q '^main  *thread 1' said # the columns of the failing schedule
	printf 'hd' >&9
	until_true grep -q '1. look' said
	solve
	until_true grep -q 'Solved' said
	[ "$(grep -c '^\[h\]int' said)" -ge 1 ]
	printf q >&9
	exec 9>&-
	wait
	! grep -q "$(printf '\033')" said
}

@test "watch ends by itself when its keys do, after the trial" {
	lab start small/clerks
	solve
	run -0 lab watch </dev/null
	saw 0 'Solved.'
}

@test "cflags are the bug's: handed out, and no student's to add" {
	sed -i 's/^ \* tsan:/ * cflags: -DFOUR=4\n&/
		s,^CHECK,_Static_assert(FOUR == 4\, "the bug says so");\n&,' \
		"$cases/bugs/small/clerks.c"
	sed -i 's,^CHECK,_Static_assert(FOUR == 4\, "the bug says so");\n&,' \
		"$cases/fixes/small/clerks.mutex.c"
	lab start small/clerks
	grep -q '^ \* cflags: -DFOUR=4$' "$mine"
	run -1 lab run native "$mine"
	solve
	sed -i 's/^ \* One mutex/ * One lock/; s/^ \* cost:.*/ * cflags: -DCHECK(x)=((void)0)/' "$mine"
	run -0 lab try -n 1
	saw 0 'Solved'
	sed -i 's/hits++;/hits = 7;/' "$mine"
	run -1 lab try -n 1 -d native
}
