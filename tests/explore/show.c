/* show.c - print a saved schedule as columns: show EXE SCHEDULE [PC]. */
#include <stdlib.h>

#include "../../detectors/explore/columns.h"

int main(int argc, char **argv)
{
	static char text[1 << 20];
	struct symbols *symbols;
	uint64_t marked = argc > 3 ? strtoull(argv[3], NULL, 0) : 0;
	FILE *f;
	int bad;

	if (argc < 3 || !(f = fopen(argv[2], "r")))
		return 2;
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	symbols = symbols_open(argv[1]);
	if (!symbols)
		return 2;
	bad = columns_print(stdout, text, symbols, NULL, &marked, argc > 3);
	symbols_close(symbols);
	return bad ? 1 : 0;
}
