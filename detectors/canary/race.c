/*
 * Two clerks both read the count before either writes it back.
 *
 * The canary: every detector of races must flag it in every run, or the
 * detector is not alive on this machine and its silence proves nothing.  The
 * rendezvous holds the window open and orders nothing that a detector sees:
 *
 *	A: reads 0
 *	B:            reads 0
 *	A: writes 1
 *	B:            writes 1       <- A's visitor is gone
 *
 * class:    canary
 * tsan:     data-race hits
 * helgrind: data-race hits
 * drd:      data-race hits
 * explore:  data-race hits; check total
 * native:   check total
 */
#include <pthread.h>
#include <stddef.h>

#include "lab.h"

static struct rendezvous both_have_read = RENDEZVOUS(2);
static int hits; /* shared by both clerks, guarded by nothing */

static void *clerk(void *unused)
{
	int seen = hits; //@ hits

	rendezvous(&both_have_read);
	hits = seen + 1; //@ hits
	return unused;
}

int main(void)
{
	pthread_t a;
	pthread_t b;

	pthread_create(&a, NULL, clerk, NULL);
	pthread_create(&b, NULL, clerk, NULL);
	pthread_join(a, NULL);
	pthread_join(b, NULL);
	CHECK(hits == 2); //@ total
}
