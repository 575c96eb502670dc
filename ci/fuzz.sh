#!/bin/sh
# fuzz.sh SECONDS FUZZER... - run each fuzzer for SECONDS from its seeds in
# tests/fuzz/corpus/NAME; what breaks it is left in build/fuzz/found.
set -u

seconds=$1
shift
found=build/fuzz/found
mkdir -p "$found" || exit 2
failed=0
for fuzzer in "$@"; do
	name=$(basename "$fuzzer")
	grown=build/fuzz/corpus/$name
	mkdir -p "$grown" || exit 2
	if "$fuzzer" -max_total_time="$seconds" -timeout=20 -verbosity=0 \
		-artifact_prefix="$found/$name-" "$grown" \
		"tests/fuzz/corpus/$name" >"$found/$name.log" 2>&1; then
		echo "fuzz $name: $seconds s, nothing broke"
	else
		failed=$((failed + 1))
		echo "fuzz $name: BROKE, see $found/$name.log"
		tail -n 30 "$found/$name.log"
	fi
done
exit "$failed"
