#!/usr/bin/env bats
# A bug measured against its fixes: slow, equal, broken, and on one processor.
load lab

# program LOOPS: two threads, each with that much to do.
program() {
	cat <<-EOF
		 */
		#include <pthread.h>
		#include <stdlib.h>

		#include "lab.h"

		//@ edit
		enum { LOOPS = $1 };
		//@ end

		static unsigned long sums[2]; /* each its thread's, until the join */

		static void *add(void *argument)
		{
			unsigned long x = 1, *sum = argument;

			for (int i = 0; i < LOOPS; i++) {
				x = x * 6364136223846793005UL + 1;
				*sum ^= x; //@ sum
			}
			return NULL;
		}

		int main(void)
		{
			pthread_t threads[2];

			for (int i = 0; i < 2; i++)
				pthread_create(&threads[i], NULL, add, &sums[i]);
			for (int i = 0; i < 2; i++)
				pthread_join(threads[i], NULL);
			CHECK(sums[0] == sums[1]);
		}
	EOF
}

# pair NAME BUG FIX [KEY]: a bug that does BUG loops, a fix that does FIX.
pair() {
	mkdir -p "$cases/bugs/small" "$cases/fixes/small"
	{
		printf '/*\n * A title.\n *\n * class: small\n * %s\n' \
			"${4-scale: slow sum}"
		program "$2"
	} >"$cases/bugs/small/$1.c"
	{
		printf '/*\n * A title.\n *\n * cost: less\n'
		program "$3"
	} | sed 's, //@ sum,,' >"$cases/fixes/small/$1.less.c"
}

# hog: a process that never sleeps, until the test is over.
hog() {
	sh -c 'trap "exit 0" TERM; while :; do :; done' 3>&- &
	hogs="$hogs $!"
}

teardown() {
	[ -z "$hogs" ] || kill $hogs
}

@test "scale: a slow bug is proved and its fix confirmed" {
	pair work 400000 200000
	run -0 racelab check --cases "$cases" -d scale
	judged PROVED small/work
	judged CONFIRMED small/work.less
	saw 0 'found 1/1' 'x faster'
}

@test "scale: the same beside a process that never sleeps" {
	pair work 400000 200000
	hog
	run -0 racelab check --cases "$cases" -d scale -n 5
	judged PROVED small/work
	judged CONFIRMED small/work.less
	saw 0 'found 5/5'
}

@test "scale: equal twins are never told apart, 20 of 20" {
	pair twins 200000 200000
	run -1 racelab prove --cases "$cases" -d scale -n 20
	judged 'NOT FOUND' small/twins
	saw_no slow: unclaimed recorded
	run -1 racelab confirm --cases "$cases" -d scale
	judged STRAY small/twins.less
	saw 1 'not shown to be faster than its bug'
}

@test "scale: equal twins beside processes that never sleep" {
	pair twins 200000 200000
	hog
	hog
	run -1 racelab prove --cases "$cases" -d scale -n 20
	judged 'NOT FOUND' small/twins
}

@test "scale: a bug that is slower than one of its fixes only is not slow" {
	pair work 400000 200000
	sed 's/LOOPS = 200000/LOOPS = 400000/' "$cases/fixes/small/work.less.c" \
		>"$cases/fixes/small/work.same.c"
	run -1 racelab check --cases "$cases" -d scale
	judged 'NOT FOUND' small/work
	judged CONFIRMED small/work.less
	judged STRAY small/work.same
}

@test "scale: on one processor SKIPPED with the reason, exit 2" {
	pair work 400000 200000
	one=$(taskset -pc $$ | sed 's/.*: //; s/[-,].*//')
	run -2 taskset -c "$one" "$top/build/racelab" check --cases "$cases" \
		-d scale -d native
	judged SKIPPED small/work
	judged SKIPPED small/work.less
	saw 2 'only one processor may be used here'
	saw_no PROVED CONFIRMED
	run -0 taskset -c "$one" "$top/build/racelab" confirm --cases "$cases" \
		-d scale -d native --allow-skip scale
	judged CONFIRMED small/work.less
	run -2 taskset -c "$one" "$top/build/racelab" run scale \
		--cases "$cases" small/work
	saw 2 'only one processor'
}

@test "scale: whom no line names is not run, shows a dash, and owes no line" {
	pair work 400000 200000
	pair other 1000 1000 'native: maybe check sum -- never'
	run -0 racelab check --cases "$cases" -d scale -d native --strict \
		small/other
	[[ "$(grep '^small/other ' <<<"$output")" == *' - '* ]]
	[[ "$(grep '^  other.less ' <<<"$output")" == *' - '* ]]
	run -77 racelab check --cases "$cases" -d scale small/other
	run -2 racelab check --cases "$cases" -d scale -d native --strict small/work
	saw 2 'no line for native'
	run -0 racelab check --cases "$cases" -d scale
	judged PROVED small/work
	saw_no small/other
}

@test "scale: a fix of which a run fails is BROKEN, and so its bug" {
	pair work 400000 200000
	sed -i 's/^int main(void)$/static void leave(void) { if (rand() == 1804289383) abort(); }\n&/; s/CHECK/leave(); CHECK/' \
		"$cases"/*/small/work*.c
	run -2 racelab check --cases "$cases" -d scale
	judged BROKEN small/work
	judged BROKEN small/work.less
	saw 2 'killed by signal 6'
	saw_no PROVED CONFIRMED
}

@test "scale: the bug's oracle fails: no verdict, and the CHECK is told" {
	pair work 400000 200000
	sed -i 's/sums\[0\] == sums\[1\]/sums[0] == 7/' "$cases"/*/small/work*.c
	run -2 racelab check --cases "$cases" -d scale
	judged BROKEN small/work
	judged BROKEN small/work.less
	saw_no PROVED CONFIRMED
}

@test "scale: a fix that does not compile breaks its bug, by name" {
	pair work 400000 200000
	sed -i 's/LOOPS = 200000/LOOPS = nothing/' "$cases/fixes/small/work.less.c"
	run -2 racelab prove --cases "$cases" -d scale
	judged BROKEN small/work
	saw 2 'small/work.less does not compile'
}

@test "scale: a bug's verdict is found again until one of its fixes changes" {
	pair work 400000 200000
	run -0 racelab prove --cases "$cases" -d scale
	run -0 racelab prove --cases "$cases" -d scale
	saw 0 '1 of 1 cells from the store'
	sed -i 's/LOOPS = 200000/LOOPS = 400000/' "$cases/fixes/small/work.less.c"
	run -1 racelab prove --cases "$cases" -d scale
	judged 'NOT FOUND' small/work
}

@test "scale: run shows every round; a file alone has no yardstick" {
	pair work 400000 200000
	run -1 racelab run scale --cases "$cases" small/work
	saw 1 'fix small/work.less' 'round elapsed' 'round processor' slow \
		'against small/work.less: '
	[ "$(grep -c '^round elapsed' <<<"$output")" -ge 8 ]
	run -0 racelab run scale --cases "$cases" small/work.less
	cp "$cases/bugs/small/work.c" alone.c
	run -2 racelab run scale alone.c
	saw 2 'alone.c has none'
}
