# lab.bash - what the command-line tests share: where racelab is, a place of its
# own for each test, and small corpora to break.
#
# A test file says `load lab` and runs `racelab ...`.  Everything that is made
# lies below $BATS_TEST_TMPDIR; results are kept there too.

bats_require_minimum_version 1.5.0

top=$(cd "$BATS_TEST_DIRNAME/../.." && pwd -P)
export top

# Colours, other compilers and symbol servers are no business of these tests.
unset NO_COLOR DEBUGINFOD_URLS CC
export LC_ALL=C

setup() {
	export RACELAB_STATE=$BATS_TEST_TMPDIR/state
	cases=$BATS_TEST_TMPDIR/cases
	cd "$BATS_TEST_TMPDIR" || return
}

racelab() {
	"$top/build/racelab" "$@"
}

# bug [KEY...]: a bug of class `small` that shows itself in every run, on
# stdout.  Without keys it has a line for tsan and one for native.
bug() {
	[ $# -gt 0 ] || set -- 'tsan: data-race hits' 'native: check total'
	cat <<-'EOF'
		/*
		 * Two clerks both read the count before either writes it back.
		 *
		 * The rendezvous holds the window open.
		 *
		 * class: small
	EOF
	printf ' * %s\n' "$@"
	cat <<-'EOF'
		 */
		#include <pthread.h>
		#include <signal.h>
		#include <stdio.h>
		#include <stdlib.h>
		#include <unistd.h>

		#include "lab.h"

		//@ edit
		static struct rendezvous both_have_read = RENDEZVOUS(2);
		static int hits; /* guarded by nothing */

		static void *clerk(void *unused)
		{
			int seen = hits; //@ hits

			rendezvous(&both_have_read);
			hits = seen + 1; //@ hits
			return unused;
		}
		//@ end

		int main(void)
		{
			pthread_t a;
			pthread_t b;

			pthread_create(&a, NULL, clerk, NULL);
			pthread_create(&b, NULL, clerk, NULL);
			pthread_join(a, NULL);
			pthread_join(b, NULL);
			CHECK(hits == 2); //@ total
			return 0;
		}
	EOF
}

# fix [-k KEY] [STATEMENT]: its fix by a mutex, on stdout; STATEMENT is run by
# each clerk while it holds the lock, KEY is one more line of the header.
fix() {
	local key=
	if [ "$1" = -k ]; then
		key=$2
		shift 2
	fi
	cat <<-'EOF'
		/*
		 * One mutex around load, add and store.
		 *
		 * cost: a lock for each clerk
	EOF
	[ -z "$key" ] || printf ' * %s\n' "$key"
	cat <<-EOF
		 */
		#include <pthread.h>
		#include <signal.h>
		#include <stdio.h>
		#include <stdlib.h>
		#include <unistd.h>

		#include "lab.h"

		//@ edit
		static pthread_mutex_t desk = PTHREAD_MUTEX_INITIALIZER;
		static int hits; /* guarded by desk */

		static void *clerk(void *unused)
		{
			pthread_mutex_lock(&desk);
			hits++;
			$1
			pthread_mutex_unlock(&desk);
			return unused;
		}
		//@ end

		int main(void)
		{
			pthread_t a;
			pthread_t b;

			pthread_create(&a, NULL, clerk, NULL);
			pthread_create(&b, NULL, clerk, NULL);
			pthread_join(a, NULL);
			pthread_join(b, NULL);
			CHECK(hits == 2);
			return 0;
		}
	EOF
}

# quiet [KEY...]: a program that no detector can blame, as a bug of class
# `small`, on stdout.
quiet() {
	printf '/*\n * Nobody does anything wrong here.\n *\n * class: small\n'
	[ $# -eq 0 ] || printf ' * %s\n' "$@"
	cat <<-'EOF'
		 */
		#include "lab.h"

		//@ edit
		//@ end

		int main(void)
		{
			CHECK(1);
			return 0;
		}
	EOF
}

# tree [DIR]: a sound corpus of one pair, small/clerks, in DIR (or $cases).
tree() {
	local to=${1:-$cases}

	mkdir -p "$to/bugs/small" "$to/fixes/small"
	bug >"$to/bugs/small/clerks.c"
	fix >"$to/fixes/small/clerks.mutex.c"
}

# put NAME: a fix called NAME, and a bug for it, from the text on stdin.
put_fix() {
	mkdir -p "$cases/bugs/small" "$cases/fixes/small"
	bug >"$cases/bugs/small/$1.c"
	cat >"$cases/fixes/small/$1.mutex.c"
}

# put_bug NAME: a bug called NAME from stdin, with the usual fix.
put_bug() {
	mkdir -p "$cases/bugs/small" "$cases/fixes/small"
	cat >"$cases/bugs/small/$1.c"
	fix >"$cases/fixes/small/$1.mutex.c"
}

# saw STATUS TEXT...: the last `run` ended with STATUS and said each TEXT.
saw() {
	local text

	if [ "$status" -ne "$1" ]; then
		printf 'status %s, not %s; it said:\n%s\n%s\n' "$status" "$1" \
			"$output" "${stderr-}"
		return 1
	fi
	shift
	for text; do
		[[ "$output${stderr-}" == *"$text"* ]] && continue
		printf 'nothing like "%s" in:\n%s\n%s\n' "$text" "$output" \
			"${stderr-}"
		return 1
	done
}

# saw_no TEXT...: the last `run` said none of them.
saw_no() {
	local text

	for text; do
		[[ "$output${stderr-}" != *"$text"* ]] && continue
		printf '"%s" in:\n%s\n%s\n' "$text" "$output" "${stderr-}"
		return 1
	done
}

# judged WORD NAME [DETECTOR: REASON]: a line says that NAME came out as WORD.
judged() {
	printf '%s\n' "$output" | awk -v word="$1" -v name="$2" '
		index($0, word " ") == 1 && $NF == name { found = 1 }
		END { exit !found }' && return
	printf 'no "%s %s" in:\n%s\n' "$1" "$2" "$output"
	return 1
}

# line_of TEXT FILE: the number of the first line that holds TEXT.
line_of() {
	grep -n -m 1 -F -- "$1" "$2" | cut -d : -f 1
}

# member FILE EXPRESSION: a Python expression over the JSON in FILE, `it`.
member() {
	python3 -c 'import json, sys
it = json.load(open(sys.argv[1]))
value = eval(sys.argv[2])
print(json.dumps(value) if isinstance(value, (dict, list)) else value)' \
		"$1" "$2"
}

# until_true COMMAND...: wait for COMMAND to succeed, for a minute at most.
until_true() {
	local i

	for ((i = 0; i < 1200; i++)); do
		"$@" && return
		sleep 0.05
	done
	echo "never came true: $*"
	return 1
}

# none_marked MARKER: no process has MARKER in its environment.
none_marked() {
	! grep -qszF -- "$1" /proc/[0-9]*/environ
}

# wrapper NAME: the shell script on stdin as a program in a directory that then
# stands first in PATH.  In it, $real is the program that it stands for.
wrapper() {
	mkdir -p "$BATS_TEST_TMPDIR/bin"
	PATH=${PATH#"$BATS_TEST_TMPDIR/bin:"} # the second of one name
	hash -r
	{
		printf '#!/bin/bash\nreal=%q\n' "$(command -v "$1")"
		cat
	} >"$BATS_TEST_TMPDIR/bin/$1"
	chmod +x "$BATS_TEST_TMPDIR/bin/$1"
	PATH=$BATS_TEST_TMPDIR/bin:$PATH
}

# without NAME...: a PATH that holds everything but these programs.
without() {
	# Not by a loop of bash, which is slow under bats.
	python3 - "$BATS_TEST_TMPDIR/without" "$@" <<-'EOF'
		import os, sys
		to = sys.argv[1]
		os.mkdir(to)
		for directory in os.environ["PATH"].split(":"):
		    if not os.path.isdir(directory):
		        continue
		    for name in os.listdir(directory):
		        if name not in sys.argv[2:] and not os.path.lexists(f"{to}/{name}"):
		            os.symlink(os.path.abspath(f"{directory}/{name}"), f"{to}/{name}")
	EOF
	PATH=$BATS_TEST_TMPDIR/without
}

# no_escape: no escape character in what was said.
no_escape() {
	if [[ "$output${stderr-}" == *$'\033'* ]]; then
		printf 'escape sequences in: %q\n' "$output${stderr-}"
		return 1
	fi
}
