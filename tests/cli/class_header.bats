#!/usr/bin/env bats
# What is found inside a class's header counts for the line of the case that
# called it, whoever finds it and whichever compiler built it.
load lab

# shared HEADER...: what every program of the class includes.
shared() {
	tree
	rm "$cases"/*/small/*.c
	cat >"$cases/bugs/small/small.h"
}

# pair NAME: the bug on stdin, and the fix that a second reading of it makes:
# its edit region empty.
pair() {
	tee "$cases/bugs/small/$1.c" |
		sed -e '/^ \* class:/,/^ \*\//{/^ \*\//!d}' \
			-e '/edit/,/end/{/edit/!{/end/!d}}' \
			>"$cases/fixes/small/$1.none.c"
}

both_compilers() {
	for cc in clang gcc; do
		run -0 racelab check --cases "$cases" --cc "$cc"
		judged PROVED "small/$1"
		judged CONFIRMED "small/$1.none"
	done
}

@test "a data race inside the header lies on the lines that call it" {
	shared <<-'END'
		#include <pthread.h>

		static int hits; /* guarded by nothing */

		static inline void hit(void)
		{
			hits++;
		}
	END
	pair race <<-'END'
		/*
		 * Two threads call the function that races with itself.
		 *
		 * class:    small
		 * tsan:     data-race here there
		 * helgrind: data-race here there
		 * drd:      maybe data-race here -- it names one side; maybe
		 *           data-race there -- as above
		 * explore:  data-race here there
		 */
		#include "small.h"
		#include "lab.h"

		static void *other(void *unused)
		{
			//@ edit
			hit(); //@ there
			//@ end
			return unused;
		}

		int main(void)
		{
			pthread_t thread;

			pthread_create(&thread, NULL, other, NULL);
			hit(); //@ here
			pthread_join(thread, NULL);
			CHECK(hits >= 0);
		}
	END
	sed -i 's| *//@ here||' "$cases/fixes/small/race.none.c"
	both_compilers race
}

@test "who sleeps for ever inside the header sleeps in the line that called it" {
	shared <<-'END'
		#include <pthread.h>

		static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
		static pthread_cond_t change = PTHREAD_COND_INITIALIZER;

		static inline void sleep_well(void)
		{
			pthread_mutex_lock(&lock);
			pthread_cond_wait(&change, &lock);
			pthread_mutex_unlock(&lock);
		}
	END
	pair sleeper <<-'END'
		/*
		 * Main sleeps, and nobody is there to wake it.
		 *
		 * class:    small
		 * native:   stuck here
		 * explore:  stuck here
		 */
		#include "small.h"
		#include "lab.h"

		int main(void)
		{
			//@ edit
			sleep_well(); //@ here
			//@ end
			(void)sleep_well;
			CHECK(1);
		}
	END
	both_compilers sleeper
}

@test "a crash inside the header happens in the line that called it" {
	shared <<-'END'
		#include <stdlib.h>

		static inline void refuse(void)
		{
			abort();
		}
	END
	pair refusal <<-'END'
		/*
		 * Main calls what ends the program.
		 *
		 * class:    small
		 * native:   crash here
		 * helgrind: crash here
		 * drd:      crash here
		 * explore:  crash here
		 */
		#include "small.h"
		#include "lab.h"

		int main(void)
		{
			//@ edit
			refuse(); //@ here
			//@ end
			CHECK(1);
		}
	END
	both_compilers refusal
}
