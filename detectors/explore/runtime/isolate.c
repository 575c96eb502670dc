/*
 * isolate.c - a process for each execution.
 *
 * What the runtime keeps in pages() is shared with the child; its variables
 * are sent back when the child is done.
 */
#include "isolate.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "pages.h"

extern char __start_racelab_data[], __stop_racelab_data[];
extern char __start_racelab_bss[], __stop_racelab_bss[];

static struct mail {
	bool sent;
	enum outcome outcome;
	char variables[];
} * mail;

static size_t data_size(void)
{
	return (size_t)(__stop_racelab_data - __start_racelab_data);
}

static size_t bss_size(void)
{
	return (size_t)(__stop_racelab_bss - __start_racelab_bss);
}

void isolate_init(void)
{
	pages_share();
	mail = pages(sizeof *mail + data_size() + bss_size());
}

static void send(enum outcome outcome)
{
	mail->outcome = outcome;
	memcpy(mail->variables, __start_racelab_data, data_size());
	memcpy(mail->variables + data_size(), __start_racelab_bss, bss_size());
	mail->sent = true;
}

static void receive(void)
{
	memcpy(__start_racelab_data, mail->variables, data_size());
	memcpy(__start_racelab_bss, mail->variables + data_size(), bss_size());
}

enum outcome isolate_run(void)
{
	long child;
	int status;

	mail->sent = false;
	/* Not fork(): that is the program's, and not modelled. */
	child = syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
	if (child < 0)
		die("cannot make a process for an execution: %s",
		    strerror(errno));
	if (!child) {
		send(run_once());
		_exit(0);
	}
	while (syscall(SYS_wait4, child, &status, 0, NULL) < 0)
		if (errno != EINTR)
			die("lost the process of an execution: %s",
			    strerror(errno));
	if (!mail->sent)
		die("the process of an execution died (status 0x%x)", status);
	receive();
	return mail->outcome;
}
