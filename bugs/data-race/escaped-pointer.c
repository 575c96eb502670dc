/*
 * A zoo looks an animal up under a lock, and feeds it without.
 *
 * find() takes the lock, as every function of the register does, and returns a
 * pointer to the entry.  The lock is given back and the pointer goes on: the
 * keeper writes through it.  Two keepers who feed the same animal:
 *
 *	north: lock, find the elephant, unlock, load meals (3)
 *	south: lock, find the elephant, unlock,                load meals (3),
 *	                                                       store 4
 *	north: store 4                          <- and it is fed once too often
 *
 * A lock guards data only for as long as it is held.  Whoever hands out a
 * pointer to what it guards hands out the data without the guard.
 *
 * class:    data-race
 * cwe:      820
 * cert:     CON43
 * tsan:     data-race meals
 * helgrind: data-race meals
 * drd:      data-race meals
 * explore:  data-race meals; check fed
 * native:   maybe check fed -- a keeper must be stopped between his load and
 *           his store
 * hint:     Where does the lock end, and where does the pointer end?
 * hint:     What is the lock of the register there to guard?
 * hint:     Do inside what needs the lock, or hold it for as long as the
 *           pointer.
 */
#include <pthread.h>
#include <stddef.h>
#include <string.h>

#include "lab.h"

enum { ANIMALS = 3, KEEPERS = 2, FEEDINGS = SIZE(60, 2) };

//@ edit
struct animal {
	const char *name; /* constant */
	int meals;        /* guarded by register_lock */
};

static pthread_mutex_t register_lock = PTHREAD_MUTEX_INITIALIZER;
static struct animal animals[ANIMALS] = {
	{"zebra", 0}, {"elephant", 0}, {"otter", 0}};

static struct animal *find(const char *name)
{
	struct animal *found = NULL;

	pthread_mutex_lock(&register_lock);
	for (int i = 0; i < ANIMALS; i++)
		if (!strcmp(animals[i].name, name))
			found = &animals[i];
	pthread_mutex_unlock(&register_lock);
	return found;
}

static void feed(const char *name)
{
	struct animal *animal = find(name);

	if (animal)
		animal->meals++; //@ meals
}

static int meals(const char *name)
{
	const struct animal *animal = find(name);

	return animal ? animal->meals : 0;
}
//@ end

static void *keeper(void *unused)
{
	(void)unused;
	for (int i = 0; i < FEEDINGS; i++)
		feed("elephant");
	return NULL;
}

int main(void)
{
	pthread_t keepers[KEEPERS];

	for (int i = 0; i < KEEPERS; i++)
		pthread_create(&keepers[i], NULL, keeper, NULL);
	for (int i = 0; i < KEEPERS; i++)
		pthread_join(keepers[i], NULL);
	CHECK(meals("elephant") == KEEPERS * FEEDINGS); //@ fed
}
