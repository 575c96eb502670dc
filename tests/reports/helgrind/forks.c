/* A race before a fork and another one in the child. */
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>
static int hits;
static void *more(void *u)
{
	hits++;
	return u;
}
static void *less(void *u)
{
	hits--;
	return u;
}
static void twice(void *(*function)(void *))
{
	pthread_t a, b;
	pthread_create(&a, 0, function, 0);
	pthread_create(&b, 0, function, 0);
	pthread_join(a, 0);
	pthread_join(b, 0);
}
int main(void)
{
	twice(more);
	pid_t child = fork();
	if (!child) {
		twice(less);
		return 0;
	}
	waitpid(child, 0, 0);
	return 0;
}
