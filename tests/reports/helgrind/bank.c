/* Locks in a table and on the heap; races on the table and on a variable of
   main's, with different locks held. */
#include <pthread.h>
#include <stdlib.h>
static struct account {
	pthread_mutex_t lock;
	int balance;
} accounts[3];
static pthread_mutex_t *heap_lock;
static void *deposit(void *to)
{
	pthread_mutex_lock(&accounts[1].lock);
	accounts[2].balance += 10;
	++*(int *)to;
	pthread_mutex_unlock(&accounts[1].lock);
	return NULL;
}
static void *withdraw(void *to)
{
	pthread_mutex_lock(&accounts[2].lock);
	pthread_mutex_lock(heap_lock);
	accounts[2].balance -= 10;
	++*(int *)to;
	pthread_mutex_unlock(heap_lock);
	pthread_mutex_unlock(&accounts[2].lock);
	return NULL;
}
int main(void)
{
	pthread_t a, b;
	int seen = 0;
	heap_lock = malloc(sizeof *heap_lock);
	pthread_mutex_init(heap_lock, NULL);
	for (int i = 0; i < 3; i++)
		pthread_mutex_init(&accounts[i].lock, NULL);
	pthread_create(&a, NULL, deposit, &seen);
	pthread_create(&b, NULL, withdraw, &seen);
	pthread_join(a, NULL);
	pthread_join(b, NULL);
	free(heap_lock);
	return seen > 2;
}
