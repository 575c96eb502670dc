/* price.c - what the fixes of a bug cost, beside each other. */
#include <float.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "build.h"
#include "digest.h"
#include "file.h"
#include "memory.h"
#include "price.h"
#include "scale/ratio.h"
#include "terminal.h"

enum { ROUNDS = 9, MOST_FIXES = 31, LONGEST = 4096 };

static const double run_limit = 20; /* seconds */

static const char *const words[MEASURES] = {"elapsed", "processor"};

struct bidder {
	const struct program *fix;
	struct build build;
	double samples[MEASURES][ROUNDS];
	char *failed; /* why there is no price, or NULL */
};

struct auction {
	struct session *session;
	struct bidder bidders[MOST_FIXES];
	size_t n;
	char *took; /* where a run writes its times */
};

static void gather(struct auction *auction, const struct corpus *corpus,
		   const struct program *bug)
{
	for (size_t i = 0; i < corpus->n && auction->n < MOST_FIXES; i++) {
		const struct program *fix = &corpus->programs[i];
		struct bidder *bidder = &auction->bidders[auction->n];

		if (!fix->how || fix->broken || corpus_bug(corpus, fix) != bug)
			continue;
		*bidder = (struct bidder) {.fix = fix};
		build_describe(&bidder->build, auction->session, fix,
			       detector_named("scale"));
		auction->n++;
	}
}

/* What the prices depend on. */
static void key_of(digest key, const struct auction *auction)
{
	const struct session *session = auction->session;
	char *all = say("prices\n%s\n%s\n%s\n%d\n", session->lab,
			session->machine, session->cc.version, ROUNDS);

	for (size_t i = 0; i < auction->n; i++) {
		const struct program *fix = auction->bidders[i].fix;
		char *commands = build_commands(&auction->bidders[i].build);
		digest source;
		char *longer;

		digest_bytes(source, fix->source, fix->length);
		longer = say("%s%s %s\n%s", all, fix->name, source, commands);
		free(all);
		free(commands);
		all = longer;
	}
	digest_bytes(key, all, strlen(all));
	free(all);
}

/* Returns 0, or the signal that interrupted. */
static int build_all(struct auction *auction)
{
	int interrupted;

	for (size_t i = 0; i < auction->n; i++)
		build_start(&auction->bidders[i].build, auction->session, i);
	interrupted = pool_run(auction->session->pool, NULL, NULL);
	for (size_t i = 0; i < auction->n && !interrupted; i++)
		if (auction->bidders[i].build.error)
			auction->bidders[i].failed = copy("does not compile");
	return interrupted;
}

/* `took ELAPSED PROCESSOR`, in nanoseconds, as scale/runtime/span.c writes. */
static bool read_took(const char *path, struct bidder *bidder, size_t round)
{
	char *text = file_read(path, LONGEST, NULL);
	long long of[MEASURES];
	bool good = text && sscanf(text, "took %lld %lld", &of[ELAPSED],
				   &of[PROCESSOR]) == 2;

	free(text);
	for (int m = 0; m < MEASURES && good; m++)
		bidder->samples[m][round] =
			(double)(of[m] > 0 ? of[m] : 1) / 1e9;
	return good;
}

/* Returns 0, or the signal that interrupted. */
static int run_once(struct auction *auction, struct bidder *bidder,
		    size_t round)
{
	struct job job = {.output = "/dev/null", .limit = run_limit};
	int interrupted;

	argv_add(&job.command, bidder->build.executable, NULL);
	argv_addf(&job.environment, "RACELAB_TOOK=%s", auction->took);
	remove(auction->took);
	pool_submit(auction->session->pool, &job);
	interrupted = pool_run(auction->session->pool, NULL, NULL);
	if (!interrupted && (job.stopped || !WIFEXITED(job.status) ||
			     WEXITSTATUS(job.status) != 0))
		bidder->failed = copy("does not reach its end");
	else if (!interrupted && !read_took(auction->took, bidder, round))
		bidder->failed = copy("left before its end");
	argv_free(&job.command);
	argv_free(&job.environment);
	return interrupted;
}

static json_t *result_of(struct bidder *bidder)
{
	json_t *result = json_pack("{s:s}", "fix", bidder->fix->how);

	if (bidder->failed) {
		json_object_set_new(result, "failed",
				    json_string(bidder->failed));
		return result;
	}
	for (int m = 0; m < MEASURES; m++) {
		struct interval of =
			median_interval(bidder->samples[m], ROUNDS);

		json_object_set_new(
			result, words[m],
			json_pack("[fff]", of.low, of.middle, of.high));
	}
	return result;
}

/* NULL: interrupted. */
static json_t *measure(struct auction *auction)
{
	json_t *prices = json_array();
	int interrupted = build_all(auction);

	for (size_t round = 0; round < ROUNDS && !interrupted; round++)
		for (size_t i = 0; i < auction->n && !interrupted; i++) {
			/* The other way round in every second one. */
			size_t nth = round % 2 ? auction->n - 1 - i : i;
			struct bidder *bidder = &auction->bidders[nth];

			if (!bidder->failed)
				interrupted = run_once(auction, bidder, round);
		}
	for (size_t i = 0; i < auction->n && !interrupted; i++)
		json_array_append_new(prices, result_of(&auction->bidders[i]));
	if (interrupted) {
		json_decref(prices);
		return NULL;
	}
	return prices;
}

json_t *price_of(struct session *session, const struct corpus *corpus,
		 const struct program *bug)
{
	struct auction auction = {.session = session,
				  .took = say("%s/took", session->work)};
	json_t *prices = NULL;
	digest key;

	gather(&auction, corpus, bug);
	key_of(key, &auction);
	if (!session->settings->fresh)
		prices = store_get(session->store, key);
	if (!prices) {
		live_show("measuring what the fixes cost");
		prices = measure(&auction);
		live_clear();
		/* Not kept: then they are measured again. */
		if (prices)
			(void)store_put(session->store, key, prices,
					json_object());
	}
	for (size_t i = 0; i < auction.n; i++) {
		free(auction.bidders[i].failed);
		build_free(&auction.bidders[i].build);
	}
	free(auction.took);
	return prices;
}

static double middle(const json_t *price, const char *measure)
{
	return json_real_value(
		json_array_get(json_object_get(price, measure), 1));
}

static void print_price(const json_t *price, const double *least)
{
	printf("  %-18s", json_string_value(json_object_get(price, "fix")));
	for (int m = 0; m < MEASURES; m++) {
		const json_t *of = json_object_get(price, words[m]);
		char interval[64];

		snprintf(interval, sizeof interval, "(%.3f-%.3f)",
			 1e3 * json_real_value(json_array_get(of, 0)),
			 1e3 * json_real_value(json_array_get(of, 2)));
		printf(" %10.3f %-20s %8.2f ", 1e3 * middle(price, words[m]),
		       interval, middle(price, words[m]) / least[m]);
	}
	putchar('\n');
}

void price_print(const json_t *prices)
{
	double least[MEASURES] = {DBL_MAX, DBL_MAX};
	const json_t *price;
	size_t i;

	json_array_foreach(
		prices, i,
		price) for (int m = 0; m < MEASURES;
			    m++) if (!json_object_get(price, "failed") &&
				     middle(price, words[m]) < least[m])
		least[m] = middle(price, words[m]);
	printf("  %-18s %10s %-20s %8s  %10s %-20s %8s\n", "", "elapsed", "ms",
	       "x least", "processor", "ms", "x least");
	json_array_foreach(prices, i, price)
	{
		const char *failed =
			json_string_value(json_object_get(price, "failed"));

		if (failed)
			printf("  %-18s %s\n",
			       json_string_value(json_object_get(price, "fix")),
			       failed);
		else
			print_price(price, least);
	}
}
