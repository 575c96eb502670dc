/*
 * Three singers meet after each verse, and one of them has a verse less.
 *
 * The barrier was made for three, and three sing.  The alto has nothing in the
 * last verse, so its thread is done after the second and returns:
 *
 *	soprano: verse 3, wait (1 of 3) ...
 *	alto:    return
 *	bass:    verse 3, wait (2 of 3) ...    <- and there is no third
 *
 * A barrier counts calls.  It cannot know that somebody will not come any
 * more.
 *
 * class:    semaphore-barrier
 * cwe:      667
 * tsan:     nothing -- it does not ask what threads wait for
 * helgrind: nothing -- it does not ask what threads wait for
 * drd:      nothing -- it does not ask what threads wait for
 * explore:  stuck meet
 * native:   stuck meet
 * hint:     How often does each singer come to the barrier?
 * hint:     Whom does the barrier wait for in the last verse?
 * hint:     Everybody comes to all meetings, or says that he leaves.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "lab.h"

enum { SINGERS = 3, VERSES = SIZE(3, 2) };

static const int parts[SINGERS] = {VERSES, VERSES - 1, VERSES};
static atomic_int sung[VERSES]; /* voices heard in each verse */

//@ edit
static pthread_barrier_t together;

static void begin(void)
{
	pthread_barrier_init(&together, NULL, SINGERS);
}

static void sing(int verses)
{
	for (int verse = 0; verse < verses; verse++) {
		atomic_fetch_add(&sung[verse], 1);
		pthread_barrier_wait(&together); //@ meet
	}
}
//@ end

static void *singer(void *argument)
{
	sing(*(const int *)argument);
	return NULL;
}

int main(void)
{
	pthread_t singers[SINGERS];

	begin();
	for (int i = 0; i < SINGERS; i++)
		pthread_create(&singers[i], NULL, singer, (void *)&parts[i]);
	for (int i = 0; i < SINGERS; i++)
		pthread_join(singers[i], NULL);
	CHECK(sung[0] == SINGERS && sung[VERSES - 1] == SINGERS - 1);
}
