#!/bin/bash
# bench.sh - measure what README promises about speed, in one run.
#
# The raw side runs the very commands that racelab ran (--trace), from xargs
# with as many at a time, in a clean copy of the work directory.  Runs that
# racelab had to stop are left out on both sides: nobody else would end them.
set -euo pipefail

jobs=$(nproc)
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
lab_wall='' lab_cpu='' raw_wall='' raw_cpu='' stored_wall='' # by measure()
TIMEFORMAT='%R %U %S'

measure() { # measure NAME COMMAND...: sets NAME_wall and NAME_cpu, in seconds
	local name=$1 figures
	shift
	{ figures=$({ time "$@" >"$here/$name.out" 2>&1; } 2>&1); } || true
	read -r wall user sys <<<"$figures"
	printf -v "${name}_wall" %s "$wall"
	printf -v "${name}_cpu" %s "$(bc <<<"$user + $sys")"
}

# What hangs costs the driver a watched second that the raw side cannot have.
mapfile -t cases < <(build/racelab list | awk '/^[a-z]/ {print $1}' |
	grep -v -e deadlock/ -e condvar/lost-wakeup -e semaphore-barrier/)

export RACELAB_STATE=$here/state
measure lab build/racelab check --fresh --no-color --trace "$here/trace" \
	"${cases[@]}"

# One script a group, its commands in their order; groups are independent.
mkdir "$here/groups"
work=$(head -n 1 "$here/trace" | grep -o "$here/state/work-[A-Za-z0-9]*" | head -n 1)
awk -F '\t' -v to="$here/groups/" '$4 == 0 {
	name = $1; sub(/.*\//, "", name); print $5 > (to name)}' "$here/trace"
mkdir -p "$work"
export -n RACELAB_STATE
raw() { find "$here/groups" -type f -print0 | xargs -0 -n 1 -P "$jobs" sh; }
measure raw raw
rm -rf "$work"

export RACELAB_STATE=build/state
build/racelab check --no-color >/dev/null || true
measure stored build/racelab check --no-color

ratio() { bc <<<"scale=3; $1 / $2"; }
echo "check --fresh of ${#cases[@]} bugs and their fixes, $jobs at a time"
echo "  racelab:  ${lab_wall} s, ${lab_cpu} s of processor time"
echo "  raw:      ${raw_wall} s, ${raw_cpu} s of processor time"
echo "  processor time, racelab / raw:             $(ratio "$lab_cpu" "$raw_cpu") (asked: at most 1.05)"
echo "  wall / (processor time / processors):      $(ratio "$lab_wall" "$(bc <<<"scale=3; $lab_cpu / $jobs")") (asked: at most 1.10)"
make -s -f tests/explore/standalone.mk bench
echo "second check of the whole corpus, from stored results"
echo "  ${stored_wall} s (asked: under 0.3 s)"
