/*
 * A winery copies a barrel to look at it in peace, and the lock comes along.
 *
 * To print a barrel without holding it up, report() copies the whole struct
 * under its lock.  The copy's mutex is a copy of a locked mutex, whose holder
 * will never unlock the copy:
 *
 *	cellar: lock barrel, copy = *barrel, unlock barrel
 *	        lock copy ... waits for ever
 *
 * A mutex is a place, not a value.  POSIX forbids to use a copy, even of a free
 * one: some systems keep the mutex's address in it, or a list of who waits.
 * The copy is hidden well, in one `=`.
 *
 * class:    lock-misuse
 * cwe:      667
 * tsan:     nothing -- to it a copied mutex is a new one, and it waits
 * helgrind: maybe data-race copy taste -- the copy reads the mutex too, and
 *           that races with the cellarer's calls if these come first
 * drd:      nothing -- to it a copied mutex is a new one, and it waits
 * explore:  misuse lock
 * native:   deadlock lock
 * hint:     Which bytes does `copy = *barrel` copy?
 * hint:     In what state is the lock at that moment?
 * hint:     Copy what the lock guards, and not the lock.
 */
#include <pthread.h>
#include <stddef.h>

#include "lab.h"

enum { DAYS = SIZE(10, 2) };

struct barrel {
	pthread_mutex_t lock; /* guards the rest */
	int litres;
	int tastings;
};

static struct barrel barrel = {PTHREAD_MUTEX_INITIALIZER, 200, 0};

static void taste(struct barrel *b)
{
	pthread_mutex_lock(&b->lock); //@ taste
	b->litres--;
	b->tastings++;
	pthread_mutex_unlock(&b->lock); //@ taste
}

//@ edit
/* What was in the barrel on the first day. */
static int original(struct barrel *b)
{
	int litres;

	pthread_mutex_lock(&b->lock); //@ lock
	litres = b->litres + b->tastings;
	pthread_mutex_unlock(&b->lock);
	return litres;
}

static int report(struct barrel *b)
{
	struct barrel copy;

	pthread_mutex_lock(&b->lock);
	copy = *b; //@ copy
	pthread_mutex_unlock(&b->lock);
	return original(&copy);
}
//@ end

static void *cellarer(void *unused)
{
	(void)unused;
	for (int i = 0; i < DAYS; i++)
		taste(&barrel);
	return NULL;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, cellarer, NULL);
	CHECK(report(&barrel) == 200);
	pthread_join(thread, NULL);
	CHECK(barrel.litres == 200 - DAYS);
}
