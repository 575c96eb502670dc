#!/usr/bin/env bats
# No call of libc that the runtime takes is without a program that shows what
# it does; what is not modelled is refused by name.

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	runtime=build/runtime/detectors/explore/runtime.o
	t=$BATS_TEST_TMPDIR
}

# taken: the calls that the runtime takes, one a line.
taken() {
	nm --extern-only --defined-only "$runtime" | awk '{print $3}' |
		grep -vE '^(__tsan_|lab_|rendezvous$|__wrap_main$)' | sort -u
}

# shown: those that a program in calls/ makes.
shown() {
	for source in tests/explore/calls/*.c; do
		gcc -w -O0 -fno-builtin -D_GNU_SOURCE -c -o "$t/calls.o" \
			"$source" || return
		nm "$t/calls.o" | awk '$1 == "U" || $1 == "w" {print $2}'
	done | sort -u
}

@test "each call has a program that agrees natively, or is refused by name" {
	taken >"$t/taken"
	shown >"$t/shown"
	[ "$(wc -l <"$t/taken")" -gt 100 ]
	comm -23 "$t/taken" "$t/shown" >"$t/rest"
	{
		echo '#include <string.h>'
		sed 's/.*/long &(void);/' "$t/rest"
		echo 'int main(int argc, char **argv) {'
		echo 'if (argc < 2) return 1;'
		sed 's/.*/if (!strcmp(argv[1], "&")) &();/' "$t/rest"
		echo 'return 0; }'
	} >"$t/rest.c"
	gcc -w -O0 -g -fno-builtin -fno-pie -fsanitize=thread -c \
		-o "$t/rest.o" "$t/rest.c"
	gcc -no-pie -Wl,--wrap=main -Wl,-z,now -o "$t/refused" "$t/rest.o" \
		"$runtime" -lpthread
	while read -r call; do
		RACELAB_EXPLORE="report=$t/r" run "$t/refused" "$call" </dev/null
		grep -q "^cannot $call pc 0x[1-9a-f]" "$t/r" || {
			echo "$call: no program in tests/explore/calls makes it"
			return 1
		}
	done <"$t/rest"
}
