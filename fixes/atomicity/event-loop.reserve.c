/*
 * The money is set aside in the turn in which it was found to be there.
 *
 * Why it is enough: the look and the subtraction are in one turn. While the
 * customer signs, the balance is what the others may still have.
 *
 * cost: who does not sign has to be given back his money, on every path
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
	paid += task->amount;
}

static void ask(struct withdrawal *task)
{
	if (balance < task->amount)
		return;
	balance -= task->amount;
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
