/* cancel.c - cancellation, and what it leaves to clean up. */
#include <errno.h>
#include <pthread.h>

#include "finding.h"
#include "program.h"
#include "thread.h"

void cancellation_point(void)
{
}

void thread_cleanup(void)
{
}
