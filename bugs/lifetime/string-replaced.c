/*
 * A station puts up a new text and throws the old one away while it is read.
 *
 * Who changes the text makes a new one, points the sign at it and frees the old
 * one. A traveller takes the pointer from the sign and reads along it, letter
 * by letter:
 *
 *	traveller: takes the pointer, reads "Pla"
 *	station:                                   sign = new text, free(old)
 *	traveller:                                 reads on   <- in freed memory
 *
 * The pointer itself is not guarded either, but that is the smaller evil: if it
 * were atomic, the traveller would still be reading when the text goes.
 *
 * class:    lifetime
 * cwe:      416, 362
 * cert:     MEM30, CON43
 * tsan:     data-race text; maybe use-after-free text -- a traveller must be in
 *           the middle of it
 * helgrind: data-race text
 * drd:      data-race text
 * explore:  data-race text; use-after-free text
 * native:   maybe check length -- a traveller must be in the middle of it
 * hint:     How long does a traveller need the text that he has begun to read?
 * hint:     How does the station know that nobody reads the old text any more?
 * hint:     Copy it under a lock, or do not free what may still be read.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "lab.h"

enum { CHANGES = SIZE(20, 1), TRAVELLERS = 2, LENGTH = 10, WIDTH = 16 };

static char *text_of(int platform)
{
	char *text = malloc(WIDTH);

	if (!text)
		abort();
	memset(text, 0, WIDTH);                    //@ text
	memset(text, '0' + platform % 10, LENGTH); //@ text
	return text;
}

//@ edit
static char *sign; /* guarded by nothing */

static void put_up(char *text)
{
	char *old = sign;

	sign = text; //@ text
	free(old);   //@ text
}

/* Returns how many letters were read. */
static size_t read_sign(void)
{
	return strlen(sign); //@ text
}

static void clean_up(void)
{
	free(sign);
}
//@ end

static void *station(void *unused)
{
	(void)unused;
	for (int i = 1; i <= CHANGES; i++)
		put_up(text_of(i));
	return NULL;
}

static void *traveller(void *unused)
{
	(void)unused;
	for (int i = 0; i < CHANGES; i++)
		CHECK(read_sign() == LENGTH); //@ length
	return NULL;
}

int main(void)
{
	pthread_t travellers[TRAVELLERS];
	pthread_t thread;

	put_up(text_of(0));
	for (int i = 0; i < TRAVELLERS; i++)
		pthread_create(&travellers[i], NULL, traveller, NULL);
	pthread_create(&thread, NULL, station, NULL);
	for (int i = 0; i < TRAVELLERS; i++)
		pthread_join(travellers[i], NULL);
	pthread_join(thread, NULL);
	clean_up();
}
