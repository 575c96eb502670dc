#!/usr/bin/env bats
# Tools that are missing, broken, half dead, or lie: never a clean verdict.
load lab

check() {
	racelab check --cases "$cases" -n 1 "$@"
}

# The wrappers below answer questions about the tool, which so looks healthy:
# whatever names neither an absolute path nor a file to compile.
ask_version='case " $* " in *" /"* | *" -c "*) ;; *) exec "$real" "$@" ;; esac'

# refused TEXT...: neither bug nor fix passed, and the status says broken.
refused() {
	saw 2 "$@"
	saw_no PROVED CONFIRMED 'Every verdict holds'
}

@test "no valgrind in PATH: SKIPPED, exit 2" {
	tree
	without valgrind
	run -2 check -d helgrind
	judged SKIPPED small/clerks.mutex
	refused 'valgrind is not in PATH' 'install the package valgrind'
}

@test "no valgrind in PATH, and another detector: the rest is judged" {
	tree
	without valgrind
	run -2 check -d helgrind -d native
	judged SKIPPED small/clerks.mutex
	saw 2 'clean 1/1' '1 SKIPPED'
}

@test "--allow-skip: what is missing is shown, and the rest decides" {
	tree
	without valgrind
	run -0 check -d helgrind -d native --allow-skip helgrind
	judged CONFIRMED small/clerks.mutex
	saw 0 SKIPPED
	sed -i 's/hits++;/hits += 2;/' "$cases/fixes/small/clerks.mutex.c"
	run -1 check -d helgrind -d native --allow-skip helgrind
	judged STRAY small/clerks.mutex
}

@test "--allow-skip of another detector than the missing one: exit 2" {
	tree
	without valgrind
	run -2 check -d helgrind -d native --allow-skip drd
	saw 2 SKIPPED
}

@test "a missing detector makes 2 of a failure's 1" {
	mkdir -p "$cases"
	fix 'hits++;' | put_fix clerks
	without valgrind
	run -2 check -d helgrind -d native small/clerks.mutex
	saw 2 SKIPPED 'hits == 2'
}

@test "--allow-skip of all there is confirms nothing" {
	tree
	without valgrind
	run check -d helgrind --allow-skip helgrind
	saw_no PROVED CONFIRMED
	[ "$status" -ne 0 ]
}

@test "a bug that names no missing detector is not held up by it" {
	tree
	without valgrind
	run -0 racelab prove --cases "$cases" -n 1 -d helgrind -d native
	judged PROVED small/clerks
}

@test "no compiler in PATH: said, exit 2" {
	tree
	without clang
	run -2 --separate-stderr check -d native
	[[ "$stderr" == *"no compiler 'clang'"*--cc* ]]
	[ -z "$output" ]
	run -0 check -d native --cc gcc
	judged PROVED small/clerks
}

@test "a clang that prints nothing and exits 0" {
	tree
	wrapper clang <<<"$ask_version"
	run check -d native -d tsan
	refused
	run -2 racelab run native "$cases/bugs/small/clerks.c"
}

@test "a clang that says no version" {
	tree
	wrapper clang <<<''
	run check -d native
	refused clang
}

@test "a clang that dies" {
	tree
	wrapper clang <<<"$ask_version
kill -9 \$\$"
	run check -d native
	refused 'does not compile'
}

@test "a clang that dies on fixes alone: they are BROKEN" {
	tree
	wrapper clang <<<'case "$*" in *clerks.mutex.c*) kill -9 $$ ;; esac
exec "$real" "$@"'
	run check -d native
	judged PROVED small/clerks
	judged BROKEN small/clerks.mutex
	saw 2 'does not compile'
}

@test "a clang that drops -fsanitize=thread: the canary notices" {
	tree
	wrapper clang <<<'for argument; do
	[ "$argument" = -fsanitize=thread ] || set -- "$@" "$argument"
	shift
done
exec "$real" "$@"'
	run check -d tsan
	refused 'canary' 'silence means nothing'
}

@test "a clang that drops -g: the canary notices" {
	tree
	wrapper clang <<<'for argument; do
	[[ "$argument" == -g* ]] || set -- "$@" "$argument"
	shift
done
exec "$real" "$@"'
	run check -d tsan
	refused 'canary'
}

@test "a valgrind that prints nothing and exits 0" {
	tree
	wrapper valgrind <<<"$ask_version"
	run check -d helgrind
	refused canary
	run check -d drd
	refused canary
	run -2 --separate-stderr racelab run helgrind "$cases/fixes/small/clerks.mutex.c"
	[[ "$stderr" == *canary* ]]
	[ -z "$output" ]
}

@test "a valgrind that does not look, and only runs the program" {
	tree
	wrapper valgrind <<<"$ask_version
while [[ \"\$1\" == -* ]]; do shift; done
exec \"\$@\""
	run check -d helgrind
	refused canary
}

# A pair that Helgrind must prove and confirm.
helgrind_tree() {
	mkdir -p "$cases"
	bug 'helgrind: data-race hits' 'native: check total' | put_bug clerks
}

# The tool passes its canary, and then: what $1 says is run in its place for the
# programs of the corpus.  $xml is where its report belongs.
after_canary() {
	wrapper valgrind <<-EOF
		$ask_version
		for argument; do
			case "\$argument" in
			--xml-file=*) xml=\${argument#--xml-file=} ;;
			esac
		done
		# The canary comes first, twice.
		echo >>"\$RACELAB_STATE/calls"
		[ "\$(wc -l <"\$RACELAB_STATE/calls")" -gt 2 ] || exec "\$real" "\$@"
		$1
	EOF
}

@test "a valgrind that falls silent after its canary: BROKEN" {
	helgrind_tree
	after_canary 'exit 0'
	run check -d helgrind -j 1
	refused 'damaged report'
	judged BROKEN small/clerks.mutex
}

@test "a valgrind that dies half way: BROKEN" {
	helgrind_tree
	after_canary '"$real" "$@"; [ -n "$xml" ]; head -c 700 "$xml" >"$xml.cut"; mv "$xml.cut" "$xml"; kill -9 $$'
	run check -d helgrind -j 1
	refused 'damaged report'
	judged BROKEN small/clerks.mutex
}

@test "a valgrind whose XML lacks its last line: BROKEN" {
	helgrind_tree
	after_canary '"$real" "$@"; grep -v "</valgrindoutput>" "$xml" >"$xml.cut"; mv "$xml.cut" "$xml"; exit 0'
	run check -d helgrind -j 1
	refused 'damaged report'
	judged BROKEN small/clerks.mutex
	judged BROKEN small/clerks
}

@test "a valgrind with a clean report of a program it never ran: BROKEN" {
	helgrind_tree
	after_canary "cp '$top/tests/reports/helgrind/clean.xml' \"\$xml\""
	run check -d helgrind -j 1
	refused 'left before its end was reached'
	judged BROKEN small/clerks.mutex
}

@test "a valgrind with another tool's report: BROKEN" {
	helgrind_tree
	after_canary "\"\$real\" \"\$@\"; cp '$top/tests/reports/drd/clean.xml' \"\$xml\""
	run check -d helgrind -j 1 small/clerks.mutex
	refused 'another tool'
}

@test "a valgrind too old or with no number: SKIPPED, exit 2" {
	tree
	wrapper valgrind <<<'echo valgrind-3.1.0'
	run check -d helgrind
	judged SKIPPED small/clerks.mutex
	refused '3.1 is too old'
	wrapper valgrind <<<'echo hello'
	run check -d helgrind
	judged SKIPPED small/clerks.mutex
	refused '"hello", which names no version'
}

@test "a symboliser that is gone: no verdict without lines" {
	tree
	# Lines come from llvm-symbolizer alone under clang; gcc needs none.
	wrapper clang <<<'exec "$real" "$@"'
	run -0 check -d tsan
	judged PROVED small/clerks
}

@test "TSAN_OPTIONS and VALGRIND_OPTS of the user change no verdict" {
	tree
	export TSAN_OPTIONS=report_bugs=0:exitcode=0
	export VALGRIND_OPTS='--error-exitcode=9 --xml=no'
	run -0 check -d tsan -d helgrind
	judged PROVED small/clerks
	judged CONFIRMED small/clerks.mutex
}

@test "the user's language changes no verdict" {
	tree
	unset LC_ALL
	export LANG=tr_TR.UTF-8 LC_NUMERIC=de_DE.UTF-8
	run -0 check -d tsan -d native --timeout 30.5 --json out.json
	judged PROVED small/clerks
	[ "$(member out.json 'it["settings"]["timeout"]')" = 30.5 ]
}

@test "PATH holds nothing at all: said, exit 2" {
	tree
	program=$top/build/racelab
	mkdir none
	PATH=$BATS_TEST_TMPDIR/none run -2 "$program" check --cases "$cases"
	saw 2 clang
	saw_no PROVED
}
