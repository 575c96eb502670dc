/* places.c - the places of plain accesses that are known to race. */
#include <string.h>

#include "race.h"

enum { PLACES = 1 << 12 };

static uint32_t places[PLACES]; /* the settled ones: open addressing */
static uint32_t place_list[PLACES / 2];
static int nplaces, nsettled;

static inline uint32_t place_slot(uintptr_t pc)
{
	return (uint32_t)((pc * 0x9e3779b97f4a7c15) >> 52) % PLACES;
}

bool place_races(uintptr_t pc)
{
	uint32_t i = place_slot(pc);

	for (; places[i]; i = (i + 1) % PLACES)
		if (places[i] == (uint32_t)pc)
			return true;
	return false;
}

void place_add(uintptr_t pc)
{
	for (int i = 0; i < nplaces; i++)
		if (place_list[i] == (uint32_t)pc)
			return;
	if (nplaces < PLACES / 2)
		place_list[nplaces++] = (uint32_t)pc;
}

int places_settle(void)
{
	for (; nsettled < nplaces; nsettled++) {
		uint32_t i = place_slot(place_list[nsettled]);

		while (places[i])
			i = (i + 1) % PLACES;
		places[i] = place_list[nsettled];
	}
	return nsettled;
}

uintptr_t place_nth(int n)
{
	return place_list[n];
}

int places_settled(void)
{
	return nsettled;
}

void places_only(int n)
{
	int all = nplaces;

	memset(places, 0, sizeof places);
	nsettled = 0;
	nplaces = n;
	places_settle();
	nplaces = all;
}
