#!/usr/bin/env bats
# The machine fails: no room, no right to write, another racelab beside this one.
load lab

check() {
	racelab check --cases "$cases" -n 1 "$@"
}

# Root may write everywhere, unless this capability is taken away.
powerless() {
	if [ "$(id -u)" -eq 0 ]; then
		setpriv --bounding-set=-all --inh-caps=-all "$@"
	else
		"$@"
	fi
}

@test "no place for results: said with what to do, exit 2, no verdict" {
	tree
	touch file
	mkdir locked
	chmod a-w locked
	for place in file/state /proc/state "$BATS_TEST_TMPDIR/locked/state" \
		file; do
		RACELAB_STATE=$place run -2 --separate-stderr powerless \
			"$top/build/racelab" check --cases "$cases"
		[[ "$stderr" == *"$place"*RACELAB_STATE* ]]
		[ -z "$output" ]
		RACELAB_STATE=$place run -2 --separate-stderr powerless \
			"$top/build/racelab" run native \
			"$cases/bugs/small/clerks.c"
		[[ "$stderr" == *"$place"*RACELAB_STATE* ]]
	done
}

@test "results that are no database: said with what to do, exit 2" {
	tree
	mkdir -p "$RACELAB_STATE"
	head -c 5000 /dev/urandom >"$RACELAB_STATE/results.sqlite"
	run -2 --separate-stderr check -d native
	[[ "$stderr" == *results.sqlite*delete* ]]
	[ -z "$output" ]
	run -2 --separate-stderr racelab history --cases "$cases" small/clerks
	[[ "$stderr" == *results.sqlite* ]]
}

# A disk of 8 MB or less, private to the command: needs a mount namespace.
small_disk() {
	local size=$1
	shift
	mkdir -p "$BATS_TEST_TMPDIR/disk"
	DISK=$BATS_TEST_TMPDIR/disk unshare "${namespace[@]}" sh -c '
		mount -t tmpfs -o size='"$size"' small "$DISK" && exec "$@"' \
		sh "$@"
}

need_namespace() {
	namespace=(--mount)
	[ "$(id -u)" -eq 0 ] || namespace=(--map-root-user --mount)
	small_disk 1m true ||
		skip 'a small disk needs a mount namespace: be root, or let users make namespaces'
}

@test "a full disk: said, exit 2, never a verdict" {
	tree
	need_namespace
	export RACELAB_STATE=$BATS_TEST_TMPDIR/disk/state
	run -2 small_disk 512k "$top/build/racelab" check --cases "$cases" \
		-d native -d tsan
	saw 2 'disk is full'
	saw_no PROVED CONFIRMED
}

@test "a disk that fills up on the way: BROKEN or said, never a verdict" {
	tree
	need_namespace
	export RACELAB_STATE=$BATS_TEST_TMPDIR/disk/state
	for size in 1200k 2m; do
		run small_disk $size "$top/build/racelab" check \
			--cases "$cases" -d tsan
		[ "$status" -eq 2 ]
		saw_no PROVED CONFIRMED 'Every verdict holds'
	done
}

@test "a program that fills the disk: BROKEN, and the next one is judged" {
	mkdir -p "$cases"
	need_namespace
	fix 'FILE *out = fopen("fat", "w"); char room[65536] = ""; while (out && fwrite(room, sizeof room, 1, out) == 1 && fflush(out) == 0) ; ' |
		put_fix fat
	fix | put_fix lean
	export RACELAB_STATE=$BATS_TEST_TMPDIR/disk/state
	run -2 small_disk 8m "$top/build/racelab" confirm --cases "$cases" \
		-d native -n 1 -j 1 --timeout 5
	judged BROKEN small/fat.mutex
	judged CONFIRMED small/lean.mutex
	saw 2 'disk is full'
}

@test "--json on a full disk: said, exit 2, nothing half written" {
	tree
	need_namespace
	run -2 small_disk 4k sh -c 'cd "$DISK" || exit
		"$top/build/racelab" native --cases "$1" --json out.json
		status=$?
		echo "left: $(ls -A)"
		exit $status' sh "$cases"
	saw 2 out.json
	[[ "$output"$'\n' == *$'left: \n'* ]]
}

@test "a full standard output is said, exit 2" {
	for command in list 'show lost-update/counter' --help; do
		run -2 sh -c "\"\$top/build/racelab\" $command >/dev/full"
		saw 2 stdout
	done
	tree
	run sh -c '"$top/build/racelab" native --cases "$1" -n 1 >/dev/full' sh "$cases"
	saw 2 stdout
}

@test "a checkout that cannot be written: results elsewhere" {
	# The parts of a tree that racelab needs.
	checkout=$BATS_TEST_TMPDIR/checkout
	for part in build/racelab build/runtime lab/runtime detectors/canary; do
		mkdir -p "$checkout/$(dirname "$part")"
		cp -r "$top/$part" "$checkout/$part"
	done
	tree "$checkout"
	chmod -R a-w "$checkout"
	run powerless touch "$checkout/proof"
	[ "$status" -ne 0 ]
	run -0 powerless "$checkout/build/racelab" check -n 1 -d native -d tsan
	judged PROVED small/clerks
	judged CONFIRMED small/clerks.mutex
	unset RACELAB_STATE
	run -2 --separate-stderr powerless "$checkout/build/racelab" check
	[[ "$stderr" == *build/state*RACELAB_STATE* ]]
	[ -z "$output" ]
	chmod -R u+w "$checkout"
}

@test "racelab away from its tree says so, exit 2" {
	tree
	cp "$top/build/racelab" alone
	run -2 --separate-stderr ./alone check --cases "$cases"
	[[ "$stderr" == *"its own tree"* ]]
	run -0 ./alone list --cases "$cases"
}

@test "a runtime that was not built: said, exit 2" {
	tree
	mkdir -p home/build home/lab
	cp "$top/build/racelab" home/build
	cp -r "$top/lab/runtime" home/lab
	run -2 --separate-stderr home/build/racelab check --cases "$cases"
	[[ "$stderr" == *oracle.o*make* ]]
}

@test "a working directory that is gone" {
	tree
	mkdir gone
	cd gone
	rmdir ../gone
	run -0 racelab native --cases "$cases" -n 1
	judged PROVED small/clerks
}

@test "a descriptor limit is no verdict" {
	tree
	run bash -c 'ulimit -n 12; exec "$top/build/racelab" native --cases "$1" -n 1 --jobs 20' sh "$cases"
	[ "$status" -eq 0 ] || saw_no CONFIRMED
}

@test "two racelab at once, one tree, one store: both are right" {
	tree
	bug | put_bug second
	bug | put_bug third
	for n in 1 2 3 4; do
		racelab native --cases "$cases" -n 1 --fresh --json $n.json \
			>$n.out 2>$n.err &
		pids[n]=$!
	done
	for n in 1 2 3 4; do
		wait "${pids[n]}" || { cat $n.out $n.err; false; }
	done
	for n in 1 2 3 4; do
		[ ! -s $n.err ]
		grep -q '^3 bugs: 3 proved. 3 fixes: 3 confirmed.' $n.out
	done
	run -0 racelab native --cases "$cases" -n 1
	saw 0 '6 of 6 cells from the store'
	run -0 racelab history --cases "$cases" small/third
	[ "$(grep -c 'PROVED' <<<"$output")" -eq 4 ]
	[ -z "$(find "$RACELAB_STATE" -name 'work-*')" ]
}

@test "many racelab make the store at the same moment" {
	mkdir -p "$cases/bugs" "$cases/fixes"
	for n in {1..12}; do
		racelab check --cases "$cases" >$n.out 2>$n.err || : &
	done
	wait
	for n in {1..12}; do
		cat $n.err
		[ ! -s $n.err ]
		grep -q 'Nothing was judged' $n.out
	done
}
