/*
 * Two doctors go off duty, each relying on the other.
 *
 * At night one doctor must be in the house. Who wants to leave looks whether
 * the colleague is on duty, and if so writes himself off. Each entry has its
 * own lock, and every access holds it. But what one decides rests on the entry
 * that the other one is about to change:
 *
 *	Gray: lock Hill's entry, "on duty", unlock
 *	Hill:                               lock Gray's, "on duty", unlock
 *	Gray: lock own entry, off, unlock
 *	Hill:                               lock own entry, off, unlock
 *
 * and nobody is in the house. Neither has overwritten anything of the other's:
 * they wrote different variables, and broke a rule that spans both. Databases
 * call it write skew. The rendezvous is the walk from the list to the coat
 * stand.
 *
 * class:    atomicity
 * cwe:      362
 * cert:     CON08
 * tsan:     nothing -- every access holds the lock of its entry, so none races
 * helgrind: nothing -- every access holds the lock of its entry, so none races
 * drd:      nothing -- every access holds the lock of its entry, so none races
 * explore:  check nobody
 * native:   check nobody
 * hint:     Which rule has to hold, and over which variables?
 * hint:     For how long is the answer "she is on duty" true?
 * hint:     Everything that the decision rests on must stay locked until it is
 *           carried out.
 */
#include <pthread.h>
#include <stdbool.h>

#include "lab.h"

struct doctor {
	pthread_mutex_t lock; /* guards on_duty */
	bool on_duty;
};

static struct rendezvous corridor = RENDEZVOUS(2);

//@ edit
static struct doctor doctors[2] = {
	{PTHREAD_MUTEX_INITIALIZER, true},
	{PTHREAD_MUTEX_INITIALIZER, true},
};

static bool is_on_duty(struct doctor *doctor)
{
	bool on_duty;

	pthread_mutex_lock(&doctor->lock);
	on_duty = doctor->on_duty;
	pthread_mutex_unlock(&doctor->lock);
	return on_duty;
}

static void leave(int me)
{
	struct doctor *mine = &doctors[me];

	if (!is_on_duty(&doctors[1 - me]))
		return;
	rendezvous(&corridor);
	pthread_mutex_lock(&mine->lock);
	mine->on_duty = false;
	pthread_mutex_unlock(&mine->lock);
}
//@ end

static void *night(void *argument)
{
	int me = (int)((struct doctor *)argument - doctors);

	leave(me);
	return NULL;
}

int main(void)
{
	pthread_t threads[2];

	for (int i = 0; i < 2; i++)
		pthread_create(&threads[i], NULL, night, &doctors[i]);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	CHECK(doctors[0].on_duty || doctors[1].on_duty); //@ nobody
}
