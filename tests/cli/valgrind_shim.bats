#!/usr/bin/env bats
# The C11 model under Helgrind and DRD (detectors/valgrind/runtime): every right
# program of tests/shim is clean, every wrong one has its race reported.  Found
# by path; both compilers, both tools.

setup_file() {
	export SHIM=$BATS_FILE_TMPDIR ROOT=$BATS_TEST_DIRNAME/../..
	mkdir "$SHIM/runtime"
	for source in "$ROOT"/detectors/valgrind/runtime/*.c; do
		cc -std=c11 -D_GNU_SOURCE -O2 -g -pthread \
			-I "$ROOT/lab/runtime" -c "$source" \
			-o "$SHIM/runtime/$(basename "$source" .c).o"
	done
}

# build COMPILER FILE.c PROGRAM: as the adapters have it built.
build() {
	"$1" -std=c11 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Werror -pthread \
		-O0 -g -gdwarf-4 -fsanitize=thread -c "$2" -o "$3.o" &&
		"$1" -pthread "$3.o" "$SHIM"/runtime/*.o \
			-Wl,--wrap=pthread_once -Wl,--wrap=free \
			-Wl,--wrap=realloc -o "$3"
}

# names_mark FILE.c LOG: where FILE.c has other races too, the one meant is
# marked, and LOG must name its line.
names_mark() {
	line=$(grep -n '/\* race \*/' "$1" | cut -d : -f 1)
	[ -z "$line" ] || grep -q "$(basename "$1"):$line)" "$2"
}

# try SIDE FILE.c: print a line for each combination that is not as it must be.
try() {
	for cc in gcc clang; do
		name=$1-$(basename "$2" .c)-$cc
		build "$cc" "$2" "$SHIM/$name" || echo "$name: does not build"
		for tool in helgrind drd; do
			log=$SHIM/$name.$tool
			option=--history-level=full
			[ $tool = drd ] && option=--check-stack-var=yes
			timeout 60 valgrind --tool=$tool \
				--command-line-only=yes -q --fair-sched=yes \
				--free-is-write=yes $option \
				"$SHIM/$name" >"$log" 2>&1 </dev/null ||
				echo "$name: $tool: exit $?"
			case $1 in
			right) [ ! -s "$log" ] ;;
			wrong)
				grep -qE 'data race|Conflicting' "$log" &&
					names_mark "$2" "$log"
				;;
			esac || echo "$name: $tool: $(head -c 400 "$log")"
		done
	done
}

all() {
	export -f build names_mark try
	run bash -c 'printf "%s\0" "$0"/*.c | xargs -0 -n 1 -P 2 \
		bash -c '\''try "$(basename "$(dirname "$0")")" "$0"'\' \
		"$BATS_TEST_DIRNAME/../shim/$1"
	echo "$output"
	[ "$status" -eq 0 ]
	[ -z "$output" ]
}

@test "right programs are clean" {
	all right
}

@test "wrong programs are reported" {
	all wrong
}

@test "outside Valgrind a program runs as without the doorway" {
	for cc in gcc clang; do
		for source in "$BATS_TEST_DIRNAME"/../shim/right/*.c; do
			program=$SHIM/plain-$cc
			build $cc "$source" "$program"
			timeout 60 "$program" </dev/null
		done
	done
}
