#!/usr/bin/env bats
# One program under the schedule explorer, and the explorer as a detector.
load lab

# late: each thread reads `n` under the lock, and writes it back under the
# lock, but lets go between the two: no race, and only one interleaving in some
# loses an update.  Threads: the first argument, or 2.
late() {
	cat <<-'END'
		#include <assert.h>
		#include <pthread.h>
		#include <stdio.h>
		#include <stdlib.h>

		static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
		static int n; /* guarded by lock */

		static void *clerk(void *unused)
		{
			int seen;

			pthread_mutex_lock(&lock);
			seen = n;
			pthread_mutex_unlock(&lock);
			pthread_mutex_lock(&lock);
			n = seen + 1; // the late write
			pthread_mutex_unlock(&lock);
			return unused;
		}

		int main(int argc, char **argv)
		{
			int threads = argc > 1 ? atoi(argv[1]) : 2;
			pthread_t all[8];

			for (int i = 0; i < threads; i++)
				pthread_create(&all[i], NULL, clerk, NULL);
			for (int i = 0; i < threads; i++)
				pthread_join(all[i], NULL);
			printf("n is %d\n", n);
			assert(n == threads); // the oracle
			return 0;
		}
	END
}

# sound: the same in one hold of the lock.
sound() {
	late | sed '/^pthread_mutex_unlock/ {
		N
		/\npthread_mutex_lock/d
	}'
}

# busy: more interleavings than anyone can try.
busy() {
	cat <<-'END'
		#include <pthread.h>
		#include <stdatomic.h>

		static atomic_int n;

		static void *clerk(void *unused)
		{
			for (int i = 0; i < 100; i++)
				n++;
			return unused;
		}

		int main(void)
		{
			pthread_t all[4];

			for (int i = 0; i < 4; i++)
				pthread_create(&all[i], NULL, clerk, NULL);
			for (int i = 0; i < 4; i++)
				pthread_join(all[i], NULL);
			return 0;
		}
	END
}

# small_corpus: the usual pair, the bug with the explorer's lines.
small_corpus() {
	tree
	bug 'explore: data-race hits; check total' \
		>"$cases/bugs/small/clerks.c"
}

# finding_lines: what was found, without figures that a replay changes.
finding_lines() {
	printf '%s\n' "$output" | grep -E '^  [a-z-]+ (\(|on )|^    (T[0-9]|main)' |
		sed 's/[;(] *in schedule.*//'
}

@test "a bug: findings, the failing schedule as columns, where it is saved" {
	small_corpus
	run -1 racelab explore --cases "$cases" small/clerks
	saw 1 'data-race on hits' 'check (' 'hits == 2' 'T1: ' 'T2: ' \
		'locks held: none' 'The failing schedule' \
		"saved in $RACELAB_STATE/schedules/small-clerks.schedule"
	saw_no 'Nothing was found' 'all interleavings'
	file=$RACELAB_STATE/schedules/small-clerks.schedule
	[ "$(head -1 "$file")" = 'racelab-schedule 1' ]
	[ "$(tail -1 "$file")" = 'end racelab-schedule' ]
	read=$(line_of 'int seen = hits' "$cases/bugs/small/clerks.c")
	write=$(line_of 'hits = seen + 1' "$cases/bugs/small/clerks.c")
	[[ "$output" =~ main\ +thread\ 1\ +thread\ 2 ]]
	grep -E "^ +$read read" <<<"$output"
	grep -E "^ +$write write" <<<"$output"
}

@test "columns: a thread each, time downwards, a bracket for each lock held" {
	late >late.c
	run -1 racelab explore late.c
	lock=$(line_of 'pthread_mutex_lock' late.c)
	awk -v line="$lock" '
		/^main +thread 1 +thread 2/ { first = index($0, "thread 1")
			second = index($0, "thread 2") }
		first && index($0, "[ " line " lock") == first { one = NR }
		second && index($0, "[ " line " lock") == second { two = NR }
		END { exit !(one && two && one != two) }' <<<"$output"
	[ "$(grep -c '\[ [0-9]* lock' <<<"$output")" -eq 4 ]
	[ "$(grep -c '\] [0-9]* unlock' <<<"$output")" -eq 4 ]
}

@test "columns: the losing access is marked" {
	small_corpus
	run -1 racelab explore --cases "$cases" small/clerks
	saw 1 '<<<'
}

@test "columns: a thread that is blocked says for what" {
	run -1 racelab explore --cases "$top" deadlock/abba
	saw 1 'deadlock (' 'waits for' 'holds' 'waits: lock' 'waits: join'
}

@test "a wait without a time-out is not told as a time-out" {
	run -1 racelab explore --cases "$top" condvar/lost-wakeup
	saw 1 'lost-wakeup ('
	saw_no 'timed-out'
}

@test "a fix: nothing, and how many interleavings there are" {
	small_corpus
	run -0 racelab explore --cases "$cases" small/clerks.mutex
	saw 0 'Nothing was found' 'These are all interleavings that differ: 2.'
	saw_no 'failing schedule' 'saved in'
	[ ! -e "$RACELAB_STATE/schedules/small-clerks.mutex.schedule" ]
}

@test "what only one interleaving breaks is found in any C file" {
	late >late.c
	run -1 racelab explore late.c
	saw 1 'check (' 'n == threads' 'n is 1'
	saw_no 'data-race'
	[ "$(grep -c '^n is' <<<"$output")" -eq 1 ]
	sound >sound.c
	run -0 racelab explore sound.c
	saw 0 'all interleavings that differ: 2.'
}

@test "a C file with lab.h" {
	bug >any.c
	run -1 racelab explore any.c
	saw 1 'data-race on hits' 'check ('
	fix >any.c
	run -0 racelab explore any.c
	saw 0 'all interleavings that differ: 2.'
}

@test "arguments after -- are the program's" {
	late >late.c
	run -0 racelab explore late.c -- 1
	saw 0 'all interleavings that differ: 1.'
	run -1 racelab explore late.c --policy all -- 3
	saw 1 'thread 3'
	cat >told.c <<-'END'
		#include <stdio.h>
		#include <stdlib.h>
		int main(int argc, char **argv)
		{
			for (int i = 1; i < argc; i++)
				printf("[%s]\n", argv[i]);
			abort();
		}
	END
	run -1 racelab explore told.c -- 'a b' '' --policy
	saw 1 $'[a b]\n[]\n[--policy]\n' 'crash ('
}

@test "--policy: each finds it, and sampling never says all" {
	late >late.c
	sound >sound.c
	for policy in auto random pct pos all; do
		run -1 racelab explore late.c --policy $policy
		saw 1 'n == threads' 'The failing schedule'
	done
	for policy in random pct pos; do
		run -0 racelab explore sound.c --policy $policy --schedules 50
		saw 0 'Nothing was found' 'This is not all of them' 'schedules: 50'
		saw_no 'all interleavings'
	done
	for policy in auto all; do
		run -0 racelab explore sound.c --policy $policy
		saw 0 'all interleavings that differ: 2.'
	done
}

@test "another policy is refused" {
	sound >sound.c
	for wrong in luck '' ALL 'all '; do
		run -2 racelab explore sound.c --policy "$wrong"
		saw_no 'Nothing was found' 'interleavings that differ'
		saw 2 'policy'
	done
}

@test "--schedules is the most that are tried, whatever the policy" {
	busy >busy.c
	for policy in auto random pct pos all; do
		run -0 racelab explore busy.c --policy $policy --schedules 7
		saw 0 'Nothing was found' 'not all'
		tried=$(sed -n 's/^ *schedules: \([0-9]*\);.*/\1/p' <<<"$output")
		echo "$policy: $tried"
		[ "$tried" -ge 1 ] && [ "$tried" -le 7 ]
	done
}

@test "--schedules, --seconds, --bound, --seed take numbers" {
	sound >sound.c
	for wrong in schedules=x schedules=-1 schedules= seconds=x seconds=-1 \
		seconds= seconds=nan bound=x bound=-2 seed=x seed=-1; do
		echo "$wrong"
		run racelab explore sound.c "--$wrong"
		saw 2 "${wrong%%=*}"
		saw_no 'Nothing was found' 'interleavings that differ'
	done
}

@test "--seconds ends a search that has no other end" {
	busy >busy.c
	run -0 racelab explore busy.c --policy random --schedules 1000000000 \
		--seconds 0.2
	saw 0 'Nothing was found' 'This is not all of them'
}

@test "the same seed says the same, byte for byte, another another" {
	late >late.c
	for n in 1 2; do
		for seed in 5 6; do
			run -1 racelab explore late.c --policy random --seed $seed -- 3
			printf '%s\n' "$output" >out.$seed.$n
			cp "$RACELAB_STATE/schedules/late.c.schedule" schedule.$seed.$n
		done
	done
	cmp out.5.1 out.5.2
	cmp out.6.1 out.6.2
	cmp schedule.5.1 schedule.5.2
	cmp schedule.6.1 schedule.6.2
	busy >busy.c
	run -0 racelab explore busy.c --policy random --schedules 3 --seed 5
	one=$output
	run -0 racelab explore busy.c --policy random --schedules 3 --seed 5
	[ "$one" = "$output" ]
}

@test "--bound: without preemptions nothing is lost; not with --policy all" {
	late >late.c
	run -0 racelab explore late.c --policy random --bound 0 --schedules 300
	saw 0 'Nothing was found' 'This is not all of them'
	run -1 racelab explore late.c --policy random --bound 1 --schedules 300
	run -2 racelab explore late.c --policy all --bound 1
	saw 2 'bound=1'
	run -0 racelab explore late.c --bound 0 --schedules 300
	saw_no 'all interleavings'
}

@test "--keep-going tries the rest" {
	late >late.c
	run -1 racelab explore late.c --policy all --keep-going
	saw 1 'check (' 'The failing schedule' 'all interleavings that differ: 6.'
	run -1 racelab explore late.c --policy all
	saw_no 'all interleavings'
}

@test "--isolate: a process for each execution, the same answers" {
	sound >sound.c
	late >late.c
	run -0 racelab explore sound.c --isolate
	saw 0 'all interleavings that differ: 2.'
	run -1 racelab explore late.c --isolate
	saw 1 'n == threads' 'The failing schedule'
}

@test "--spurious: a wake-up that nobody sent is among the choices" {
	cat >asleep.c <<-'END'
		#include <assert.h>
		#include <pthread.h>
		static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
		static pthread_cond_t bell = PTHREAD_COND_INITIALIZER;
		static int rung, asked; /* guarded by lock */
		static void *ringer(void *unused)
		{
			pthread_mutex_lock(&lock);
			rung = 1;
			pthread_cond_signal(&bell);
			pthread_mutex_unlock(&lock);
			return unused;
		}
		int main(void)
		{
			pthread_t t;
			pthread_mutex_lock(&lock);
			pthread_create(&t, NULL, ringer, NULL);
			if (!rung)
				pthread_cond_wait(&bell, &lock);
			assert(rung);
			pthread_mutex_unlock(&lock);
			pthread_join(t, NULL);
			return asked;
		}
	END
	run -0 racelab explore asleep.c
	saw 0 'all interleavings' 'spurious wake-ups were not among the choices'
	run -1 racelab explore asleep.c --spurious
	saw 1 'check (' rung
	saw_no 'spurious wake-ups were not among'
	run -1 racelab explore asleep.c --spurious \
		--replay "$RACELAB_STATE/schedules/asleep.c.schedule" --save again
	saw 1 'check ('
}

@test "--replay: the same failure, every time" {
	late >late.c
	run -1 racelab explore late.c --save failing --policy random -- 3
	first=$(finding_lines)
	[ -n "$first" ]
	cp failing kept
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		run -1 racelab explore late.c --replay failing --save other -- 3
		saw 1 'n == threads'
		[ "$(finding_lines)" = "$first" ]
	done
	cmp kept failing
}

@test "--replay of the file that it was saved in leaves the file" {
	late >late.c
	run -1 racelab explore late.c
	file=$RACELAB_STATE/schedules/late.c.schedule
	cp "$file" kept
	run -1 racelab explore late.c --replay "$file"
	saw 1 'n == threads'
	cmp kept "$file"
	run -1 racelab explore late.c --replay "$file" --save "$file"
	saw 1 'n == threads'
	[ "$(tail -1 "$file")" = 'end racelab-schedule' ]
}

@test "--replay of half a schedule, or of something else, is refused" {
	late >late.c
	run -1 racelab explore late.c --save failing
	sed '$d' failing >cut
	head -c 60 failing >short
	sed 1d failing >headless
	: >empty
	head -c 300 /dev/zero >zeros
	mkdir directory
	for wrong in cut short headless empty zeros directory late.c missing; do
		echo "$wrong"
		run -2 racelab explore late.c --replay "$wrong" --save other
		saw 2 "$wrong"
		saw_no 'Nothing was found' 'interleavings that differ'
	done
}

@test "--replay of a schedule with lines missing never says nothing was found" {
	late >late.c
	run -1 racelab explore late.c --save failing
	last=$(grep -n '^event' failing | tail -1 | cut -d : -f 1)
	first=$(grep -n -m 1 '^event' failing | cut -d : -f 1)
	for ((keep = first - 1; keep < last; keep++)); do
		{
			head -n "$keep" failing
			echo 'end racelab-schedule'
		} >part
		run racelab explore late.c --replay part --save other
		echo "$keep of $last lines: $status $output"
		saw_no 'Nothing was found'
		[ "$status" -ne 0 ]
	done
}

@test "--replay of another program's schedule is refused" {
	late >late.c
	sound >sound.c
	run -1 racelab explore late.c --save failing
	run racelab explore sound.c --replay failing --save other
	saw_no 'Nothing was found'
	saw 77 'another program'
	run -1 racelab explore --cases "$top" deadlock/abba --save abba
	run racelab explore late.c --replay abba --save other
	saw 77 'another program'
	# Of as many threads and events, at other places: refused or failing,
	# for the right reason, and never found well.
	sed '1i int pad(int x) { return x * 3; }' late.c >moved.c
	run racelab explore moved.c --replay failing --save other
	saw_no 'Nothing was found'
	[ "$status" -eq 77 ] || saw 1 'n == threads'
}

@test "--save: where the user says, also with a blank; unwritable: said" {
	late >late.c
	mkdir 'of mine'
	run -1 racelab explore late.c --save 'of mine/a schedule'
	saw 1 "saved in $BATS_TEST_TMPDIR/of mine/a schedule"
	[ "$(tail -1 'of mine/a schedule')" = 'end racelab-schedule' ]
	[ "$(find 'of mine' -type f | wc -l)" -eq 1 ]
	run -2 racelab explore late.c --save /proc/nowhere/schedule
	saw 2 /proc/nowhere/schedule
	run -2 racelab explore late.c --save 'of mine'
	[ -d 'of mine' ]
}

@test "a fix leaves an old failing schedule that the user named" {
	late >late.c
	sound >sound.c
	run -1 racelab explore late.c --save failing
	cp failing kept
	run -0 racelab explore sound.c --save failing
	[ ! -e failing ] || cmp failing kept
	saw_no 'saved in'
}

@test "--json: what was found, and how much was tried" {
	late >late.c
	sound >sound.c
	run -1 racelab explore late.c --policy all --json bad.json
	[ "$(member bad.json 'sorted(it)')" = '["complete", "cut_short", "findings", "points", "program", "schedules", "schema", "shown"]' ]
	[ "$(member bad.json '[f["kind"] for f in it["findings"]]')" = '["check"]' ]
	line=$(line_of '// the oracle' late.c)
	member bad.json 'it["findings"][0]["text"]' | grep -F "late.c:$line"
	run -0 racelab explore sound.c --policy all --json good.json
	[ "$(member good.json 'it["findings"], it["shown"], it["complete"], it["schema"]')" = "([], 'all 2', 2, 1)" ]
	[ "$(member good.json 'it["schedules"] == it["complete"] + it["cut_short"]')" = True ]
	[ "$(member good.json 'it["points"] > 0')" = True ]
	run -2 racelab explore sound.c --json /proc/nowhere/out.json
	saw 2 /proc/nowhere/out.json
}

@test "--json: an earlier program's answer does not stay for another's" {
	sound >sound.c
	run -0 racelab explore sound.c --json out.json
	sed 's/^int threads = /fork();\n&/; 1i #include <unistd.h>' sound.c >forks.c
	run -77 racelab explore forks.c --json out.json
	[ ! -e out.json ] || [ "$(member out.json 'it["program"]')" = forks.c ]
	echo 'int main(void) { return missing; }' >broken.c
	run -2 racelab explore broken.c --json out.json
	[ ! -e out.json ] || [ "$(member out.json 'it["program"]')" = broken.c ]
}

@test "--cc gcc finds and shows the same" {
	command -v gcc || skip
	late >late.c
	sound >sound.c
	run -1 racelab explore late.c --cc gcc
	saw 1 'n == threads' '[ ' 'The failing schedule'
	run -0 racelab explore sound.c --cc gcc
	saw 0 'all interleavings that differ: 2.'
	bug >any.c
	run -1 racelab explore any.c --cc gcc
	saw 1 'data-race on hits'
}

@test "what cannot be explored: 77, the call and its line" {
	cat >forks.c <<-'END'
		#include <sys/wait.h>
		#include <unistd.h>
		int main(void)
		{
			if (fork() == 0)
				_exit(0);
			return wait(NULL) < 0;
		}
	END
	run -77 racelab explore forks.c
	saw 77 'fork' 'forks.c:5' 'process'
	saw_no 'Nothing was found' 'interleavings that differ' 'failing'
	cat >reads.c <<-'END'
		#include <unistd.h>
		int main(void)
		{
			int ends[2];
			char c;

			if (pipe(ends))
				return 1;
			return read(ends[0], &c, 1) < 0;
		}
	END
	run -77 racelab explore reads.c
	saw 77 'pipe' 'reads.c:7'
	saw_no 'Nothing was found'
	# In the second thread, and only in some interleavings.
	late | sed 's/^seen = n;/if ((seen = n) == 1) fork();/
		1i #include <unistd.h>' >some.c
	run -77 racelab explore some.c
	saw 77 'fork' 'some.c:'
	saw_no 'Nothing was found'
}

@test "a blocking read of a pipe that somebody else made: 77 with its line" {
	cat >fifo.c <<-'END'
		#include <fcntl.h>
		#include <unistd.h>
		int main(void)
		{
			char c;
			int in = open("fifo", O_RDWR);

			return read(in, &c, 1) < 0;
		}
	END
	mkfifo fifo
	run -77 racelab explore fifo.c
	saw 77 'read' 'fifo.c:8'
}

@test "an execution that never ends is stopped by --seconds, and said" {
	cat >spins.c <<-'END'
		int main(void)
		{
			for (volatile int i = 0;; i++)
				;
		}
	END
	run timeout 5 "$top/build/racelab" explore spins.c --seconds 1 -t 1
	[ "$status" -ne 124 ]
	[ "$status" -ne 0 ]
	saw_no 'Nothing was found'
}

@test "errors are said on stderr" {
	late >late.c
	run -2 --separate-stderr racelab explore late.c --policy luck
	[ -z "$output" ]
	[[ "$stderr" == *luck* ]]
	run -2 --separate-stderr racelab explore late.c --replay missing
	[ -z "$output" ]
	[[ "$stderr" == *missing* ]]
	echo 'int main(void) { return fork(); }' | cat <(echo '#include <unistd.h>') - >forks.c
	run -77 --separate-stderr racelab explore forks.c
	[[ "$stderr" == *'forks.c:2'* ]]
}

@test "what does not compile or does not exist: 2" {
	echo 'int main(void) { return missing; }' >broken.c
	run -2 racelab explore broken.c
	saw 2 'broken.c: does not compile' 'broken.c:1:' missing
	run -2 racelab explore nowhere.c
	saw 2 nowhere.c
	run -2 racelab explore no/such-case
	saw 2 no/such-case
	run -2 racelab explore --policy all
	saw 2 'CASE'
}

@test "blanks in the paths of the program and of the state" {
	mkdir 'my programs'
	late >'my programs/late one.c'
	RACELAB_STATE="$BATS_TEST_TMPDIR/my state"
	run -1 racelab explore 'my programs/late one.c'
	saw 1 'late one.c:' "saved in $BATS_TEST_TMPDIR/my state/schedules/"
	file=$(ls "$BATS_TEST_TMPDIR/my state/schedules/"*)
	cp "$file" 'a schedule'
	run -1 racelab explore 'my programs/late one.c' --replay 'a schedule'
	saw 1 'n == threads'
}

@test "Ctrl-C: 130, no process and no half-written file is left" {
	busy >busy.c
	env --default-signal "$top/build/racelab" explore busy.c --policy random \
		--schedules 1000000000000 >out 2>err &
	pid=$!
	marker="report=$RACELAB_STATE/"
	some_marked() { ! none_marked "$marker"; }
	until_true some_marked
	kill -INT "$pid"
	status=0
	wait "$pid" || status=$?
	pid=
	cat out err
	[ "$status" -eq 130 ]
	none_marked "$marker"
	[ -z "$(find "$RACELAB_STATE" -name 'work-*' -o -name '*.part')" ]
	! grep -q 'Nothing was found' out
}

teardown() {
	# Whatever a failed test left behind.
	[ -z "${pid-}" ] || kill -9 "$pid" 2>/dev/null || :
}

@test "the user's RACELAB_EXPLORE changes nothing" {
	late >late.c
	sound >sound.c
	run -1 racelab explore late.c
	first=$output
	for mine in 'policy=pct' 'schedules=1' 'bound=0' 'nonsense' \
		"replay=/nowhere" 'keep-going=1'; do
		RACELAB_EXPLORE=$mine run -1 racelab explore late.c
		[ "$output" = "$first" ]
	done
	RACELAB_EXPLORE='schedules=1 policy=random' run -0 racelab explore sound.c
	saw 0 'all interleavings that differ: 2.'
	small_corpus
	RACELAB_EXPLORE='schedules=1 policy=random' \
		run -0 racelab check --cases "$cases" -d explore -n 1
	saw 0 'all 2'
	judged PROVED small/clerks
}

@test "check -d explore: the bug is proved, the fix says all N" {
	small_corpus
	run -0 racelab check --cases "$cases" -d explore -n 1
	judged PROVED small/clerks
	judged CONFIRMED small/clerks.mutex
	[[ "$output" =~ clerks\.mutex\ +all\ 2\ +CONFIRMED ]]
}

@test "check -d explore: a fix whose lock is gone is STRAY" {
	small_corpus
	sed -i '/pthread_mutex_\(un\)\?lock(/d' \
		"$cases/fixes/small/clerks.mutex.c"
	run -1 racelab check --cases "$cases" -d explore -n 1
	judged STRAY small/clerks.mutex
	saw 1 data-race
}

@test "check -d explore: a fix that lets go in the middle is STRAY, without a race" {
	small_corpus
	sed -i 's/^hits++;/int seen = hits; pthread_mutex_unlock(\&desk); pthread_mutex_lock(\&desk); hits = seen + 1;/' \
		"$cases/fixes/small/clerks.mutex.c"
	run -1 racelab check --cases "$cases" -d explore -n 1
	judged STRAY small/clerks.mutex
	saw 1 'check'
	saw_no 'data-race at'
}

@test "check -d explore: what it cannot explore confirms nothing" {
	small_corpus
	fix 'if (fork() == 0) _exit(0);' >"$cases/fixes/small/clerks.mutex.c"
	run racelab check --cases "$cases" -d explore -n 1
	[ "$status" -ne 0 ]
	run ! judged CONFIRMED small/clerks.mutex
}

@test "a line of another file than the program's has that file's name" {
	mkdir -p "$cases/bugs/small" "$cases/fixes/small"
	printf 'static inline void add(int *to)\n{\n\t++*to;\n}\n' \
		>"$cases/bugs/small/adder.h"
	bug | sed 's/#include "lab.h"/&\n#include "adder.h"/
		s/hits = seen + 1;/(void)seen; add(\&hits);/' \
		>"$cases/bugs/small/clerks.c"
	run racelab explore "$cases/bugs/small/clerks.c"
	saw 1 'adder.h:3 read' 'adder.h:3 write'
	[[ "$output" =~ [\ ][0-9]+\ (read|join) ]]
}
