#!/usr/bin/env bats
# The table of detector by class, and the one in the README.
load lab

markdown() {
	racelab check --cases "$cases" -n 1 -d tsan -d native --markdown "$@"
}

@test "found, missed, false alarms are counted by class, and in all" {
	tree
	mkdir -p "$cases/bugs/other" "$cases/fixes/other"
	bug 'tsan: data-race hits' 'native: nothing -- it has no oracle' |
		sed 's/class: small/class: other/; /CHECK/d' \
			>"$cases/bugs/other/clerks.c"
	fix | sed '/CHECK/d' >"$cases/fixes/other/clerks.mutex.c"
	# A false alarm that a header names: the race is hidden behind the lock.
	fix -k 'tsan: noise data-race hits -- it is one, for this test' 'hits = hits;' |
		sed '/pthread_mutex_/d; s/hits++;/hits++; rendezvous(\&both); \/\/@ hits/
			s/^static int hits;/static struct rendezvous both = RENDEZVOUS(2);\n&/
			s/CHECK(hits == 2)/CHECK(hits > 0)/; s/hits = hits;//' \
			>"$cases/fixes/small/clerks.none.c"
	sed -i 's/CHECK(hits == 2); .*/CHECK(hits > 0); \/\/@ total/' \
		"$cases/bugs/small/clerks.c"
	sed -i 's/CHECK(hits == 2)/CHECK(hits > 0)/' \
		"$cases/fixes/small/clerks.mutex.c"
	sed -i 's/native: check total/native: maybe check total -- never/' \
		"$cases/bugs/small/clerks.c"
	run -0 --separate-stderr markdown
	[ "${lines[0]}" = '| class | bugs | fixes | native | tsan |' ]
	[ "${lines[2]}" = '| other | 1 | 1 | 0 · 1 · 0 | 1 · 0 · 0 |' ]
	[ "${lines[3]}" = '| small | 1 | 2 | 0 · 0 · 0 | 1 · 0 · 1 |' ]
	[ "${lines[4]}" = '| **all** | 2 | 3 | 0 · 1 · 0 | 2 · 0 · 1 |' ]
	saw_no 'does not hold'
}

@test "what fails is counted, named, and the exit status says so" {
	tree
	fix | sed '/pthread_mutex_/d; s/hits++;/hits++; rendezvous(\&both);/
		s/^static int hits;/static struct rendezvous both = RENDEZVOUS(2);\n&/' \
		>"$cases/fixes/small/clerks.none.c"
	run -1 --separate-stderr markdown
	saw 1 '1 failed**' '### What does not hold' '- `small/clerks.none`: STRAY'
}

@test "the README's table is what racelab check --markdown prints" {
	unset RACELAB_STATE
	run -0 "$top/ci/table.sh" check
}
