/*
 * hide.h - HIDE(address, size): no Valgrind tool checks these bytes from now
 * on.  Costs a few instructions outside Valgrind.  ThreadSanitizer needs no
 * such call: it sees only what was compiled for it.
 */
#ifndef HIDE_H
#define HIDE_H

#include <valgrind/drd.h>
#include <valgrind/helgrind.h>

/* The requests of one tool are ignored by the other. */
#define HIDE(address, size) \
	do { \
		VALGRIND_HG_DISABLE_CHECKING(address, size); \
		VALGRIND_DO_CLIENT_REQUEST_STMT( \
			VG_USERREQ__DRD_START_SUPPRESSION, address, size, 0, \
			0, 0); \
	} while (0)

#endif
