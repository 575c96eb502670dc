/*
 * Mutexes that are initialised statically, and one destroyed while it is held.
 *
 * expect: misuse busy held
 * expect: misuse relocked
 */
#include <errno.h>
#include <pthread.h>

#include "../kernels/lab.h"

static pthread_mutex_t checks = PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP;
static pthread_mutex_t again = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static pthread_mutex_t spins = PTHREAD_ADAPTIVE_MUTEX_INITIALIZER_NP;

int main(void)
{
	CHECK(pthread_mutex_lock(&checks) == 0);
	CHECK(pthread_mutex_lock(&checks) == EDEADLK); //@ relocked
	CHECK(pthread_mutex_unlock(&checks) == 0);
	CHECK(pthread_mutex_lock(&again) == 0);
	CHECK(pthread_mutex_lock(&again) == 0);
	CHECK(pthread_mutex_unlock(&again) == 0);
	CHECK(pthread_mutex_unlock(&again) == 0);
	CHECK(pthread_mutex_lock(&spins) == 0); //@ held
	CHECK(pthread_mutex_trylock(&spins) == EBUSY);
	CHECK(pthread_mutex_destroy(&spins) == EBUSY); //@ busy
	CHECK(pthread_mutex_unlock(&spins) == 0);
	CHECK(pthread_mutex_destroy(&spins) == 0);
}
