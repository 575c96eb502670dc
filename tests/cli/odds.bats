#!/usr/bin/env bats
# Fewer processors, and how often a bug strikes by itself.
load lab

odds() {
	racelab odds --cases "$cases" --no-color "$@"
}

# counter: a bug that tells on its standard error how many processors it has.
counter() {
	bug | sed '/int main/,/^}/{s/^pthread_t a;/cpu_set_t set;\n&/
		s/^pthread_create(&a/\tsched_getaffinity(0, sizeof set, \&set);\n\tfprintf(stderr, "%d processors\\n", CPU_COUNT(\&set));\n&/}' |
		sed 's/#include <pthread.h>/&\n#include <sched.h>/'
}

@test "--cpus 1 gives the program one processor, without it all" {
	counter >clerks.c
	run -1 racelab run native clerks.c --cpus 1
	saw 1 '1 processors'
	run -1 racelab run native clerks.c
	saw 1 "$(nproc) processors"
}

@test "more processors than there are: said, exit 2" {
	tree
	run -2 --separate-stderr racelab check --cases "$cases" --cpus 1000
	[[ "$stderr" == *"--cpus 1000: only $(nproc) can be used here"* ]]
	run -2 --separate-stderr racelab check --cases "$cases" --cpus 0
	[ -z "$output" ]
}

@test "a verdict on one processor is none on all" {
	tree
	[ "$(nproc)" -gt 1 ] || skip 'one processor: nothing to compare'
	run -0 racelab check --cases "$cases" -d native --cpus 1
	run -0 racelab check --cases "$cases" -d native
	saw 0 '0 of 2 cells'
	run -0 racelab check --cases "$cases" -d native
	saw 0 '2 of 2 cells'
}

@test "what always strikes, strikes always; what never does, never" {
	tree
	bug |
		sed 's/rendezvous(&both_have_read);/;/; s/hits = seen + 1/hits = seen/' \
			>"$cases/bugs/small/always.c"
	fix | sed 's/hits++;/hits = 2;/' >"$cases/fixes/small/always.mutex.c"
	run -0 odds -n 20 --json odds.json small/always
	[ "$(grep -o '20/20 (84-100 %)' <<<"$output" | wc -l)" -ge 2 ]
	[ "$(member odds.json '[(o["case"], o["optimisation"], o["struck"], o["runs"]) for o in it["odds"] if o["processors"] == 1]')" = \
		'[["small/always", "-O0", 20, 20], ["small/always", "-O2", 20, 20]]' ]

	quiet 'tsan: nothing -- there is nothing' >"$cases/bugs/small/never.c"
	quiet | sed '/class:/d' >"$cases/fixes/small/never.mutex.c"
	run -0 odds -n 20 small/never
	saw 0 '0/20 (0-16 %)'
}

@test "the rendezvous is open: odds are those of a bug left to itself" {
	tree
	run -0 odds -n 5 --cpus 1 --trace trace small/clerks
	# Held open, it strikes every time: by itself hardly ever.
	saw_no '5/5'
	run -1 racelab run native "$cases/bugs/small/clerks.c"
}

@test "a program that never ends is stopped, and counts as struck" {
	tree
	bug 'tsan: data-race hits' 'native: maybe check total -- luck' |
		sed 's/rendezvous(&both_have_read);/while (1) sched_yield();/
			s/#include <pthread.h>/&\n#include <sched.h>/' \
			>"$cases/bugs/small/spin.c"
	fix | sed 's/#include <pthread.h>/&\n#include <sched.h>/' \
		>"$cases/fixes/small/spin.mutex.c"
	run -0 odds -n 1 --cpus 1 --timeout 0.3 small/spin
	saw 0 '1/1'
}

@test "no such bug: exit 77; a bug that does not compile: exit 2" {
	tree
	run -77 odds small/nothing
	sed -i 's/int main/nonsense main/' "$cases/bugs/small/clerks.c" \
		"$cases/fixes/small/clerks.mutex.c"
	run -2 odds small/clerks
	saw 2 'does not compile'
	sed -i 's/class: small/colour: red/' "$cases/bugs/small/clerks.c"
	run -2 odds small/clerks
	saw 2 "'colour'"
}
