/* A thread writes to an address that is not there. */
#include <pthread.h>
static void *dies(void *at)
{
	*(int *)at = 1;
	return at;
}
int main(void)
{
	pthread_t t;
	pthread_create(&t, 0, dies, (void *)8);
	pthread_join(t, 0);
	return 0;
}
