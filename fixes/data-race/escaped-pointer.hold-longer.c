/*
 * The caller takes the lock, and holds it for as long as it uses the pointer.
 *
 * Why it is enough: from finding the entry to the last access through the
 * pointer the lock is held, and nobody else can be at any entry.
 *
 * cost: the rule stands in a comment, and each caller must keep it; in return
 *       a caller can do several things at once
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

/* The caller holds register_lock for as long as it uses the result. */
static struct animal *find(const char *name)
{
	struct animal *found = NULL;

	for (int i = 0; i < ANIMALS; i++)
		if (!strcmp(animals[i].name, name))
			found = &animals[i];
	return found;
}

static void feed(const char *name)
{
	struct animal *animal;

	pthread_mutex_lock(&register_lock);
	animal = find(name);
	if (animal)
		animal->meals++;
	pthread_mutex_unlock(&register_lock);
}

static int meals(const char *name)
{
	const struct animal *animal;
	int fed = 0;

	pthread_mutex_lock(&register_lock);
	animal = find(name);
	if (animal)
		fed = animal->meals;
	pthread_mutex_unlock(&register_lock);
	return fed;
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
