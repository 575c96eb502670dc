/*
 * The second step works with the balance of its own turn, and asks again.
 *
 * Why it is enough: nothing that was read in an earlier turn is used. Within a
 * turn nobody else runs, so the look and the payment are one.
 *
 * cost: a customer who has signed may be sent away
 */
#include <stdbool.h>
#include <stddef.h>

#include "lab.h"

enum { START = 100, QUEUE = 8 };

struct withdrawal {
	void (*step)(struct withdrawal *); /* to run at its next turn */
	int amount;
	int seen; /* the balance at the first step */
};

static struct withdrawal *queue[QUEUE];
static unsigned first;
static unsigned last;
static int balance = START;
static int paid;

/* Let `task` go on with `step` when all before it have had their turn. */
static void later(struct withdrawal *task, void (*step)(struct withdrawal *))
{
	task->step = step;
	queue[last++ % QUEUE] = task;
}

//@ edit
static void pay(struct withdrawal *task)
{
	if (balance < task->amount)
		return;
	balance -= task->amount;
	paid += task->amount;
}

static void ask(struct withdrawal *task)
{
	if (balance >= task->amount)
		later(task, pay);
}
//@ end

int main(void)
{
	struct withdrawal anna = {.amount = 30};
	struct withdrawal bert = {.amount = 50};

	later(&anna, ask);
	later(&bert, ask);
	while (first != last) {
		struct withdrawal *task = queue[first++ % QUEUE];

		task->step(task);
	}
	CHECK(balance >= 0 && balance == START - paid);
	CHECK(paid == 30 + 50);
}
