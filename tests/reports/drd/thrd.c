/* A right program of <threads.h>. */
#include <threads.h>
static int nothing(void *unused)
{
	return unused != 0;
}
int main(void)
{
	thrd_t one;
	thrd_create(&one, nothing, 0);
	thrd_join(one, 0);
	return 0;
}
