/*
 * The register adds the meal itself, and hands out no pointer.
 *
 * Why it is enough: entries are touched inside of one function only, from
 * locking to unlocking.  What leaves it is a number.
 *
 * cost: whatever the register shall do, it must be told to do; it is the form
 *       that nobody can use wrongly
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

/* Adds to the animal's meals, and returns how many they are now. */
static int add_meals(const char *name, int more)
{
	int fed = 0;

	pthread_mutex_lock(&register_lock);
	for (int i = 0; i < ANIMALS; i++)
		if (!strcmp(animals[i].name, name))
			fed = animals[i].meals += more;
	pthread_mutex_unlock(&register_lock);
	return fed;
}

static void feed(const char *name)
{
	add_meals(name, 1);
}

static int meals(const char *name)
{
	return add_meals(name, 0);
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
	CHECK(meals("elephant") == KEEPERS * FEEDINGS);
}
