#!/bin/sh
# against_tsan.sh SEED COUNT - every race that ThreadSanitizer sees in COUNT
# random programs, the explorer sees: the same two lines.  TIMES=N runs of each
# under ThreadSanitizer (5), which may hang: 2 s each.  Prints TAP.
set -u
seed=$1
count=$2
runtime=build/runtime/detectors/explore/runtime.o
t=$(mktemp -d) || exit 2
trap 'rm -rf "$t"' EXIT

build/explore/oracle emit "$seed" "$count" >"$t/programs.c" || exit 2
clang -w -O0 -g -fsanitize=thread -o "$t/tsan" "$t/programs.c" \
	tests/explore/native.c || exit 2
clang -w -O0 -g -fsanitize=thread -fno-builtin -fno-pie \
	-mllvm -tsan-instrument-read-before-write=1 \
	-include detectors/explore/note.h -c -o "$t/explored.o" \
	"$t/programs.c" || exit 2
clang -no-pie -Wl,--wrap=main -Wl,-z,now -o "$t/explored" "$t/explored.o" \
	"$runtime" -lpthread || exit 2

# The lines of the two accesses of each race, the smaller first.
tsan_pairs() {
	awk '/WARNING: ThreadSanitizer: data race/ {n = 0}
		/ (Read|Write|read|write) of size/ {wanted = 1}
		wanted && match($0, /in program_|#[0-9]+ program_/) {
			match($0, /programs\.c:[0-9]+/)
			line[n++] = substr($0, RSTART + 11, RLENGTH - 11)
			wanted = 0
			if (n == 2)
				print line[0] + 0 < line[1] + 0 ? line[0] " " line[1] \
					: line[1] " " line[0]
		}' "$1" | sort -u
}
explored_pairs() {
	awk '/^finding/ {race = $2 == "data-race"; n = 0}
		race && /^place/ {pc[n++] = $6; if (n == 2) print pc[0], pc[1]}
	' "$1" | while read -r one other; do
		addr2line -e "$t/explored" "$one" "$other" |
			sed 's/.*:\([0-9]*\).*/\1/' | sort -n | tr '\n' ' ' |
			sed 's/ $//'
		echo
	done | sort -u
}

missed=0
seen=0
i=0
while [ "$i" -lt "$count" ]; do
	: >"$t/tsan.log"
	for _ in $(seq "${TIMES:-5}"); do
		TSAN_OPTIONS='atexit_sleep_ms=0 exitcode=0' timeout 2 \
			setarch -R "$t/tsan" "$i" >>"$t/tsan.log" 2>&1
	done
	tsan_pairs "$t/tsan.log" >"$t/tsan.pairs"
	if [ -s "$t/tsan.pairs" ]; then
		RACELAB_EXPLORE="policy=all keep-going=1 schedules=200000 report=$t/report" \
			"$t/explored" "$i" </dev/null
		explored_pairs "$t/report" >"$t/explored.pairs"
		seen=$((seen + $(wc -l <"$t/tsan.pairs")))
		if comm -23 "$t/tsan.pairs" "$t/explored.pairs" | grep .; then
			echo "# program $((seed + i)) (number $i): the lines above"
			missed=$((missed + 1))
		fi
	fi
	i=$((i + 1))
done
echo 1..1
# Without a race there was nothing to compare.
if [ "$missed" -eq 0 ] && [ "$seen" -gt 0 ]; then
	echo "ok 1 - $seen races that ThreadSanitizer sees in $count programs"
else
	echo "not ok 1 - $missed of $count programs with a race not seen ($seen)"
	exit 1
fi
