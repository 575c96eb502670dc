#!/usr/bin/env bats
# The lab must be able to say no.  What is right is broken, one thing at a time;
# each must turn the verdict.
load lab

check() {
	racelab check --cases "$cases" -n 1 "$@"
}

@test "a lock deleted from a fix: STRAY, exit 1" {
	tree
	sed -i '/pthread_mutex_.*lock(&desk)/d' \
		"$cases/fixes/small/clerks.mutex.c"
	run -1 check -n 5 -d tsan small/clerks.mutex
	judged STRAY small/clerks.mutex
	saw 1 'a fix must be clean' 'data-race' '1 FAILED'
	run -1 check -n 2 -d helgrind small/clerks.mutex
	judged STRAY small/clerks.mutex
}

@test "each lock of the lab's own counter, deleted: STRAY" {
	mkdir -p "$cases"/{bugs,fixes}/lost-update
	cp "$top/bugs/lost-update/counter.c" "$cases/bugs/lost-update"
	sed '/pthread_mutex_\(un\)*lock(/d' \
		"$top/fixes/lost-update/counter.mutex.c" \
		>"$cases/fixes/lost-update/counter.mutex.c"
	run -1 racelab tsan --cases "$cases" lost-update/counter.mutex
	judged STRAY lost-update/counter.mutex
}

@test "a mark moved to another line: STRAY and NOT FOUND, exit 1" {
	tree
	file=$cases/bugs/small/clerks.c
	sed -i 's| //@ hits||; s|int seen = hits;|&|; s|return unused;|& //@ hits|' \
		"$file"
	run -1 check -d tsan small/clerks
	judged STRAY small/clerks
	saw 1 'no line of the header names this' 'not found: data-race hits'
}

@test "a mark on one of two racing lines: the race is STRAY" {
	tree
	# Both clerks write in each run, and then the line of the writes is hit.
	sed -i '/hits = seen/s| //@ hits||' "$cases/bugs/small/clerks.c"
	run -1 check -d tsan small/clerks
	judged STRAY small/clerks
}

@test "another kind in the header: not what was found, exit 1" {
	mkdir -p "$cases"
	bug 'tsan: lock-order hits' 'native: check total' | put_bug clerks
	run -1 check -d tsan small/clerks
	saw 1 'not found: lock-order hits'
	saw_no PROVED
}

@test "one finding more demanded than there is: NOT FOUND" {
	mkdir -p "$cases"
	bug 'tsan: data-race hits; deadlock total' 'native: check total' |
		put_bug clerks
	run -1 check -d tsan small/clerks
	judged 'NOT FOUND' small/clerks
	saw 1 'not found: deadlock total'
}

@test "a case made clean: NOT FOUND, exit 1" {
	mkdir -p "$cases"
	bug | put_bug clerks
	sed -i 's/^static int hits;.*/static _Atomic int hits;/
		s/int seen = hits;/hits++;/
		s/rendezvous(&both_have_read);/(void)both_have_read;/
		s/hits = seen + 1;/;/' "$cases/bugs/small/clerks.c"
	run -1 check -d tsan -d native small/clerks
	judged 'NOT FOUND' small/clerks
	saw 1 'not found: data-race hits' 'not found: check total'
}

@test "a blind spot that is seen: VANISHED, exit 1" {
	mkdir -p "$cases"
	bug 'tsan: nothing -- blind' 'helgrind: data-race hits' \
		'native: check total' | put_bug clerks
	run -1 check -d tsan small/clerks
	judged VANISHED small/clerks
	saw 1 'now it is seen'
}

@test "a blind spot and something no line names: STRAY, exit 1" {
	mkdir -p "$cases"
	bug 'tsan: nothing -- blind' 'native: check total' |
		sed 's| //@ hits||' | put_bug clerks
	run -1 check -d tsan small/clerks
	judged STRAY small/clerks
}

@test "dies and cannot, and it runs through: VANISHED, exit 1" {
	for word in dies cannot; do
		mkdir -p "$cases"
		bug "tsan: $word -- so they say" 'native: check total' \
			'helgrind: data-race hits' | put_bug clerks
		run -1 check -d tsan small/clerks
		judged VANISHED small/clerks
		saw 1 "the header says \`$word\`"
	done
}

@test "noise that is gone: VANISHED; noise elsewhere: STRAY" {
	mkdir -p "$cases"
	fix -k 'tsan: noise data-race hits -- a false report' |
		sed 's|hits++;|& //@ hits|' | put_fix clerks
	run -1 check -d tsan small/clerks.mutex
	judged VANISHED small/clerks.mutex
	saw 1 'the noise is gone'
	fix -k 'tsan: noise data-race other -- a false report' |
		sed '/pthread_mutex_.*lock(&desk)/d
			s|return unused;|& //@ other|' | put_fix clerks
	run -1 check -n 5 -d tsan small/clerks.mutex
	saw 1 'a fix must be clean: data-race' 'the noise is gone'
}

@test "noise does not excuse a run that never reached its end" {
	mkdir -p "$cases"
	fix -k 'tsan: noise data-race hits -- a false report' |
		sed '/pthread_mutex_.*lock(&desk)/d
			s|hits++;|int seen = hits; //@ hits\n\trendezvous(\&both);\n\thits = seen + 1; //@ hits|
			s|^static int hits.*|&\nstatic int gone;\nstatic struct rendezvous both = RENDEZVOUS(2);|
			s|return unused;|if (__atomic_fetch_add(\&gone, 1, __ATOMIC_SEQ_CST)) _exit(0);\n\t&|' |
		put_fix clerks
	grep -q _exit "$cases/fixes/small/clerks.mutex.c"
	run check -n 3 -d tsan small/clerks.mutex
	saw_no 'does not compile'
	[ "$status" -ne 0 ]
	saw_no CONFIRMED
}

@test "noise does not excuse a failed CHECK" {
	mkdir -p "$cases"
	fix -k 'tsan: noise data-race hits -- a false report' |
		sed '/pthread_mutex_.*lock(&desk)/d
			s|hits++;|int seen = hits; //@ hits\n\trendezvous(\&both);\n\thits = seen + 1; //@ hits|
			s|^static int hits.*|&\nstatic struct rendezvous both = RENDEZVOUS(2);|' |
		put_fix clerks
	run -1 check -d tsan small/clerks.mutex
	judged STRAY small/clerks.mutex
	saw 1 'check at'
}

# ends WORD DETECTOR STATEMENT [TEXT...]: a fix whose clerks run STATEMENT does
# not pass.
ends() {
	local word=$1 detector=$2 statement=$3
	shift 3
	mkdir -p "$cases"
	fix "$statement" | put_fix clerks
	run check -d "$detector" --timeout 30 small/clerks.mutex
	judged "$word" small/clerks.mutex || return
	case $word in
	BROKEN) saw 2 "$@" ;;
	*) saw 1 "$@" ;;
	esac
}

@test "a fix that leaves by exit(3), exit(0) or exit(66)" {
	ends BROKEN native 'exit(3);' 'exit status 3'
	ends BROKEN tsan 'exit(3);' 'exit status 3'
	ends BROKEN native 'exit(0);' 'without one CHECK'
	ends BROKEN tsan 'exit(0);' 'without one CHECK'
	ends BROKEN tsan 'exit(66);'
	ends BROKEN helgrind 'exit(3);' 'exit status 3'
}

@test "a fix that leaves by _exit, quick_exit or execv" {
	for statement in '_exit(0);' 'quick_exit(0);' \
		'execlp("true", "true", (char *)NULL);'; do
		for detector in native tsan; do
			ends BROKEN $detector "$statement"
		done
	done
	ends BROKEN helgrind 'pthread_mutex_unlock(&desk); _exit(0);' \
		'left before its end'
}

@test "a fix that aborts, faults or is killed" {
	for detector in native tsan; do
		ends STRAY $detector 'abort();' crash
		ends STRAY $detector '*(volatile int *)8 = 1;' crash
		ends STRAY $detector 'raise(SIGUSR1);' crash
	done
	run check -d native small/clerks.mutex
	ends STRAY native 'raise(SIGKILL);' crash
	ends STRAY native 'raise(SIGTERM);' crash
}

@test "a fix whose CHECK fails, one whose CHECK never runs" {
	ends STRAY native 'hits += 5;' 'check at' 'hits == 2'
	ends STRAY tsan 'hits += 5;' 'check at' 'hits == 2'
	mkdir -p "$cases"
	fix | put_fix clerks
	# Outside the edit regions in both, so that they still agree.
	sed -i 's/CHECK(hits == 2);/if (a == b) &/' \
		"$cases"/*/small/clerks*.c
	run -2 check -d tsan small/clerks.mutex
	judged BROKEN small/clerks.mutex
	saw 2 'without one CHECK: the oracle did not run'
}

@test "a fix that deadlocks: found asleep, not waited for" {
	ends STRAY helgrind 'pthread_mutex_lock(&desk);' deadlock
	at=$(line_of 'pthread_mutex_lock(&desk);' \
		"$cases/fixes/small/clerks.mutex.c")
	for detector in native tsan; do
		ends STRAY $detector 'pthread_mutex_lock(&desk);' deadlock \
			"clerks.mutex.c:$((at + 2))"
	done
}

@test "a fix that waits for nobody: stuck" {
	ends STRAY native 'static pthread_cond_t never = PTHREAD_COND_INITIALIZER; pthread_cond_wait(&never, &desk);' stuck
}

@test "a fix that loops for ever: TIMEOUT, exit 1" {
	mkdir -p "$cases"
	fix 'for (;;) ;' | put_fix clerks
	run -1 check -d native --timeout 2 small/clerks.mutex
	judged TIMEOUT small/clerks.mutex
	saw 1 'still running at the time limit' --timeout
}

@test "a fix that sleeps for ever is no hang that was explained: TIMEOUT" {
	mkdir -p "$cases"
	fix 'for (;;) sleep(1);' | put_fix clerks
	run -1 check -d native --timeout 2 small/clerks.mutex
	judged TIMEOUT small/clerks.mutex
}

@test "a fix that stops itself or ignores TERM does not hold the lab up" {
	mkdir -p "$cases"
	fix 'signal(SIGTERM, SIG_IGN); raise(SIGSTOP);' | put_fix clerks
	run -1 check -d native --timeout 1 small/clerks.mutex
	saw_no CONFIRMED
}

@test "a slow fix is no hang" {
	mkdir -p "$cases"
	fix 'usleep(400000);' | put_fix clerks
	run -0 check -d native -d tsan small/clerks.mutex
	judged CONFIRMED small/clerks.mutex
}

@test "a bug that leaves early by _exit proves nothing" {
	mkdir -p "$cases"
	bug | sed 's|int seen = hits;|_exit(0);\n\t&|' | put_bug clerks
	run check -d native -d tsan small/clerks
	[ "$status" -ne 0 ]
	saw_no PROVED
	bug 'tsan: nothing -- blind' 'native: nothing -- blind' \
		'helgrind: data-race hits; check total' |
		sed 's|int seen = hits;|_exit(0);\n\t&|' | put_bug clerks
	run check -d native -d tsan small/clerks
	[ "$status" -ne 0 ]
	judged BROKEN small/clerks
}

@test "a fix that must not be clean by luck: one bad run of many" {
	mkdir -p "$cases"
	fix 'CHECK(atoi(getenv("RACELAB_SEED")) != 4);' | put_fix clerks
	run -1 check -d native -n 6 small/clerks.mutex
	judged STRAY small/clerks.mutex
	saw 1 '(1 of 6 runs)'
}

@test "a fake report by the program itself changes no verdict" {
	mkdir -p "$cases"
	report='==================\nWARNING: ThreadSanitizer: data race (pid=1)\n  Write of size 4 at 0x1 by thread T1:\n    #0 clerk clerks.c:24 (p+0x1)\n'
	fix "fputs(\"$report\", stderr); fputs(\"$report\", stdout);" |
		put_fix clerks
	run -0 check -d tsan small/clerks.mutex
	judged CONFIRMED small/clerks.mutex
	quiet 'tsan: data-race hits' 'native: check hits' |
		sed "s|CHECK(1);|& fputs(\"$report\", stderr); //@ hits|
			1,12s|#include \"lab.h\"|#include <stdio.h>\n&|" |
		put_bug liar
	run check -d tsan small/liar
	saw_no PROVED
}

@test "files that a program writes beside itself are no report" {
	mkdir -p "$cases"
	fix 'for (char **name = (char *[]) {"report", "report.1", "report.txt", "output", "record", "said", NULL}; *name; name++) { FILE *out = fopen(*name, "w"); if (out) { fputs("check x.c:1 no\nsomething\n", out); fclose(out); } }' |
		put_fix clerks
	for detector in native tsan helgrind; do
		run -0 check -d $detector small/clerks.mutex
		judged CONFIRMED small/clerks.mutex
	done
}

@test "a warning of the compiler is no failure, an error is BROKEN" {
	mkdir -p "$cases"
	fix 'int unused_here;' | put_fix clerks
	run -0 check -d native small/clerks.mutex
	fix 'nowhere++;' | put_fix clerks
	run -2 check -d native -d tsan
	judged BROKEN small/clerks.mutex
	judged PROVED small/clerks
	saw 2 'does not compile' "clerks.mutex.c:$(line_of 'nowhere++' \
		"$cases/fixes/small/clerks.mutex.c")"
}

@test "a thread never joined: a leak in a fix is STRAY" {
	ends STRAY native 'static pthread_t more; pthread_create(&more, NULL, (void *(*)(void *))getpid, NULL);' leak
}

@test "one bad case does not hide another" {
	mkdir -p "$cases"
	fix 'abort();' | put_fix a
	fix 'exit(3);' | put_fix b
	fix 'hits++;' | put_fix c
	fix | put_fix d
	run -2 check -d native
	judged STRAY small/a.mutex
	judged BROKEN small/b.mutex
	judged STRAY small/c.mutex
	judged CONFIRMED small/d.mutex
	saw 2 '4 bugs: 4 proved. 4 fixes: 1 confirmed. 3 FAILED.'
}
