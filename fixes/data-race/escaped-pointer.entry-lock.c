/*
 * Each entry has a lock of its own for what changes in it.
 *
 * Why it is enough: which animals there are never changes, so the pointer may
 * be handed out, and finding needs no lock at all.  What does change is
 * touched under the entry's lock only.
 *
 * cost: a lock for each entry; keepers of different animals do not wait for
 *       each other.  If animals came and went, somebody would have to see to
 *       it that an entry lives as long as a pointer to it
 */
#include <pthread.h>
#include <stddef.h>
#include <string.h>

#include "lab.h"

enum { ANIMALS = 3, KEEPERS = 2, FEEDINGS = SIZE(60, 2) };

//@ edit
struct animal {
	const char *name; /* constant, as the list of animals is */
	int meals;        /* guarded by `lock` */
	pthread_mutex_t lock;
};

static struct animal animals[ANIMALS] = {
	{"zebra", 0, PTHREAD_MUTEX_INITIALIZER},
	{"elephant", 0, PTHREAD_MUTEX_INITIALIZER},
	{"otter", 0, PTHREAD_MUTEX_INITIALIZER}};

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
	struct animal *animal = find(name);

	if (!animal)
		return;
	pthread_mutex_lock(&animal->lock);
	animal->meals++;
	pthread_mutex_unlock(&animal->lock);
}

static int meals(const char *name)
{
	struct animal *animal = find(name);
	int fed;

	if (!animal)
		return 0;
	pthread_mutex_lock(&animal->lock);
	fed = animal->meals;
	pthread_mutex_unlock(&animal->lock);
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
