#!/bin/sh
# table.sh [check] - the table of detector by class in README.md.
#
# Writes what `racelab check --markdown` prints between the two comment lines;
# with `check`, only compares: exit status 1 and a diff when they differ.
set -eu
cd "$(dirname "$0")/.."

new=$(mktemp ./README.XXXXXX)
trap 'rm -f "$new" "$new.table"' EXIT
build/racelab check --markdown >"$new.table"
awk -v table="$new.table" '
	/^<!-- end of racelab check --markdown/ {skip = 0}
	!skip {print}
	/^<!-- racelab check --markdown/ {
		skip = 1
		print ""
		while ((getline line <table) > 0)
			print line
		print ""
	}' README.md >"$new"
if [ "${1-}" = check ]; then
	diff -u README.md "$new"
else
	chmod --reference=README.md "$new"
	mv "$new" README.md
fi
