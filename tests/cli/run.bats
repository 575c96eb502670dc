#!/usr/bin/env bats
# racelab run: one program under one detector, and what its report means.
load lab

# race [FILE]: a C file without a header, with a race that is held open.
race() {
	cat >"${1:-$BATS_TEST_TMPDIR/race.c}" <<-'EOF'
		#include <pthread.h>
		#include <stdio.h>

		static int shared;

		static void *adds(void *unused)
		{
			shared++;
			return unused;
		}

		int main(int argc, char **argv)
		{
			pthread_t thread;

			for (int i = 0; i < argc; i++)
				printf("argument %d is <%s>\n", i, i ? argv[i] : "");
			pthread_create(&thread, NULL, adds, NULL);
			shared++;
			pthread_join(thread, NULL);
			return 0;
		}
	EOF
}

# clean [FILE]: a C file without a header and without a bug.
clean() {
	printf '#include <stdio.h>\nint main(void)\n{\n\treturn puts("hello") < 0;\n}\n' \
		>"${1:-$BATS_TEST_TMPDIR/clean.c}"
}

@test "run: a bug of the lab; the report, then what it means; exit 1" {
	run -1 --separate-stderr racelab run tsan lost-update/counter
	[ -z "$stderr" ]
	saw 1 'WARNING: ThreadSanitizer: data race' 'What it means' \
		'data-race' 'visitors++' 'locks held'
	file=$top/bugs/lost-update/counter.c
	[[ "$output" == *"counter.c:$(line_of 'visitors++;' "$file")"* ]]
}

@test "run: its fix is clean, exit 0, and that is not called a proof" {
	run -0 racelab run tsan lost-update/counter.mutex
	saw 0 'proves nothing about other runs'
}

@test "run: a path to a case, and a case of another tree" {
	tree
	run -1 racelab run tsan "$cases/bugs/small/clerks.c"
	saw 1 data-race
	run -1 racelab run native --cases "$cases" small/clerks
	saw 1 check 'CHECK failed: hits == 2'
}

@test "run: any C file without a header" {
	race
	run -1 racelab run tsan race.c
	saw 1 data-race 'shared++'
	clean
	run -0 racelab run native clean.c
	saw 0 hello
}

@test "run: any C file whose header and comments are no case's" {
	{
		printf '/*\n * Title.\n *\n * strange: key\n */\n'
		printf '//@ edit\n/* //@ nobody */\n'
		clean /dev/stdout
	} >odd.c
	run -0 racelab run native odd.c
	saw 0 hello
	saw_no strange unknown
}

@test "run: arguments after -- reach the program, whatever they look like" {
	race
	run -1 racelab run tsan race.c -- one 'two words' --runs '' -- '*'
	saw 1 'argument 1 is <one>' 'argument 2 is <two words>' \
		'argument 3 is <--runs>' 'argument 4 is <>' \
		'argument 5 is <-->' 'argument 6 is <*>'
	saw_no 'argument 7'
}

@test "run: options may stand before and after the operands" {
	clean
	run -0 racelab run --runs 3 native clean.c --seed 7
	[ "$(grep -c '^hello$' <<<"$output")" -eq 3 ]
}

@test "run: a file that does not compile: the compiler's words, exit 2" {
	printf 'int main(void)\n{\n\treturn nowhere;\n}\n' >bad.c
	run -2 --separate-stderr racelab run native bad.c
	[[ "$stderr" == *bad.c:3:*nowhere* ]]
	[[ "$stderr" == *'does not compile'* ]]
	[ -z "$output" ]
}

@test "run: a file that does not link: the linker's words, exit 2" {
	printf 'int gone(void);\nint main(void)\n{\n\treturn gone();\n}\n' >bad.c
	run -2 --separate-stderr racelab run native bad.c
	[[ "$stderr" == *gone* ]]
}

@test "run: a path with blanks, quotes and a dollar" {
	mkdir "a dir's \$HOME"
	race "a dir's \$HOME/my race.c"
	for detector in tsan native; do
		run racelab run $detector "a dir's \$HOME/my race.c"
		[ "$status" -lt 2 ]
		saw "$status" 'argument 0'
	done
	run -1 racelab run tsan "a dir's \$HOME/my race.c"
	saw 1 "my race.c:" 'shared++'
}

@test "run: a failed CHECK is not taken for a failure of the tool" {
	tree
	run -1 racelab run tsan "$cases/bugs/small/clerks.c"
	saw 1 'CHECK failed: hits == 2'
	saw_no 'ThreadSanitizer itself failed'
}

@test "run: results kept below a path with blanks and a colon" {
	race
	export RACELAB_STATE="$BATS_TEST_TMPDIR/kept here: 50%p now"
	run -1 racelab run tsan race.c
	saw 1 data-race 'shared++'
	run -1 racelab run helgrind race.c
	saw 1 data-race 'shared++'
}

@test "run: results kept below a path with a quote" {
	race
	export RACELAB_STATE="$BATS_TEST_TMPDIR/kept 'here'"
	run -1 racelab run tsan race.c
	saw 1 data-race 'shared++'
	run -1 racelab run helgrind race.c
	saw 1 data-race 'shared++'
}

@test "run: a file in a directory that cannot be written" {
	mkdir ro
	race ro/race.c
	chmod a-w ro ro/race.c
	# Root writes all the same, unless that capability is gone.
	harmless=()
	[ "$(id -u)" -ne 0 ] ||
		harmless=(setpriv --bounding-set=-all --inh-caps=-all)
	run "${harmless[@]}" touch ro/proof
	[ "$status" -ne 0 ]
	run -1 "${harmless[@]}" "$top/build/racelab" run tsan ro/race.c
	saw 1 data-race 'shared++'
	chmod u+w ro
}

@test "run: the program runs where racelab was started, and reads nothing" {
	cat >where.c <<-'EOF'
		#include <stdio.h>
		#include <unistd.h>
		int main(void)
		{
			char text[4096];

			printf("in %s\n", getcwd(text, sizeof text));
			printf("stdin gives %zd\n", read(0, text, sizeof text));
			return 0;
		}
	EOF
	run -0 racelab run native where.c <<<'not for you'
	saw 0 "in $BATS_TEST_TMPDIR" 'stdin gives 0'
}

@test "run: the program inherits neither descriptors nor ignored signals" {
	cat >fence.c <<-'EOF'
		#include <dirent.h>
		#include <signal.h>
		#include <stdio.h>
		#include <stdlib.h>
		int main(void)
		{
			DIR *all = opendir("/proc/self/fd");
			struct dirent *one;
			sigset_t mask;

			while ((one = readdir(all)))
				if (atoi(one->d_name) > 2 &&
				    atoi(one->d_name) != dirfd(all))
					printf("descriptor %s is open\n", one->d_name);
			sigprocmask(SIG_SETMASK, NULL, &mask);
			for (int i = 1; i < 32; i++) {
				struct sigaction now;

				if (sigismember(&mask, i))
					printf("signal %d is blocked\n", i);
				if (sigaction(i, NULL, &now) == 0 &&
				    now.sa_handler == SIG_IGN)
					printf("signal %d is ignored\n", i);
			}
			return 0;
		}
	EOF
	# By Python, which closes the descriptors that bats has open.
	env --default-signal python3 -c 'import subprocess, sys
subprocess.call(sys.argv[1:])' "$top/build/racelab" run native fence.c \
		>said 2>&1
	grep -q 'What it means' said
	! grep -E '^(descriptor|signal)' said
}

@test "run: exit status, crash, hang and time limit are told" {
	printf 'int main(void)\n{\n\treturn 7;\n}\n' >seven.c
	run racelab run native seven.c
	[[ "$output" == *'exit status 7'* ]]
	printf '#include <stdlib.h>\nint main(void)\n{\n\tabort();\n}\n' >dies.c
	run -1 racelab run native dies.c
	saw 1 crash 'dies.c:4'
	printf 'int main(void)\n{\n\tfor (;;)\n\t\t;\n}\n' >loops.c
	run -1 racelab run native --timeout 0.5 loops.c
	saw 1 hang 'time limit' '--timeout'
}

@test "run: a self-deadlock names the line where it waits" {
	cat >waits.c <<-'EOF'
		#include <pthread.h>
		static pthread_mutex_t desk = PTHREAD_MUTEX_INITIALIZER;
		int main(void)
		{
			pthread_mutex_lock(&desk);
			pthread_mutex_lock(&desk); /* here */
			return 0;
		}
	EOF
	for cc in clang gcc; do
		run -1 racelab run native --cc $cc waits.c
		saw 1 'It hung' deadlock "waits.c:$(line_of '/* here */' waits.c)" desk
	done
}

@test "run: gcc builds it when told so" {
	race
	run -1 racelab run tsan --cc gcc race.c
	saw 1 data-race 'shared++'
	wrapper gcc <<-'EOF'
		touch "$RACELAB_STATE/gcc-was-here"
		exec "$real" "$@"
	EOF
	run racelab run native --cc gcc race.c
	[ -e "$RACELAB_STATE/gcc-was-here" ]
}

@test "run: no such file, no such case, a directory, no such detector" {
	tree
	mkdir folder.c
	for name in nowhere.c no/such folder.c; do
		run -2 --separate-stderr racelab run native --cases "$cases" "$name"
		[[ "$stderr" == *"$name"* ]]
	done
	clean
	run -2 --separate-stderr racelab run nothing clean.c
	[[ "$stderr" == *"'nothing'"* ]]
}

@test "run: a broken case of the corpus is said to be broken" {
	tree
	sed -i 's/^ \* class/ * klass: x\n&/' "$cases/bugs/small/clerks.c"
	run --separate-stderr racelab run native --cases "$cases" small/clerks
	[[ "$stderr" == *clerks.c:*klass* ]]
}

@test "run: a program that is no C text is refused, and nothing hangs" {
	printf 'int x\0;\n' >zero.c
	run -2 racelab run native zero.c
	mkfifo pipe.c
	run -2 racelab run native pipe.c
	: >empty.c
	run -2 racelab run native empty.c
}

@test "run: the detector is not there: said, exit 2, nothing built" {
	clean
	without valgrind
	run -2 --separate-stderr racelab run helgrind clean.c
	[[ "$stderr" == *'helgrind: valgrind is not in PATH'* ]]
	[ -z "$output" ]
}

@test "run: a report on stderr by the program itself is not the tool's" {
	tsan_report=$top/tests/reports/tsan/clang-14-race.txt
	{
		printf '#include <stdio.h>\nint main(void)\n{\n'
		sed 's/["\\]/\\&/g; s/%/%%/g; s/.*/\tfprintf(stderr, "&\\n");\n\tprintf("&\\n");/' \
			"$tsan_report"
		printf '\treturn 0;\n}\n'
	} >liar.c
	run -0 racelab run tsan liar.c
	saw 0 'WARNING: ThreadSanitizer: data race' '(nothing)' \
		'Nothing was found in this run'
}
