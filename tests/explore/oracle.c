/*
 * oracle.c - the explorer against brute force, on random programs.
 *
 *	oracle emit FIRST COUNT	      the programs in C, on standard output
 *	oracle judge FIRST COUNT EXE  run EXE N for each, compare
 *
 * Exit: 0 all agree, 1 one does not, 2 the test itself broke.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "oracle.h"

enum { STATES_FD = 9 };

static void emit_all(uint64_t first, int count)
{
	puts("#include <pthread.h>\n#include <semaphore.h>\n"
	     "#include <stdatomic.h>\n#include <stdint.h>\n"
	     "#include <stdlib.h>\n#include <unistd.h>\n\n"
	     "void lab_at_exit(void (*function)(void));\n\n"
	     "static atomic_int a[2];\nstatic int v[2];\n"
	     "static pthread_mutex_t m[2] = {PTHREAD_MUTEX_INITIALIZER,\n"
	     "\tPTHREAD_MUTEX_INITIALIZER};\n"
	     "static pthread_cond_t c = PTHREAD_COND_INITIALIZER;\n"
	     "static pthread_rwlock_t l = PTHREAD_RWLOCK_INITIALIZER;\n"
	     "static sem_t s;\nstatic uint32_t r[3];\nstatic int nthreads;\n\n"
	     "static void got(int t, int value)\n{\n"
	     "\tr[t] = r[t] * 31 + (uint32_t)value;\n}\n\n"
	     "static int cas(atomic_int *at, int value)\n{\n"
	     "\tint expected = value;\n\n\treturn "
	     "atomic_compare_exchange_strong(at, &expected, value + 1);\n}\n\n"
	     "static void ended(void)\n{\n\tuint64_t h = 17;\n\n"
	     "\tfor (int i = 0; i < 2; i++)\n"
	     "\t\th = h * 1000003 + (uint32_t)a[i];\n"
	     "\tfor (int i = 0; i < 2; i++)\n"
	     "\t\th = h * 1000003 + (uint32_t)v[i];\n"
	     "\tfor (int i = 0; i < nthreads; i++)\n"
	     "\t\th = h * 1000003 + r[i];\n"
	     "\tif (write(9, &h, sizeof h) < 0)\n\t\t_exit(2);\n}\n\n"
	     "__attribute__((constructor)) static void at_exit(void)\n{\n"
	     "\tlab_at_exit(ended);\n}\n");
	for (int i = 0; i < count; i++) {
		struct program p = generate(first + (uint64_t)i);

		emit(stdout, &p, i);
	}
	puts("int main(int argc, char **argv)\n{\n\t(void)argc;\n"
	     "\tswitch (atoi(argv[1])) {");
	for (int i = 0; i < count; i++)
		printf("\tcase %d:\n\t\tnthreads = %d;\n\t\tprogram_%d();\n"
		       "\t\tbreak;\n",
		       i, generate(first + (uint64_t)i).nthreads, i);
	puts("\t}\n}");
}

/* What the explorer said. */
struct said {
	uint64_t classes;
	bool all, race, deadlock, lost, stuck, other;
	uint64_t *states, nstates, ended;
};

static int compare(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void read_report(const char *path, struct said *said)
{
	FILE *f = fopen(path, "r");
	char line[1024];

	if (!f)
		return;
	while (fgets(line, sizeof line, f)) {
		char word[64];
		unsigned long n;

		if (sscanf(line, "shown all %lu", &n) == 1) {
			said->all = true;
			said->classes = n;
		}
		if (sscanf(line, "finding %63s", word) != 1)
			continue;
		if (!strcmp(word, "data-race"))
			said->race = true;
		else if (!strcmp(word, "deadlock"))
			said->deadlock = true;
		else if (!strcmp(word, "lost-wakeup"))
			said->lost = true;
		else if (!strcmp(word, "stuck"))
			said->stuck = true;
		else
			said->other = true;
	}
	fclose(f);
}

static void read_states(const char *path, const struct answer *a,
			struct said *said)
{
	FILE *f = fopen(path, "r");
	uint64_t n = 0, h, room = 1 << 16;

	said->states = malloc(room * sizeof *said->states);
	while (f && said->states && fread(&h, sizeof h, 1, f) == 1) {
		if (n == room) {
			room *= 2;
			said->states = realloc(said->states,
					       room * sizeof *said->states);
			if (!said->states)
				abort();
		}
		said->states[n++] = h;
	}
	if (f)
		fclose(f);
	(void)a;
	said->ended = n;
	qsort(said->states, n, sizeof *said->states, compare);
	for (uint64_t i = 0; i < n; i++)
		if (!i || said->states[i] != said->states[said->nstates - 1])
			said->states[said->nstates++] = said->states[i];
}

static void explore(const char *exe, int n, const char *report,
		    const char *states)
{
	pid_t child = fork();
	int status, file;
	char number[16], options[256];

	if (child < 0)
		exit(2);
	if (child) {
		if (waitpid(child, &status, 0) < 0)
			exit(2);
		return;
	}
	file = open(states, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600);
	if (file < 0 || dup2(file, STATES_FD) < 0)
		_exit(2);
	snprintf(number, sizeof number, "%d", n);
	snprintf(options, sizeof options, "policy=all keep-going=1 report=%s",
		 report);
	setenv("RACELAB_EXPLORE", options, 1);
	execl(exe, exe, number, (char *)NULL);
	_exit(2);
}

static bool agree(const struct answer *a, const struct said *s)
{
	return s->all && !s->other && s->classes == a->classes &&
	       s->race == a->race && s->deadlock == a->deadlock &&
	       s->lost == a->lost && s->stuck == a->stuck &&
	       s->nstates == a->nstates &&
	       !memcmp(s->states, a->states, s->nstates * sizeof *s->states);
}

static void show(const char *who, uint64_t classes, bool race, bool deadlock,
		 bool lost, bool stuck, uint64_t nstates)
{
	printf("#  %s: %lu executions, %lu final states,%s%s%s%s\n", who,
	       (unsigned long)classes, (unsigned long)nstates,
	       race ? " race" : "", deadlock ? " deadlock" : "",
	       lost ? " lost-wakeup" : "", stuck ? " stuck" : "");
}

static int judge_all(uint64_t first, int count, const char *exe)
{
	char report[] = "/tmp/oracle-report-XXXXXX";
	char states[] = "/tmp/oracle-states-XXXXXX";
	int wrong = 0, judged = 0, races = 0, waits = 0;
	uint64_t classes = 0;

	if (mkstemp(report) < 0 || mkstemp(states) < 0)
		return 2;
	for (int i = 0; i < count; i++) {
		struct program p = generate(first + (uint64_t)i);
		struct answer a = enumerate(&p);
		struct said s = {0};

		if (!a.too_many) {
			unlink(report);
			explore(exe, i, report, states);
			read_report(report, &s);
			read_states(states, &a, &s);
			judged++;
			classes += a.classes;
			races += a.race;
			waits += a.deadlock || a.lost || a.stuck;
			if (!agree(&a, &s)) {
				wrong++;
				printf("# program %lu (number %d)\n",
				       (unsigned long)first + (unsigned long)i,
				       i);
				show("brute force", a.classes, a.race,
				     a.deadlock, a.lost, a.stuck, a.nstates);
				show("explorer", s.classes, s.race, s.deadlock,
				     s.lost, s.stuck, s.nstates);
			}
		}
		free(s.states);
		free(a.states);
	}
	unlink(report);
	unlink(states);
	printf("# %d programs, %lu executions, %d with a race, %d that may "
	       "wait for ever; %d too large\n",
	       judged, (unsigned long)classes, races, waits, count - judged);
	printf("1..1\n%sok 1 - %d of %d programs agree\n", wrong ? "not " : "",
	       judged - wrong, judged);
	return wrong ? 1 : 0;
}

int main(int argc, char **argv)
{
	if (argc == 4 && !strcmp(argv[1], "emit")) {
		emit_all(strtoull(argv[2], NULL, 10), atoi(argv[3]));
		return 0;
	}
	if (argc == 5 && !strcmp(argv[1], "judge"))
		return judge_all(strtoull(argv[2], NULL, 10), atoi(argv[3]),
				 argv[4]);
	fprintf(stderr, "usage: oracle emit FIRST COUNT | "
			"judge FIRST COUNT EXE\n");
	return 2;
}
