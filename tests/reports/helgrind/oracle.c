#include <pthread.h>

#include "lab.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

int main(void)
{
	pthread_mutex_lock(&lock);
	CHECK(pthread_mutex_unlock(&lock) != 0 || pthread_mutex_lock(&lock));
}
