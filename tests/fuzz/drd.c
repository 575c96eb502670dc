/* Arbitrary bytes as DRD's report. */
#define TOOL "drd"
#include "valgrind_report.h"
