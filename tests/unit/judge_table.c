/*
 * The judge, as a whole: each kind of claim against each way a run can go, then
 * every pair of runs.  A false verdict is the worst bug the lab can have.
 */
#include "judging.h"

enum { CLAIMS = 9 };

static const struct {
	bool fix;
	const char *text;
} claims[CLAIMS] = {
	{false, "data-race a"},
	{false, "maybe data-race a -- why"},
	{false, "nothing -- why"},
	{false, "dies -- why"},
	{false, "cannot -- why"},
	{false, NULL},
	{true, NULL},
	{true, "noise data-race a -- why"},
	{true, "cannot -- why"},
};

/* In the table: some failure, whichever of those that meet there. */
#define FAILURE VERDICTS
/* In the table: a run that cannot be; nothing is asked of it. */
#define UNASKED (VERDICTS + 1)

static const int expected[SITUATIONS][CLAIMS] = {
	/* bug:    required maybe nothing dies cannot unclaimed
	   fix:    clean noise cannot */
	[CLEAN] = {NOT_FOUND, RECORDED, BLIND, VANISHED, VANISHED, RECORDED,
		   CONFIRMED, VANISHED, VANISHED},
	[HIT] = {PROVED, RECORDED, VANISHED, VANISHED, VANISHED, RECORDED,
		 STRAY, CONFIRMED, FAILURE},
	[OTHER_LINE] = {STRAY, STRAY, STRAY, FAILURE, FAILURE, RECORDED, STRAY,
			FAILURE, FAILURE},
	[WEAK] = {NOT_FOUND, RECORDED, VANISHED, VANISHED, VANISHED, RECORDED,
		  STRAY, VANISHED, FAILURE},
	[ELSEWHERE] = {NOT_FOUND, RECORDED, VANISHED, VANISHED, VANISHED,
		       RECORDED, STRAY, FAILURE, FAILURE},
	[ORACLE] = {NOT_FOUND, RECORDED, BLIND, VANISHED, VANISHED, RECORDED,
		    FAILURE, FAILURE, FAILURE},
	[WATCHDOG] = {NOT_FOUND, RECORDED, BLIND, VANISHED, VANISHED, RECORDED,
		      FAILURE, FAILURE, FAILURE},
	[UNNAMED] = {STRAY, STRAY, STRAY, FAILURE, FAILURE, RECORDED, FAILURE,
		     FAILURE, FAILURE},
	[OVERTIME] = {TIMEOUT, TIMEOUT, TIMEOUT, TIMEOUT, TIMEOUT, RECORDED,
		      TIMEOUT, TIMEOUT, TIMEOUT},
	[DAMAGE] = {BROKEN, BROKEN, BROKEN, BROKEN, BROKEN, RECORDED, BROKEN,
		    BROKEN, BROKEN},
	[DEATH] = {BROKEN, BROKEN, BROKEN, DEAD, BROKEN, RECORDED, BROKEN,
		   BROKEN, BROKEN},
	[NOT_HERE] = {SKIPPED, SKIPPED, SKIPPED, SKIPPED, UNABLE, SKIPPED,
		      SKIPPED, SKIPPED, UNABLE},
	[LEFT] = {BROKEN, BROKEN, BROKEN, BROKEN, BROKEN, RECORDED, BROKEN,
		  BROKEN, BROKEN},
	[UNCHECKED] = {NOT_FOUND, RECORDED, BLIND, VANISHED, VANISHED, RECORDED,
		       BROKEN, BROKEN, BROKEN},
	[STATUS_3] = {NOT_FOUND, RECORDED, BLIND, VANISHED, VANISHED, RECORDED,
		      BROKEN, BROKEN, BROKEN},
	[SIGNALLED] = {STRAY, STRAY, STRAY, FAILURE, FAILURE, RECORDED, FAILURE,
		       FAILURE, FAILURE},
	[STATUS_66] = {NOT_FOUND, RECORDED, UNASKED, VANISHED, VANISHED,
		       RECORDED, BROKEN, BROKEN, BROKEN},
	[STOPPED] = {FAILURE, UNASKED, UNASKED, FAILURE, FAILURE, RECORDED,
		     BROKEN, BROKEN, FAILURE},
	[HIT_LEFT] = {PROVED, RECORDED, VANISHED, VANISHED, VANISHED, RECORDED,
		      FAILURE, BROKEN, FAILURE},
};

static const char *claim_name(size_t claim)
{
	return claims[claim].text  ? claims[claim].text
	       : claims[claim].fix ? "(a fix)"
				   : "(unclaimed)";
}

static void judge_runs(struct judgement *judgement, size_t claim,
		       struct run *runs, size_t n)
{
	struct program program =
		program_with(claims[claim].fix, claims[claim].text);

	judge(judgement, &program, &tool, runs, n);
	/* met points into the program, which is not needed any more. */
	judgement->n_met = 0;
	program_free(&program);
}

static enum verdict verdict_on(size_t claim, struct run *runs, size_t n)
{
	struct judgement judgement;
	enum verdict verdict;

	judge_runs(&judgement, claim, runs, n);
	verdict = judgement.verdict;
	/* A failure always says why. */
	assert_true(!verdict_fails(verdict) || judgement.n_reasons > 0);
	judgement_free(&judgement);
	return verdict;
}

static enum verdict verdict_of(size_t claim, enum situation situation)
{
	struct run run = run_of(situation);
	enum verdict verdict = verdict_on(claim, &run, 1);

	findings_free(&run.findings);
	return verdict;
}

static void each_claim_against_each_run(void **unused)
{
	unsigned wrong = 0;

	(void)unused;
	for (int s = 0; s < SITUATIONS; s++)
		for (size_t c = 0; c < CLAIMS; c++) {
			int want = expected[s][c];
			enum verdict got = verdict_of(c, (enum situation)s);

			if (want == UNASKED || (int)got == want ||
			    (want == FAILURE && verdict_fails(got)))
				continue;
			wrong++;
			print_error("`%s`, %s: %s, not %s\n", claim_name(c),
				    situation_names[s], verdict_word(got),
				    want == FAILURE
					    ? "a failure"
					    : verdict_word((enum verdict)want));
		}
	assert_int_equal(0, wrong);
}

/* What spoils a verdict alone spoils it in company. */
static bool spoils(enum verdict verdict)
{
	return verdict == STRAY || verdict == BROKEN || verdict == TIMEOUT;
}

static bool pair_is_sound(size_t c, enum verdict a, enum verdict b,
			  enum verdict both)
{
	if ((spoils(a) || spoils(b)) && !verdict_fails(both))
		return false;
	switch (both) {
	case PROVED:
		return (a == PROVED || b == PROVED) && a != SKIPPED &&
		       b != SKIPPED;
	case CONFIRMED: /* noise may be missing in one of the runs */
		return (a == CONFIRMED || b == CONFIRMED) &&
		       (a == CONFIRMED || a == VANISHED) &&
		       (b == CONFIRMED || b == VANISHED) &&
		       (claims[c].text || (a == CONFIRMED && b == CONFIRMED));
	case BLIND:
		return a == BLIND && b == BLIND;
	case DEAD:
	case UNABLE:
		return a == both || b == both;
	case SKIPPED:
		return a == SKIPPED || b == SKIPPED;
	case NOT_FOUND:
		return a != PROVED && b != PROVED;
	default:
		return true;
	}
}

static void each_pair_of_runs(void **unused)
{
	unsigned wrong = 0;

	(void)unused;
	for (size_t c = 0; c < CLAIMS; c++)
		for (int i = 0; i < SITUATIONS; i++)
			for (int j = i; j < SITUATIONS; j++) {
				struct run runs[] = {run_of((enum situation)i),
						     run_of((enum situation)j),
						     run_of((enum situation)i)};
				enum verdict both = verdict_on(c, runs, 2);
				enum verdict turned =
					verdict_on(c, runs + 1, 2);
				enum verdict a =
					verdict_of(c, (enum situation)i);
				enum verdict b =
					verdict_of(c, (enum situation)j);

				for (int k = 0; k < 3; k++)
					findings_free(&runs[k].findings);
				if (both == turned && (i != j || both == a) &&
				    pair_is_sound(c, a, b, both))
					continue;
				wrong++;
				print_error("`%s`, %s (%s) and %s (%s): %s, "
					    "turned about %s\n",
					    claim_name(c), situation_names[i],
					    verdict_word(a), situation_names[j],
					    verdict_word(b), verdict_word(both),
					    verdict_word(turned));
			}
	assert_int_equal(0, wrong);
}

static void no_run_is_broken(void **unused)
{
	(void)unused;
	for (size_t c = 0; c < CLAIMS; c++) {
		enum verdict got = verdict_on(c, NULL, 0);

		if (claims[c].text || claims[c].fix)
			assert_int_equal(BROKEN, got);
		else
			assert_int_not_equal(PROVED, got);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_claim_against_each_run),
		cmocka_unit_test(each_pair_of_runs),
		cmocka_unit_test(no_run_is_broken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
