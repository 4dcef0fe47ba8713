/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The table of effects: whole, in order, and spoken of in words.
 */
#include "kselftest_harness.h"
#include "../../../scripts/judge/predict.h"
#include "../../../scripts/judge/row.h"

struct set {
	bool reg[PG_NREGS];
	int n;
};

static void add(enum pg_reg reg, void *data)
{
	struct set *s = data;

	s->reg[reg] = true;
	s->n++;
}

/* Does the root need to read all that the claim asks about? Then an exception breaks the root, and the claim with it. */
static bool root_reads_it(int claim)
{
	struct set own = { 0 }, root = { 0 };
	int i;

	if (pg_claims[claim].root == PG_NCLAIMS || pg_claims[pg_claims[claim].root].kind == PG_LOOK)
		return false;
	pg_row_registers(claim, add, &own);
	pg_row_registers(pg_claims[claim].root, add, &root);
	for (i = 0; i < PG_NREGS; i++)
		if (own.reg[i] && !root.reg[i])
			return false;
	return own.n;
}

/* Claims whose check asks for an exception and nothing else. */
static bool only_dependent(int claim)
{
	return pg_claims[claim].kind == PG_LOOK && pg_claims[claim].obs == PG_NOBS && root_reads_it(claim);
}

/* Is a guest said to suffer from it? */
static bool needs_effect(int claim)
{
	return strchr("KPW", pg_claims[claim].severity) && !only_dependent(claim);
}

static bool has_effect(int claim, enum pg_verdict v)
{
	int i;

	for (i = 0; i < pg_neffects; i++)
		if (pg_effects[i].claim == claim && pg_effect_answers(&pg_effects[i], v))
			return true;
	return false;
}

TEST(every_claim_that_hurts_has_an_effect)
{
	int i, n = 0;

	for (i = 0; i < PG_NCLAIMS; i++) {
		if (!needs_effect(i))
			continue;
		n++;
		EXPECT_TRUE(has_effect(i, PG_LIE) || has_effect(i, PG_WRONG)) {
			TH_LOG("%s (%c) has no row in effects.h: %s", pg_claims[i].id, pg_claims[i].severity, pg_claims[i].breaks);
		}
	}
	EXPECT_LT(20, n);
	EXPECT_TRUE(only_dependent(PG_C_PMC_06));
	EXPECT_FALSE(only_dependent(PG_C_PMU_19));
}

/* Evidence that must be readable can be answered with an exception, so a row must say what comes of that. */
TEST(every_register_that_can_trap_has_an_effect)
{
	int i;

	for (i = 0; i < PG_NCLAIMS; i++) {
		if (!needs_effect(i) || pg_claims[i].kind == PG_LOOK || !pg_claims[i].nregs || root_reads_it(i))
			continue;
		EXPECT_TRUE(has_effect(i, PG_LIE)) {
			TH_LOG("%s: no row of effects.h says what an exception does", pg_claims[i].id);
		}
	}
}

TEST(rows_are_sound)
{
	int i;

	for (i = 0; i < pg_neffects; i++) {
		const struct pg_effect *e = &pg_effects[i];
		const char *id = pg_claims[e->claim].id;

		EXPECT_LT(e->from, e->until) {
			TH_LOG("%s: row %d ends before it begins", id, i);
		}
		if (i) {
			EXPECT_LE(pg_effects[i - 1].claim, e->claim) {
				TH_LOG("%s: row %d is not in the order of claims.h", id, i);
			}
		}
		if (e->what == PG_DIES || e->what == PG_HANGS) {
			EXPECT_NE('C', pg_claims[e->claim].severity) {
				TH_LOG("%s: is cosmetic, and kills guests in row %d", id, i);
			}
			EXPECT_STRNE("", e->function) {
				TH_LOG("%s: row %d does not say where guests die", id, i);
			}
		}
		if (e->what == PG_NOTHING) {
			EXPECT_STRNE("", e->note) {
				TH_LOG("%s: row %d says nothing", id, i);
			}
		}
	}
}

/* Two rows of one claim that speak of one release must not contradict each other when neither has a condition. */
TEST(rows_do_not_contradict)
{
	int i, k;

	for (i = 0; i < pg_neffects; i++)
		for (k = 0; k < i; k++) {
			const struct pg_effect *a = &pg_effects[k], *b = &pg_effects[i];

			if (a->claim != b->claim || !(a->answer & b->answer) || a->until <= b->from || b->until <= a->from ||
			    strcmp(a->when, "true") || strcmp(b->when, "true") || *a->only || *b->only)
				continue;
			EXPECT_EQ(a->what, b->what) {
				TH_LOG("%s: rows %d and %d", pg_claims[a->claim].id, k, i);
			}
		}
}

TEST(conditions_are_spelled)
{
	int i;

	for (i = 0; i < PG_NCLAIMS; i++) {
		const char *s = pg_condition(i);

		EXPECT_TRUE(*s && !strstr(s, "PG_") && !strstr(s, "F(") && !strstr(s, "->") && !strchr(s, '&') && !strchr(s, '|')) {
			TH_LOG("%s: '%s' of '%s'", pg_claims[i].id, s, pg_raw_condition(i));
		}
	}
	for (i = 0; i < pg_neffects; i++) {
		const char *s = pg_spelled(pg_effects[i].when);

		EXPECT_TRUE(*s && !strstr(s, "PG_") && !strchr(s, '&') && !strchr(s, '|')) {
			TH_LOG("%s: '%s'", pg_claims[pg_effects[i].claim].id, s);
		}
	}
	EXPECT_STREQ("always", pg_spelled("1"));
	EXPECT_STREQ("A.B >= 1 and not C[31]", pg_spelled("(F(A, B) >= 1 && !BIT(C, 31))"));
	EXPECT_STREQ("(A.B > 1) or (A.C != 2)", pg_spelled("(F(A, B) > 1) || (F(A, C) != 2)"));
}

TEST(words_for_everything)
{
	int i;

	for (i = 0; i < PG_NCLAIMS; i++) {
		EXPECT_STRNE("?", pg_severity_words(pg_claims[i].severity));
		EXPECT_STRNE("?", pg_kind_words(pg_claims[i].kind)) {
			TH_LOG("%s", pg_claims[i].id);
		}
	}
}

TEST(releases)
{
	EXPECT_EQ(PG_RELEASE(5, 9), pg_release_before(PG_RELEASE(5, 10)));
	EXPECT_EQ(PG_RELEASE(5, 19), pg_release_before(PG_RELEASE(6, 0)));
	EXPECT_EQ(PG_RELEASE(4, 20), pg_release_before(PG_RELEASE(5, 0)));
	EXPECT_EQ(PG_RELEASE(6, 19), pg_release_before(PG_RELEASE(7, 0)));
	EXPECT_STREQ("v5.10 to v6.6", pg_span_text(PG_RELEASE(5, 10), PG_RELEASE(6, 7)));
	EXPECT_STREQ("v5.10", pg_span_text(PG_RELEASE(5, 10), PG_RELEASE(5, 11)));
	EXPECT_STREQ("from v6.7 on", pg_span_text(PG_RELEASE(6, 7), PG_LAST));
	EXPECT_STREQ("up to v5.9", pg_span_text(PG_FIRST, PG_RELEASE(5, 10)));
	EXPECT_STREQ("every release", pg_span_text(PG_FIRST, PG_LAST));
}

TEST_HARNESS_MAIN
