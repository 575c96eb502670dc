#!/bin/sh
# tests.sh - run the unit tests in $OUT (build) and, for build itself, the
# command-line tests and the explorer's; print each failure whole and
# `N passed, N failed` last.
set -u

out=${OUT:-build}
log=$out/test
rm -rf "$log" && mkdir -p "$log" || exit 2

for unit in tests/unit/*.c; do
	name=$(basename "$unit" .c)
	if ! CMOCKA_MESSAGE_OUTPUT=TAP "$out/tests/unit/$name" \
		>"$log/$name.tap" 2>"$log/$name.err"; then
		# A crash leaves its plan unfinished: that is a failure too.
		grep -q '^not ok' "$log/$name.tap" ||
			echo "not ok - $name ended before its last test" \
				>>"$log/$name.tap"
		sed "s/^/# $name: /" "$log/$name.err"
	fi
done
if [ "$out" = build ]; then
	bats --formatter tap tests/cli >"$log/cli.tap" 2>"$log/cli.err"
	status=$?
	[ $status -eq 0 ] || grep -q '^not ok' "$log/cli.tap" ||
		echo "not ok - bats ended with $status" >>"$log/cli.tap"
	cat "$log/cli.err"
	# Kernels, the comparison with brute force, saved schedules.
	make -k -f tests/explore/standalone.mk check >"$log/explore.tap" \
		2>"$log/explore.err"
	status=$?
	[ $status -eq 0 ] || grep -q '^not ok' "$log/explore.tap" ||
		echo "not ok - the explorer's tests ended with $status" \
			>>"$log/explore.tap"
	[ $status -eq 0 ] || cat "$log/explore.err"
fi

for tap in "$log"/*.tap; do
	awk -v name="$(basename "$tap" .tap)" '
		/^not ok/ {print name ": " $0; failing = 1; next}
		/^ok/ {failing = 0}
		failing && /^#/ {print "    " $0}' "$tap"
done
passed=$(cat "$log"/*.tap | grep -c '^ok')
failed=$(cat "$log"/*.tap | grep -c '^not ok')
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
