/* Arbitrary bytes as Helgrind's report. */
#define TOOL "helgrind"
#include "valgrind_report.h"
