/* symptoms.c - what Helgrind and DRD say that means something else. */
#include "valgrind.h"

const struct symptom valgrind_symptoms[] = {
	{"__tsan_atomic",
	 "The access is a C11 atomic, and what it conflicts with is a plain "
	 "access of the same memory that nothing orders.",
	 "Make the other access atomic too, or order it: initialise before "
	 "the object is published, free after its last user has released "
	 "it."},
	{"<fn>atomic_",
	 "The tool knows no C11 atomics: it takes them for plain accesses, so "
	 "a right use of a flag, spin lock or reference count is reported.",
	 "Build with racelab, whose runtime tells the tool what each atomic "
	 "orders; or confirm the race with ThreadSanitizer, which knows C11."},
	{": atomic_",
	 "The tool knows no C11 atomics: it takes them for plain accesses, so "
	 "a right use of a flag, spin lock or reference count is reported.",
	 "Build with racelab, whose runtime tells the tool what each atomic "
	 "orders; or confirm the race with ThreadSanitizer, which knows C11."},
	{"atomic_base.h",
	 "The access is in a C++ atomic. The tool knows no atomics: it takes "
	 "them for plain accesses, so a right use of a flag, spin lock or "
	 "reference count is reported.",
	 "Confirm the race with ThreadSanitizer, which knows what atomics "
	 "order."},
	{"dubious: associated lock is not held",
	 "A condition was signalled while nobody held its mutex. POSIX allows "
	 "it, and it loses no wake-up if the predicate was changed with the "
	 "mutex held.",
	 "Look where the predicate is written. Held there: no bug; signal "
	 "before the unlock if you want silence. Not held: a lost wake-up."},
	{"has been signaled but the associated mutex",
	 "A condition was signalled while nobody held its mutex. POSIX allows "
	 "it, and it loses no wake-up if the predicate was changed with the "
	 "mutex held.",
	 "Look where the predicate is written. Held there: no bug; signal "
	 "before the unlock if you want silence. Not held: a lost wake-up."},
	{"Giving up",
	 "Valgrind could not read the program's debugging information (3.19 "
	 "fails on the DWARF 5 that clang writes) and checked nothing.",
	 "Compile and link everything with -gdwarf-4. Do not take the silence "
	 "for a clean run."},
	{"unhandled dwarf2 abbrev form code",
	 "Valgrind does not know this version of debugging information, so "
	 "lines are missing or it stops.",
	 "Compile with -gdwarf-4."},
	{"Exiting thread still holds",
	 "A thread ended while it held a lock. If the program hung and was "
	 "stopped, this is where each holder waited: read it as a deadlock.",
	 "If it ended by itself, unlock on every path out, also in "
	 "cancellation handlers; if it hung, make all threads take the locks "
	 "in one order."},
	{"lock order",
	 "Two locks were taken in both orders. Helgrind does not see a third "
	 "lock held around both, nor that the threads never meet.",
	 "Take the locks in one order everywhere. If one lock is always held "
	 "around both, or a join parts the threads, the report is false."},
	{"destroy of a locked mutex",
	 "A mutex was destroyed while somebody held it, which POSIX leaves "
	 "undefined.",
	 "Join the threads that use it first, and unlock before destroying."},
	{"thrd_create",
	 "The program uses <threads.h>, whose calls Valgrind does not "
	 "intercept: DRD crashes on them and what they order is not seen.",
	 "Use pthread_create and its like; they do the same."},
	{"the 'impossible' happened",
	 "Valgrind itself failed; the program was not checked to its end.",
	 "Try the other tool and a later Valgrind; reduce the program."},
	{"Unrecognised instruction",
	 "The program or a library uses an instruction that this Valgrind "
	 "does not know.",
	 "Compile without -march=native; use a later Valgrind."},
	{"A must-be-redirected function",
	 "The C library's debugging symbols are missing, so Valgrind cannot "
	 "intercept what it must.",
	 "Install the package libc6-dbg."},
	{"Destroying locked mutex",
	 "A mutex was destroyed while somebody held it, which POSIX leaves "
	 "undefined.",
	 "Join the threads that use it first, and unlock before destroying."},
	{"still locked at thread exit",
	 "A thread ended while it held a lock, which nobody can take any more.",
	 "Unlock on every path out, also in cancellation handlers."},
	{"I'm not reporting any more",
	 "Valgrind stopped reporting: there were more errors than its limit.",
	 "Mend the first ones and run again, or give --error-limit=no."},
	{"is not a mutex",
	 "The mutex was never initialised or locked, or was destroyed.",
	 "Initialise it with pthread_mutex_init or "
	 "PTHREAD_MUTEX_INITIALIZER, and use it only between that and "
	 "pthread_mutex_destroy."},
	{"Max number of threads",
	 "The program made more threads than Valgrind holds (500).",
	 "Use fewer threads in the test, or --max-threads=N."},
	{NULL, NULL, NULL},
};
