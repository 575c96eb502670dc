#!/usr/bin/env bats
# The meeting point of lab.h, as a case sees it.

load lab

@test "a meeting leaves errno as it was, also when it opens by itself" {
	cat >met.c <<-'EOF'
		#include <errno.h>

		#include "lab.h"

		static struct rendezvous met = RENDEZVOUS(2);

		int main(void)
		{
			errno = ERANGE;
			rendezvous(&met);
			CHECK(errno == ERANGE);
		}
	EOF
	run -0 racelab run native met.c
}
