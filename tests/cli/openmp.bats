#!/usr/bin/env bats
# OpenMP: judged with Archer, and SKIPPED with a reason where it cannot be.
load lab

# pair [KEY...]: a sum that two OpenMP threads share, and its reduction.
pair() {
	mkdir -p "$cases/bugs/small" "$cases/fixes/small"
	{
		printf '/*\n * A title.\n *\n * class: small\n'
		printf ' * %s\n' 'cflags: -fopenmp' "$@"
		cat <<-'EOF'
			 */
			#include "lab.h"

			int main(void)
			{
				int sum = 0;

				//@ edit
			#pragma omp parallel for num_threads(2)
				for (int i = 0; i < 100; i++)
					sum += i; //@ sum
				//@ end
				CHECK(sum <= 4950);
			}
		EOF
	} >"$cases/bugs/small/sum.c"
	sed '/ \* class/,/^ \*\//{/^ \*\//!d}; s, //@ sum,,; s/num_threads(2)/& reduction(+ : sum)/' \
		"$cases/bugs/small/sum.c" |
		sed "0,/^ \*\//s,^ \*/, * cost: none\n&," >"$cases/fixes/small/sum.own.c"
}

check() {
	racelab check --cases "$cases" -n 2 "$@"
}

@test "openmp: TSan with Archer finds the race, and is silent about the fix" {
	pair 'tsan: data-race sum'
	run -0 check -d tsan -d native
	judged PROVED small/sum
	judged CONFIRMED small/sum.own
}

@test "openmp: Valgrind's tools do not know libomp: CANNOT if it is said" {
	pair 'tsan: data-race sum' 'helgrind: cannot -- it does not know libomp'
	sed -i 's/^ \* cost: none/&\n * helgrind: cannot -- it does not know libomp/' \
		"$cases/fixes/small/sum.own.c"
	run -0 check -d tsan -d helgrind
	judged PROVED small/sum
	judged CONFIRMED small/sum.own
	saw 0 cannot
}

@test "openmp: what cannot and does not say so is SKIPPED, exit 2" {
	pair 'tsan: data-race sum' 'helgrind: data-race sum'
	run -2 check -d tsan -d helgrind
	judged SKIPPED small/sum
	judged SKIPPED small/sum.own
	saw 2 "which Valgrind's tools do not know"
}

@test "openmp: a header that says cannot of a detector that can is VANISHED" {
	pair 'tsan: cannot -- it is said' 'native: maybe data-race sum -- never'
	run -1 check -d tsan
	judged VANISHED small/sum
}

@test "openmp: gcc's libgomp is not for TSan: SKIPPED, exit 2, or allowed" {
	pair 'tsan: data-race sum'
	run -2 check -d tsan -d native --cc gcc
	judged SKIPPED small/sum
	judged SKIPPED small/sum.own
	saw 2 'libgomp'
	run -0 check -d tsan -d native --cc gcc --allow-skip tsan
	judged CONFIRMED small/sum.own
	saw_no PROVED
	run -2 racelab run tsan --cases "$cases" --cc gcc small/sum
	saw 2 libgomp
}

@test "openmp: no Archer beside the compiler: SKIPPED with what to install" {
	pair 'tsan: data-race sum'
	mkdir -p away/bin
	cat >away/bin/clang <<-EOF
		#!/bin/sh
		exec "$(command -v clang)" "\$@"
	EOF
	chmod +x away/bin/clang
	run -2 check -d tsan --cc "$BATS_TEST_TMPDIR/away/bin/clang"
	judged SKIPPED small/sum
	judged SKIPPED small/sum.own
	saw 2 Archer libomp-dev
}

@test "cflags that cannot be built with here: SKIPPED under every detector" {
	pair 'native: maybe data-race sum -- never'
	sed -i 's/-fopenmp/-lno-such-library/' "$cases/bugs/small/sum.c"
	run -2 check -d native -d tsan
	judged SKIPPED small/sum
	judged SKIPPED small/sum.own
	saw 2 'cannot build with `-lno-such-library` on this machine'
	run -2 racelab run native --cases "$cases" small/sum
	saw 2 'cannot build with'
}

@test "a case's path means the case: a fix by its path has its bug's flags" {
	pair 'tsan: data-race sum'
	sed -i 's/reduction(+ : sum)//' "$cases/fixes/small/sum.own.c"
	run -1 racelab run tsan --cases "$cases" "$cases/fixes/small/../small/sum.own.c"
	saw 1 'data-race'
}
