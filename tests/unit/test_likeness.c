/* SPDX-License-Identifier: MIT
 * How alike units are. */
#include "compared.h"

#include "compare/match/likeness.h"

#define RULE(what) "1. Employees must declare any " what " to their manager within ten days.\n"

static void release(void *likeness)
{
	likeness_free(likeness);
}

static void release_side(void *side)
{
	side_free(side);
}

/* The clauses of a side, by their order. */
static uint32_t clause(const struct side *side, unsigned n)
{
	return (uint32_t)(unit_at(side, UNIT_CLAUSE, n) - UNIT(side, 0));
}

static struct likeness *likeness_between(void **state, const struct changes *changes)
{
	struct side *old = side_new(changes_editions(changes, false), NULL, changes->lexicon);
	struct side *new = side_new(changes_editions(changes, true), NULL, changes->lexicon);
	test_own(state, old, release_side);
	test_own(state, new, release_side);
	return test_own(state, likeness_new(old, new), release);
}

static double pair(struct likeness *likeness, const struct changes *changes, unsigned old, unsigned new)
{
	uint32_t x = clause(changes->old, old), y = clause(changes->new, new);
	return likeness_of(likeness, &x, 1, &y, 1);
}

static void the_same_words_are_1_and_others_0(void **state)
{
	const struct changes *changes =
		compared(state, "## A\n\n1. Cash is refused.\n", "## A\n\n1. Refused is cash!\n2. Answer letters.\n");
	struct likeness *likeness = likeness_between(state, changes);
	assert_true(pair(likeness, changes, 0, 0) > 0.999);
	assert_true(pair(likeness, changes, 0, 1) < 0.001);
}

static void boilerplate_weighs_little(void **state)
{
	const char *text = "## A\n\n" RULE("gift") RULE("loan") RULE("debt") RULE("prize") RULE("ticket")
		RULE("interest") "1. A gondola crosses the harbour on Sundays.\n1. A gondola crosses the estuary on "
				 "Sundays.\n";
	const struct changes *changes = compared(state, text, text);
	struct likeness *likeness = likeness_between(state, changes);
	/* One word in eleven differs, and one in seven; but the eleven stand everywhere. */
	assert_true(pair(likeness, changes, 0, 1) < pair(likeness, changes, 6, 7));
	assert_true(likeness_weight(likeness, clause(changes->old, 0), false) <
		    likeness_weight(likeness, clause(changes->old, 6), false));
}

static void two_pieces_are_the_whole(void **state)
{
	const struct changes *changes =
		compared(state, "## A\n\n1. Cash is refused. Food may be shared in the office.\n",
			 "## A\n\n1. Cash is refused.\n2. Food may be shared in the office.\n");
	struct likeness *likeness = likeness_between(state, changes);
	uint32_t whole = clause(changes->old, 0);
	uint32_t pieces[] = {clause(changes->new, 0), clause(changes->new, 1)};
	assert_true(likeness_of(likeness, &whole, 1, pieces, 2) > 0.999);
	struct overlap overlap = likeness_overlap(likeness, &whole, 1, pieces, 1);
	assert_true(overlap.both > 0.999 * overlap.new &&overlap.new > 0);
	assert_true(overlap.both < 0.6 * overlap.old);
}

static void how_often_a_word_stands_counts(void **state)
{
	const struct changes *changes =
		compared(state, "## A\n\n1. Cash, cash and cash.\n", "## A\n\n1. Cash and cash.\n");
	double alike = pair(likeness_between(state, changes), changes, 0, 0);
	assert_true(alike > 0.5 && alike < 0.999);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_same_words_are_1_and_others_0),
		TEST(boilerplate_weighs_little),
		TEST(two_pieces_are_the_whole),
		TEST(how_often_a_word_stands_counts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
