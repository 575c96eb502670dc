/*
 * Signals to oneself: handled, ignored, blocked, waited for.
 */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "../kernels/lab.h"

static volatile sig_atomic_t ran, last;
static pthread_t me;

static void count(int number)
{
	ran++;
	last = number;
}

static void inform(int number, siginfo_t *about, void *context)
{
	(void)context;
	ran++;
	last = about->si_signo == number ? number : -1;
	CHECK(pthread_equal(pthread_self(), me));
}

static void handlers(void)
{
	struct sigaction how = {.sa_handler = count}, old;

	CHECK(sigaction(SIGUSR1, &how, &old) == 0 && old.sa_handler == SIG_DFL);
	CHECK(sigaction(SIGUSR1, 0, &old) == 0 && old.sa_handler == count);
	CHECK(sigaction(SIGKILL, &how, 0) == -1 && errno == EINVAL);
	CHECK(sigaction(1000, &how, 0) == -1 && errno == EINVAL);
	CHECK(raise(SIGUSR1) == 0 && ran == 1 && last == SIGUSR1);
	CHECK(kill(getpid(), SIGUSR1) == 0 && ran == 2);
	CHECK(pthread_kill(me, SIGUSR1) == 0 && ran == 3);
	CHECK(kill(getpid(), 0) == 0 && pthread_kill(me, 0) == 0 && ran == 3);
	CHECK(pthread_kill(me, 1000) == EINVAL);
	how.sa_flags = SA_SIGINFO | SA_RESETHAND;
	how.sa_sigaction = inform;
	CHECK(sigaction(SIGUSR2, &how, 0) == 0);
	CHECK(raise(SIGUSR2) == 0 && ran == 4 && last == SIGUSR2);
	CHECK(sigaction(SIGUSR2, 0, &old) == 0 && old.sa_handler == SIG_DFL);
	CHECK(signal(SIGUSR2, SIG_IGN) == SIG_DFL && raise(SIGUSR2) == 0);
	CHECK(raise(SIGCHLD) == 0 && raise(SIGWINCH) == 0 && ran == 4);
	CHECK(signal(SIGUSR2, count) == SIG_IGN);
	CHECK(signal(1000, count) == SIG_ERR && errno == EINVAL);
}

static void blocked(void)
{
	sigset_t some, old;
	int got;

	sigemptyset(&some);
	sigaddset(&some, SIGUSR1);
	ran = 0;
	CHECK(pthread_sigmask(SIG_BLOCK, &some, &old) == 0);
	CHECK(!sigismember(&old, SIGUSR1));
	CHECK(pthread_sigmask(42, &some, 0) == EINVAL);
	CHECK(raise(SIGUSR1) == 0 && raise(SIGUSR1) == 0 && ran == 0);
	CHECK(sigpending(&old) == 0 && sigismember(&old, SIGUSR1));
	CHECK(sigprocmask(SIG_UNBLOCK, &some, &old) == 0 && ran == 1);
	CHECK(sigismember(&old, SIGUSR1) && !sigismember(&old, SIGUSR2));
	CHECK(sigpending(&old) == 0 && !sigismember(&old, SIGUSR1));
	CHECK(sigprocmask(SIG_BLOCK, &some, 0) == 0);
	CHECK(kill(getpid(), SIGUSR1) == 0 && ran == 1);
	CHECK(sigwait(&some, &got) == 0 && got == SIGUSR1 && ran == 1);
	CHECK(raise(SIGUSR1) == 0);
	sigemptyset(&old);
	CHECK(sigsuspend(&old) == -1 && errno == EINTR && ran == 2);
	CHECK(pthread_sigmask(SIG_SETMASK, &old, 0) == 0 && ran == 2);
}

static void alarms(void)
{
	struct itimerval soon = {.it_value = {.tv_usec = 1000}}, old;
	sigset_t some, none;
	int got;

	sigemptyset(&none);
	sigemptyset(&some);
	sigaddset(&some, SIGALRM);
	ran = 0;
	CHECK(signal(SIGALRM, count) == SIG_DFL);
	CHECK(sigprocmask(SIG_BLOCK, &some, 0) == 0);
	CHECK(alarm(0) == 0 && alarm(1) == 0);
	CHECK(sigwait(&some, &got) == 0 && got == SIGALRM && ran == 0);
	CHECK(setitimer(ITIMER_REAL, &soon, &old) == 0);
	CHECK(sigsuspend(&none) == -1 && ran == 1 && last == SIGALRM);
	CHECK(sigprocmask(SIG_UNBLOCK, &some, 0) == 0 && ran == 1);
}

static void *wakes(void *unused)
{
	CHECK(pthread_kill(me, SIGUSR1) == 0);
	return unused;
}

static void from_another(void)
{
	stack_t stack = {.ss_flags = SS_DISABLE};
	sigset_t some, none;
	pthread_t t;

	ran = 0;
	sigemptyset(&none);
	sigemptyset(&some);
	sigaddset(&some, SIGUSR1);
	CHECK(pthread_sigmask(SIG_BLOCK, &some, 0) == 0);
	CHECK(pthread_create(&t, 0, wakes, 0) == 0);
	CHECK(sigsuspend(&none) == -1 && errno == EINTR && ran == 1);
	CHECK(pthread_join(t, 0) == 0);
	CHECK(pthread_sigmask(SIG_UNBLOCK, &some, 0) == 0 && ran == 1);
	CHECK(sigaltstack(&stack, 0) == 0);
}

int main(void)
{
	me = pthread_self();
	handlers();
	blocked();
	alarms();
	from_another();
}
