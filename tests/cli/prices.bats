#!/usr/bin/env bats
# What the fixes of a bug cost, in `racelab show`.
load lab

show() {
	racelab show --cases "$cases" --no-color "$@"
}

# The part of the last output that tells prices, one fix a line.
prices() {
	sed -n '/^What the fixes cost/,$p' <<<"$output" | tail -n +7
}

@test "each fix has a price beside the others, the least is 1.00" {
	tree
	# Eight million steps more than the other.
	fix 'for (volatile int i = 0; i < 4000000; i++) ;' \
		>"$cases/fixes/small/clerks.dear.c"
	run -0 show small/clerks
	[ "$(prices | wc -l)" -eq 2 ]
	prices | grep -q '^  mutex .* 1.00 .* 1.00 $'
	dear=$(prices | awk '$1 == "dear" {print $4}')
	[ "${dear%.*}" -ge 2 ]
}

@test "prices are measured once, and again when a fix changed or with --fresh" {
	tree
	run -0 show small/clerks
	first=$(prices)
	run -0 show small/clerks
	[ "$(prices)" = "$first" ]
	run -0 show --fresh small/clerks
	[ "$(prices)" != "$first" ]
	sed -i 's/hits++;/hits += 1;/' "$cases/fixes/small/clerks.mutex.c"
	run -0 show --trace trace small/clerks
	grep -q 'program' trace
}

@test "a price is that of MEASURED(), where a case has one, else of SIZE()" {
	tree
	for name in clerks two; do
		fix | sed 's/#include "lab.h"/&\nenum { OURS = MEASURED(3, SIZE(2, 1)), OLD = SIZE(2, 1) };/; s/hits == 2/hits == 2 \&\& OURS == 3 \&\& OLD == 2/' \
			>"$cases/fixes/small/clerks.mutex.c"
	done
	bug | sed 's/#include "lab.h"/&\nenum { OURS = MEASURED(3, SIZE(2, 1)), OLD = SIZE(2, 1) };/; s/hits == 2)/hits == 2 \&\& OURS == 3 \&\& OLD == 2)/' \
		>"$cases/bugs/small/clerks.c"
	run -0 show small/clerks
	prices | grep -q '^  mutex .* 1.00'
	run -1 racelab run native "$cases/fixes/small/clerks.mutex.c"
}

@test "a fix that does not compile or end has no price, and is said" {
	tree
	fix 'for (;;) pthread_mutex_lock(&desk);' \
		>"$cases/fixes/small/clerks.stuck.c"
	fix 'nonsense' >"$cases/fixes/small/clerks.wrong.c"
	run -0 show small/clerks
	prices | grep -q '^  stuck .*does not reach its end'
	prices | grep -q '^  wrong .*does not compile'
	prices | grep -q '^  mutex .* 1.00'
}
