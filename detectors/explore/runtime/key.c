/* key.c - thread-specific data. */
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <string.h>

#include "program.h"
#include "thread.h"

enum { KEYS = 32 };

static struct {
	bool used;
	void (*destructor)(void *);
} keys[KEYS];

static bool any_key; /* was created in this execution */

/* Values are set to NULL when their key is created. */
void thread_reset_values(struct thread *t)
{
	if (t->id == 0 && any_key) {
		memset(keys, 0, sizeof keys);
		any_key = false;
	}
	if (any_key)
		memset(t->values, 0, sizeof t->values);
}

void thread_destroy_values(void)
{
	for (int again = 0; any_key && again < PTHREAD_DESTRUCTOR_ITERATIONS;
	     again++) {
		bool any = false;

		for (int i = 0; i < KEYS; i++) {
			void *value = (void *)(uintptr_t)self->values[i];

			if (!keys[i].used || !keys[i].destructor || !value)
				continue;
			self->values[i] = NULL;
			keys[i].destructor(value);
			any = true;
		}
		if (!any)
			return;
	}
}

int pthread_key_create(pthread_key_t *key, void (*destructor)(void *))
{
	for (unsigned i = 0; i < KEYS; i++) {
		if (keys[i].used)
			continue;
		keys[i].used = any_key = true;
		keys[i].destructor = destructor;
		for (int t = 0; t < nthreads; t++)
			threads[t].values[i] = NULL;
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
	if (!self || key >= KEYS)
		return NULL;
	return (void *)(uintptr_t)self->values[key];
}

int pthread_setspecific(pthread_key_t key, const void *value)
{
	if (!self || key >= KEYS || !keys[key].used)
		return EINVAL;
	self->values[key] = value;
	return 0;
}
