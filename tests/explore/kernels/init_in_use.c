/*
 * Who initialises a lock may do so while another has it: that order is tried.
 *
 * expect: misuse init
 * expect: misuse unlock
 * expect: misuse unlock init
 * expect: data-race init
 * expect: data-race coins
 */
#include <pthread.h>

static pthread_mutex_t purse;
static int coins; /* guarded by purse, if it were one */

static void *stall(void *unused)
{
	pthread_mutex_init(&purse, 0); //@ init
	pthread_mutex_lock(&purse);    //@ init
	coins++;                       //@ coins
	pthread_mutex_unlock(&purse);  //@ unlock
	return unused;
}

int main(void)
{
	pthread_t t[2];

	pthread_create(&t[0], 0, stall, 0);
	pthread_create(&t[1], 0, stall, 0);
	pthread_join(t[0], 0);
	pthread_join(t[1], 0);
}
