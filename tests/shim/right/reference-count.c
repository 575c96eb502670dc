/* The last user frees the box. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "../two.h"

struct box {
	atomic_int users;
	int data[2];
};

static struct box *box;

static __attribute__((constructor)) void make(void)
{
	box = malloc(sizeof *box);
	if (!box)
		abort();
	atomic_init(&box->users, 2);
}

static void *first(void *unused)
{
	box->data[0] = 1;
	if (atomic_fetch_sub_explicit(&box->users, 1, memory_order_acq_rel) ==
	    1)
		free(box);
	return unused;
}

static void *second(void *unused)
{
	box->data[1] = 1;
	if (atomic_fetch_sub_explicit(&box->users, 1, memory_order_acq_rel) ==
	    1)
		free(box);
	return unused;
}
