/* oracle_generate.c - random programs, and the same in C. */
#include "oracle.h"

#include <string.h>

static uint64_t state;

static int below(int n)
{
	uint64_t z = state += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return (int)((z ^ (z >> 31)) >> 33) % n;
}

static void append(struct program *p, int t, enum op op, int object, int value)
{
	if (p->length[t] < LENGTH)
		p->at[t][p->length[t]++] =
			(struct operation) {op, object, value};
}

static void simple(struct program *p, int t)
{
	static const enum op ops[] = {OP_LOAD, OP_STORE, OP_ADD,  OP_CAS,
				      OP_READ, OP_READ,  OP_WRITE};

	append(p, t, ops[below(sizeof ops / sizeof *ops)], below(OBJECTS),
	       below(3));
}

/* A locked region, perhaps with a wait or another lock in it. */
static void region(struct program *p, int t)
{
	int m = below(OBJECTS), inner = below(6);

	if (p->length[t] + 6 > LENGTH)
		return;
	append(p, t, OP_LOCK, m, 0);
	if (inner == 0) {
		append(p, t, OP_LOCK, 1 - m, 0);
		simple(p, t);
		append(p, t, OP_UNLOCK, 1 - m, 0);
	} else if (inner == 1 && m == 0) {
		append(p, t, OP_WAIT, 0, 0);
	} else {
		simple(p, t);
	}
	append(p, t, OP_UNLOCK, m, 0);
}

static void one(struct program *p, int t)
{
	switch (below(14)) {
	case 0:
	case 1:
	case 2:
		region(p, t);
		break;
	case 3:
		append(p, t, below(3) ? OP_SIGNAL : OP_BROADCAST, 0, 0);
		break;
	case 4:
		append(p, t, OP_SEM_POST, 0, 0);
		break;
	case 5:
		append(p, t, below(3) ? OP_SEM_WAIT : OP_SEM_TRY, 0, 0);
		break;
	case 12:
	case 13:
		if (p->length[t] + 4 > LENGTH)
			break;
		append(p, t, below(2) ? OP_READ_LOCK : OP_WRITE_LOCK, 0, 0);
		for (int n = 1 + below(2); n; n--)
			simple(p, t);
		append(p, t, OP_RW_UNLOCK, 0, 0);
		break;
	case 6:
		if (p->length[t] + 3 > LENGTH)
			break;
		append(p, t, OP_TRY, below(OBJECTS), 2);
		simple(p, t);
		append(p, t, OP_UNLOCK, p->at[t][p->length[t] - 2].object, 0);
		break;
	default:
		simple(p, t);
	}
}

struct program generate(uint64_t seed)
{
	struct program p = {0};

	state = seed * 0xd1342543de82ef95 + 1;
	p.nthreads = 2 + below(2);
	p.units = below(3) ? 0 : 1;
	for (int t = 0; t < p.nthreads; t++)
		for (int n = 2 + below(p.nthreads == 2 ? 5 : 3); n; n--)
			one(&p, t);
	return p;
}

static void emit_operation(FILE *out, const struct operation *o, int index,
			   int t)
{
	static const char *const how[OP_KINDS] = {
		[OP_LOAD] = "atomic_load(&a[%d])",
		[OP_STORE] = "(atomic_store(&a[%d], %d), 0)",
		[OP_ADD] = "atomic_fetch_add(&a[%d], %d)",
		[OP_CAS] = "cas(&a[%d], %d)",
		[OP_READ] = "v[%d]",
		[OP_WRITE] = "(v[%d] = %d, %d)",
		[OP_LOCK] = "pthread_mutex_lock(&m[%d])",
		[OP_UNLOCK] = "pthread_mutex_unlock(&m[%d])",
		[OP_WAIT] = "pthread_cond_wait(&c, &m[%d])",
		[OP_SIGNAL] = "pthread_cond_signal(&c) + %d",
		[OP_BROADCAST] = "pthread_cond_broadcast(&c) + %d",
		[OP_SEM_WAIT] = "sem_wait(&s) + %d",
		[OP_SEM_TRY] = "!sem_trywait(&s) + %d",
		[OP_SEM_POST] = "sem_post(&s) + %d",
		[OP_READ_LOCK] = "pthread_rwlock_rdlock(&l) + %d",
		[OP_WRITE_LOCK] = "pthread_rwlock_wrlock(&l) + %d",
		[OP_RW_UNLOCK] = "pthread_rwlock_unlock(&l) + %d",
	};

	if (o->op == OP_TRY) {
		fprintf(out,
			"\tif (pthread_mutex_trylock(&m[%d])) {\n"
			"\t\tgot(%d, 0);\n\t\tgoto skip_%d;\n\t}\n"
			"\tgot(%d, 1);\n",
			o->object, t, index, t);
		return;
	}
	fprintf(out, "\tgot(%d, ", t);
	/* Only a write uses the value twice: gcc reads back what an
	   assignment has stored when its value is used. */
	fprintf(out, how[o->op], o->object, o->value, o->value);
	fprintf(out, ");\n");
}

void emit(FILE *out, const struct program *p, int n)
{
	for (int t = 0; t < p->nthreads; t++) {
		fprintf(out, "static void *program_%d_%d(void *unused)\n{\n", n,
			t);
		for (int i = 0; i < p->length[t]; i++) {
			for (int k = 0; k < i; k++)
				if (p->at[t][k].op == OP_TRY &&
				    k + p->at[t][k].value + 1 == i)
					fprintf(out, "skip_%d:;\n", k);
			emit_operation(out, &p->at[t][i], i, t);
		}
		for (int k = 0; k < p->length[t]; k++)
			if (p->at[t][k].op == OP_TRY &&
			    k + p->at[t][k].value + 1 == p->length[t])
				fprintf(out, "skip_%d:;\n", k);
		fprintf(out, "\treturn unused;\n}\n\n");
	}
	fprintf(out, "static void program_%d(void)\n{\n\tpthread_t t[%d];\n\n",
		n, p->nthreads);
	fprintf(out, "\tsem_init(&s, 0, %d);\n", p->units);
	for (int t = 0; t < p->nthreads; t++)
		fprintf(out, "\tpthread_create(&t[%d], 0, program_%d_%d, 0);\n",
			t, n, t);
	for (int t = 0; t < p->nthreads; t++)
		fprintf(out, "\tpthread_join(t[%d], 0);\n", t);
	fprintf(out, "}\n\n");
}
