/*
 * The account belongs to one withdrawal until it is done.
 *
 * A clean twin: the balance is still read in one turn and written in another.
 * Why it is enough: `busy` is a lock, made for turns instead of threads.
 * Whoever finds it taken goes to the end of the queue and comes again, and so
 * nobody else's steps come in between.
 *
 * cost: who does not sign keeps all others waiting; and a lock of this kind,
 *       too, must be given back on every path
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
static bool busy; /* a withdrawal is between its two steps */

static void pay(struct withdrawal *task)
{
	balance = task->seen - task->amount;
	paid += task->amount;
	busy = false;
}

static void ask(struct withdrawal *task)
{
	if (busy) {
		later(task, ask);
		return;
	}
	task->seen = balance;
	if (task->seen >= task->amount) {
		busy = true;
		later(task, pay);
	}
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
