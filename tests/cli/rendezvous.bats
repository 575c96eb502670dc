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

@test "what a signal handler does to errno during a meeting stays done" {
	cat >met.c <<-'EOF'
		#include <errno.h>
		#include <pthread.h>
		#include <signal.h>

		#include "lab.h"

		static struct rendezvous waits = RENDEZVOUS(2);
		static struct rendezvous met = RENDEZVOUS(2);
		static pthread_t first;

		static void spoil(int number)
		{
			(void)number;
			errno = ERANGE;
		}

		static void *signals(void *unused)
		{
			rendezvous(&waits);
			pthread_kill(first, SIGUSR1);
			rendezvous(&met);
			return unused;
		}

		int main(void)
		{
			struct sigaction action = {.sa_handler = spoil};
			pthread_t other;

			sigaction(SIGUSR1, &action, NULL);
			first = pthread_self();
			pthread_create(&other, NULL, signals, NULL);
			errno = 0;
			rendezvous(&waits);
			rendezvous(&met);
			CHECK(errno == ERANGE);
			pthread_join(other, NULL);
		}
	EOF
	run -0 racelab run native met.c
}
