#!/usr/bin/env bats
# A bug's `cflags:`: compiled and linked with, inherited, and part of the key.
load lab

# A pair that only compiles with -DCLERKS=2 and only links with -lrt's like.
flagged() {
	tree
	sed -i "s/^ \* class: small/&\n * cflags: $*/" \
		"$cases/bugs/small/clerks.c"
	sed -i 's/hits == 2/hits == CLERKS/' "$cases"/*/small/clerks*.c
}

@test "cflags: bug and fix are built with them, in both steps" {
	flagged -DCLERKS=2 -lsqlite3
	run -0 racelab check --cases "$cases" -n 1 -d native --json out.json
	judged PROVED small/clerks
	judged CONFIRMED small/clerks.mutex
	for i in 0 1; do
		member out.json "it['cases'][$i]['cells'][0]['commands'].split('\n')[0]" |
			grep -q -e ' -DCLERKS=2 '
		member out.json "it['cases'][$i]['cells'][0]['commands'].split('\n')[1]" |
			grep -q -e ' -lsqlite3 '
	done
	sed -i 's/ -DCLERKS=2//' "$cases/bugs/small/clerks.c"
	run -2 racelab check --cases "$cases" -n 1 -d native
	judged BROKEN small/clerks
	judged BROKEN small/clerks.mutex
}

@test "cflags: a library comes after the object that needs it" {
	flagged -DCLERKS=2 -lsqlite3
	sed -i 's/^#include "lab.h"/&\nconst char *sqlite3_libversion(void);/
		s/CHECK(hits/CHECK(sqlite3_libversion()); &/' \
		"$cases"/*/small/clerks*.c
	run -0 racelab check --cases "$cases" -n 1 -d native --cc gcc
	judged CONFIRMED small/clerks.mutex
}

@test "cflags: a fix's verdict is not found again when its bug's change" {
	flagged -DCLERKS=2
	run -0 racelab confirm --cases "$cases" -n 1 -d native
	run -0 racelab confirm --cases "$cases" -n 1 -d native
	saw 0 '1 of 1 cells from the store'
	sed -i 's/-DCLERKS=2/-DCLERKS=3/' "$cases/bugs/small/clerks.c"
	run -1 racelab confirm --cases "$cases" -n 1 -d native
	judged STRAY small/clerks.mutex
}

@test "cflags: what is no flag for a case is refused with its line, exit 2" {
	flagged -DCLERKS=2 -o away
	run -2 racelab check --cases "$cases" -n 1 -d native
	saw 2 clerks.c:7 "'-o' is no flag for a case"
	saw_no PROVED
}

@test "cflags: racelab run takes them from the file itself" {
	flagged -DCLERKS=2
	run -1 racelab run native "$cases/bugs/small/clerks.c"
	saw 1 'CHECK failed: hits == CLERKS'
}
