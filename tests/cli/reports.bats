#!/usr/bin/env bats
# explain and judge: reports that were saved, whole and damaged.
load lab

reports=$top/tests/reports

# saved LINE: a TSan report of a race between two accesses in line LINE of
# clerks.c, as clang 14 writes it.
saved() {
	sed -E "s/[A-Za-z0-9_-]+\.c:[0-9]+/clerks.c:$1/" \
		"$reports/tsan/clang-14-race.txt"
}

hits_line() {
	line_of 'int seen = hits; //@ hits' "$cases/bugs/small/clerks.c"
}

judge() {
	racelab judge --cases "$cases" "$@"
}

@test "explain: every saved report of the lab is read; none is silence" {
	for report in "$reports"/*/*.{txt,xml}; do
		detector=$(basename "$(dirname "$report")")
		# These two are records and reports of the lab's own runtimes.
		case $detector in
		native | explore) continue ;;
		esac
		case $report in
		# DRD knows no lock order; a lock held where CHECK ends the
		# process is no finding.
		*clean* | */drd/order* | */helgrind/oracle*) continue ;;
		esac
		echo "$report"
		run --separate-stderr racelab explain "$detector" <"$report"
		[ -z "$stderr" ]
		case $report in
		*died* | *thrd* | *dwarf5* | *memcheck* | *quiet*) saw 2 'cannot be trusted' ;;
		*hang*) [ "$status" -ne 0 ] ;;
		*) saw 1 finding ;;
		esac
	done
}

@test "explain: a race in plain words, both sides, threads and locks" {
	run -1 racelab explain tsan <"$reports/tsan/clang-14-race.txt"
	saw 1 data-race 'locks held' 'T1' '1 finding'
	run -1 racelab explain helgrind <"$reports/helgrind/race.xml"
	saw 1 data-race race.c
	run -1 racelab explain drd <"$reports/drd/race.xml"
	saw 1 data-race race.c
}

@test "explain: a clean report proves nothing, exit 0" {
	run -0 racelab explain helgrind <"$reports/helgrind/clean.xml"
	saw 0 'no finding' 'proves nothing'
}

@test "explain: an empty XML report is no clean one, exit 2" {
	for tool in helgrind drd; do
		run -2 racelab explain $tool </dev/null
		saw 2 'cannot be trusted'
	done
}

@test "explain: an empty ThreadSanitizer log is no finding, exit 0" {
	run -0 racelab explain tsan </dev/null
	saw 0 'no finding' 'proves nothing'
}

@test "explain: a report cut at any line is never clean" {
	# But for the count in the last line, which an excerpt may lack.
	length=$(($(wc -l <"$reports/tsan/clang-14-race.txt") - 1))
	for ((n = 1; n < length; n++)); do
		head -n "$n" "$reports/tsan/clang-14-race.txt" >cut
		run racelab explain tsan <cut
		saw 2 'cannot be trusted'
	done
	length=$(wc -l <"$reports/helgrind/race.xml")
	for ((n = 0; n < length; n += 7)); do
		head -n "$n" "$reports/helgrind/race.xml" >cut
		run racelab explain helgrind <cut
		saw 2 'cannot be trusted'
	done
}

@test "explain: one tool's report is not another's" {
	run -2 racelab explain drd <"$reports/helgrind/race.xml"
	run -2 racelab explain helgrind <"$reports/drd/race.xml"
	run -2 racelab explain helgrind <"$reports/tsan/clang-14-race.txt"
}

@test "explain: known troubles come with a remedy" {
	run racelab explain tsan <<-'EOF'
		FATAL: ThreadSanitizer: unexpected memory mapping 0x5581 - 0x5582
	EOF
	saw 2 'setarch -R' 'mmap_rnd_bits'
}

@test "explain and judge: no such detector, exit 2" {
	tree
	run -2 --separate-stderr racelab explain nobody </dev/null
	[[ "$stderr" == *"'nobody'"* ]]
	run -2 --separate-stderr judge nobody small/clerks </dev/null
	[[ "$stderr" == *"'nobody'"* ]]
}

@test "judge: the report of the marked line proves the bug" {
	tree
	run -0 judge tsan small/clerks < <(saved "$(hits_line)")
	judged_says PROVED
}

judged_says() {
	[ "${lines[0]}" = "$1 small/clerks under tsan" ] && return
	echo "$output"
	return 1
}

@test "judge: the same report on another line is STRAY" {
	tree
	run -1 judge tsan small/clerks < <(saved "$(($(hits_line) + 1))")
	judged_says STRAY
	saw 1 'no line of the header names this'
}

@test "judge: half on the mark and half off it is STRAY" {
	tree
	run -1 judge tsan small/clerks < <(saved "$(hits_line)" |
		sed "0,/clerks.c:/s/clerks.c:[0-9]*/clerks.c:1/")
	judged_says STRAY
}

@test "judge: the same lines in another file prove nothing" {
	tree
	run -1 judge tsan small/clerks < <(saved "$(hits_line)" |
		sed 's/clerks\.c/others.c/')
	[[ "${lines[0]}" != PROVED* ]]
	run -1 judge tsan small/clerks < <(saved "$(hits_line)" |
		sed 's/clerks\.c/myclerks.c/')
	[[ "${lines[0]}" != PROVED* ]]
}

@test "judge: a report cut at any line is BROKEN, exit 2" {
	tree
	saved "$(hits_line)" >whole
	length=$(wc -l <whole)
	for ((n = 1; n < length; n++)); do
		run -2 judge tsan small/clerks < <(head -n "$n" whole)
		judged_says BROKEN
	done
}

@test "judge: a report cut within a line is BROKEN, exit 2" {
	tree
	saved "$(hits_line)" >whole
	run -2 judge tsan small/clerks < <(head -c 300 whole)
	judged_says BROKEN
	run -2 judge tsan small/clerks < <(head -c -20 whole)
	judged_says BROKEN
}

@test "judge: silence is NOT FOUND, exit 1" {
	tree
	run -1 judge tsan small/clerks </dev/null
	judged_says 'NOT FOUND'
	saw 1 'not found: data-race hits'
}

@test "judge: a fix with a report is STRAY, without one CONFIRMED" {
	tree
	run -1 judge tsan small/clerks.mutex < <(saved 1)
	[[ "${lines[0]}" == "STRAY small/clerks.mutex under tsan" ]]
	run -0 judge tsan small/clerks.mutex </dev/null
	[[ "${lines[0]}" == "CONFIRMED small/clerks.mutex under tsan" ]]
}

@test "judge: an empty or cut XML report of a fix is BROKEN" {
	tree
	run -2 judge helgrind small/clerks.mutex </dev/null
	saw 2 BROKEN
	run -2 judge helgrind small/clerks.mutex \
		< <(sed '/<.valgrindoutput>/d' "$reports/helgrind/clean.xml")
	saw 2 BROKEN
	run -0 judge helgrind small/clerks.mutex \
		<"$reports/helgrind/clean.xml"
	saw 0 CONFIRMED
}

@test "judge: what the header calls a blind spot is VANISHED when seen" {
	mkdir -p "$cases"
	bug 'tsan: nothing -- it is blind here' 'helgrind: data-race hits' \
		'native: check total' | put_bug clerks
	run -1 judge tsan small/clerks < <(saved "$(hits_line)")
	judged_says VANISHED
	run -0 judge tsan small/clerks </dev/null
	judged_says BLIND
}

@test "judge: a tool that died, a machine that does not fit: never a verdict" {
	tree
	run -2 judge tsan small/clerks <"$reports/tsan/clang-14-died.txt"
	judged_says BROKEN
	run -2 judge tsan small/clerks.mutex \
		<<<'FATAL: ThreadSanitizer: unexpected memory mapping 0x1 - 0x2'
	[[ "${lines[0]}" == SKIPPED* ]]
}

@test "judge: a broken case or none is said, exit 2" {
	tree
	run -2 --separate-stderr judge tsan small/nobody </dev/null
	[[ "$stderr" == *small/nobody* ]]
	sed -i 's/^ \* class: small/&\n * nonsense: x/' \
		"$cases/bugs/small/clerks.c"
	run -2 --separate-stderr judge tsan small/clerks </dev/null
	[[ "$stderr" == *clerks.c:*nonsense* ]]
	[ -z "$output" ]
}
