/*
 * A bank with one thread serves in turns, and a withdrawal disappears.
 *
 * The thread runs one step after the other from a queue; no two steps ever
 * overlap. A withdrawal takes two: the first reads the balance and asks the
 * customer to sign, the second, when he has signed, pays out and writes the new
 * balance. While one customer signs, the other is served:
 *
 *	turn 1: Anna's: reads 100
 *	turn 2: Bert's:            reads 100
 *	turn 3: Anna's: pays 30, writes 70
 *	turn 4: Bert's:            pays 50, writes 50   <- Anna's 30 are back
 *
 * One thread is one step at a time, and not one task at a time. What a task has
 * read before it gave the thread away is old when it has it again: each `await`
 * and each callback is such a place. There is no second thread here, and
 * nothing to be lucky about: it fails every time.
 *
 * class:    atomicity
 * cwe:      362
 * cert:     CON08
 * tsan:     nothing -- there is one thread only
 * helgrind: nothing -- there is one thread only
 * drd:      nothing -- there is one thread only
 * explore:  check balance
 * native:   check balance
 * hint:     What may run between the two steps of one withdrawal?
 * hint:     Which number is carried from the first step into the second?
 * hint:     Do it in one step, look again in the second, or let nobody else at
 *           the account in between.
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
	balance = task->seen - task->amount;
	paid += task->amount;
}

static void ask(struct withdrawal *task)
{
	task->seen = balance;
	if (task->seen >= task->amount)
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
	CHECK(balance >= 0 && balance == START - paid); //@ balance
	CHECK(paid == 30 + 50);
}
