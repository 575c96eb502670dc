/*
 * Each way to misuse a mutex.
 *
 * expect: misuse unlocked
 * expect: misuse twice
 * expect: misuse locked held
 * expect: misuse destroyed
 * expect: misuse copied
 * expect: misuse garbage
 */
#include <pthread.h>
#include <string.h>

static pthread_mutex_t a = PTHREAD_MUTEX_INITIALIZER, b, c, d;

int main(void)
{
	pthread_mutexattr_t how;

	pthread_mutex_unlock(&a); //@ unlocked
	pthread_mutexattr_init(&how);
	pthread_mutexattr_settype(&how, PTHREAD_MUTEX_ERRORCHECK);
	pthread_mutex_init(&b, &how);
	pthread_mutex_lock(&b);
	pthread_mutex_lock(&b); //@ twice
	pthread_mutex_unlock(&b);
	pthread_mutex_lock(&a);    //@ held
	pthread_mutex_destroy(&a); //@ locked
	pthread_mutex_unlock(&a);
	pthread_mutex_destroy(&b);
	pthread_mutex_lock(&b); //@ destroyed
	pthread_mutex_unlock(&b);
	memcpy(&c, &a, sizeof c);
	pthread_mutex_lock(&c); //@ copied
	pthread_mutex_unlock(&c);
	memset(&d, 0x5a, sizeof d);
	pthread_mutex_lock(&d); //@ garbage
}
