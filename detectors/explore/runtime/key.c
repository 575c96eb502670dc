/* key.c - thread-specific data. */
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <string.h>

#include "pages.h"
#include "program.h"
#include "thread.h"

enum { KEYS = PTHREAD_KEYS_MAX };

static struct {
	bool used;
	void (*destructor)(void *);
} keys[KEYS];

static unsigned nkeys; /* below it are all that this execution has created */

typedef const void *row[KEYS];

static row *values; /* of each thread */

/* Values are set to NULL when their key is created. */
void thread_reset_values(struct thread *t)
{
	if (!values)
		values = pages(MAX_THREADS * sizeof *values);
	if (!nkeys)
		return;
	if (t->id == 0) {
		memset(keys, 0, nkeys * sizeof *keys);
		nkeys = 0;
	}
	memset(values[t->id], 0, nkeys * sizeof **values);
}

/* Whether there was any. */
static bool destroy_values(void)
{
	bool any = false;

	for (unsigned i = 0; i < nkeys; i++) {
		void *value = (void *)(uintptr_t)values[self->id][i];

		if (!keys[i].used || !keys[i].destructor || !value)
			continue;
		values[self->id][i] = NULL;
		keys[i].destructor(value);
		any = true;
	}
	return any;
}

void thread_destroy_values(void)
{
	for (int i = 0; i < PTHREAD_DESTRUCTOR_ITERATIONS; i++)
		if (!destroy_values())
			return;
}

int pthread_key_create(pthread_key_t *key, void (*destructor)(void *))
{
	for (unsigned i = 0; i < KEYS; i++) {
		if (keys[i].used)
			continue;
		keys[i].used = true;
		if (nkeys <= i)
			nkeys = i + 1;
		keys[i].destructor = destructor;
		for (int t = 0; t < nthreads; t++)
			values[t][i] = NULL;
		*key = i;
		return 0;
	}
	return EAGAIN;
}

int pthread_key_delete(pthread_key_t key)
{
	if (key >= KEYS || !keys[key].used)
		return EINVAL;
	keys[key].used = false;
	return 0;
}

void *pthread_getspecific(pthread_key_t key)
{
	if (!self || key >= KEYS || !keys[key].used)
		return NULL;
	return (void *)(uintptr_t)values[self->id][key];
}

int pthread_setspecific(pthread_key_t key, const void *value)
{
	if (!self || key >= KEYS || !keys[key].used)
		return EINVAL;
	values[self->id][key] = value;
	return 0;
}
