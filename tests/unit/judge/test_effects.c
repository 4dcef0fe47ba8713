/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The table of effects: whole, in order, and spoken of in words.
 */
#include "kselftest_harness.h"
#include "../../../scripts/claims/fate.h"
#include "../../../scripts/claims/row.h"
#include "verdict/judge.h"

/* The wings in turn: every test looks at all rows of one. */
static const struct pg_arch *arch;

struct set {
	bool reg[1024];
	int n;
};

FIXTURE(wing)
{
	int unused;
};

FIXTURE_VARIANT(wing)
{
	const struct pg_arch *arch;
};

FIXTURE_VARIANT_ADD(wing, arm64)
{
	.arch = &pg_arm64,
};

FIXTURE_VARIANT_ADD(wing, x86)
{
	.arch = &pg_x86,
};

FIXTURE_SETUP(wing)
{
	arch = variant->arch;
	ASSERT_LE(arch->nregs, 1024);
}

FIXTURE_TEARDOWN(wing)
{
}

static void add(unsigned int reg, void *data)
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

	if (arch->claims[claim].root == PG_NO_CLAIM || pg_only_looks(&arch->claims[arch->claims[claim].root]))
		return false;
	pg_row_registers(arch, claim, add, &own);
	pg_row_registers(arch, arch->claims[claim].root, add, &root);
	for (i = 0; i < arch->nregs; i++)
		if (own.reg[i] && !root.reg[i])
			return false;
	return own.n;
}

/* Claims whose check asks for an exception and nothing else. */
static bool only_dependent(int claim)
{
	return pg_only_looks(&arch->claims[claim]) && arch->claims[claim].obs == PG_NO_OBS && root_reads_it(claim);
}

static bool has_effect(int claim, enum pg_verdict v)
{
	int i;

	for (i = 0; i < arch->neffects; i++)
		if (arch->effects[i].claim == claim && pg_effect_answers(&arch->effects[i], v))
			return true;
	return false;
}

/* The rows are all that is said of what breaks: no form has other words for it. */
TEST_F(wing, every_claim_has_an_effect)
{
	int i;

	for (i = 0; i < arch->nclaims; i++) {
		bool some = arch->claims[i].severity == 'H' ? has_effect(i, PG_HIDDEN) : has_effect(i, PG_LIE) || has_effect(i, PG_WRONG);

		EXPECT_NE(only_dependent(i), some) {
			TH_LOG("%s (%c) has no row in effects.h, or needs none", arch->claims[i].id, arch->claims[i].severity);
		}
	}
	for (i = 0; i < arch->nclaims; i++) {
		if (!strcmp(arch->claims[i].id, "PMC-06"))
			EXPECT_TRUE(only_dependent(i));
		if (!strcmp(arch->claims[i].id, "PMU-19"))
			EXPECT_FALSE(only_dependent(i));
	}
}

/* Evidence that must be readable can be answered with an exception, so a row must say what comes of that. */
TEST_F(wing, every_register_that_can_trap_has_an_effect)
{
	int i;

	for (i = 0; i < arch->nclaims; i++) {
		if (only_dependent(i) || arch->claims[i].severity == 'H' || pg_only_looks(&arch->claims[i]) || !arch->claims[i].nregs || root_reads_it(i))
			continue;
		EXPECT_TRUE(has_effect(i, PG_LIE)) {
			TH_LOG("%s: no row of effects.h says what an exception does", arch->claims[i].id);
		}
	}
}

TEST_F(wing, rows_are_sound)
{
	int i;

	for (i = 0; i < arch->neffects; i++) {
		const struct pg_effect *e = &arch->effects[i];
		const char *id = arch->claims[e->claim].id;

		EXPECT_LT(e->from, e->until) {
			TH_LOG("%s: row %d ends before it begins", id, i);
		}
		if (i) {
			EXPECT_LE(arch->effects[i - 1].claim, e->claim) {
				TH_LOG("%s: row %d is not in the order of claims.h", id, i);
			}
		}
		if (e->what == PG_DIES || e->what == PG_HANGS) {
			EXPECT_NE('C', arch->claims[e->claim].severity) {
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

/* The report has a buffer for one row; the JSON of the module escapes nothing in it. */
TEST_F(wing, rows_fit_and_need_no_escapes)
{
	int i;

	for (i = 0; i < arch->neffects; i++) {
		char text[4096];
		struct pg_out o = { .buf = text, .size = sizeof(text) };

		pg_effect_sentence(&o, &arch->effects[i], true);
		EXPECT_GT(PG_EFFECT_TEXT, o.len) {
			TH_LOG("%s: row %d", arch->claims[arch->effects[i].claim].id, i);
		}
		EXPECT_EQ(NULL, strpbrk(text, "\"\\\n")) {
			TH_LOG("%s: row %d", arch->claims[arch->effects[i].claim].id, i);
		}
	}
}

/* Two rows of one claim that speak of one release must not contradict each other when neither has a condition. */
TEST_F(wing, rows_do_not_contradict)
{
	int i, k;

	for (i = 0; i < arch->neffects; i++)
		for (k = 0; k < i; k++) {
			const struct pg_effect *a = &arch->effects[k], *b = &arch->effects[i];

			if (a->claim != b->claim || !(a->answer & b->answer) || a->until <= b->from || b->until <= a->from ||
			    strcmp(a->when, "true") || strcmp(b->when, "true") || *a->only || *b->only)
				continue;
			EXPECT_EQ(a->what, b->what) {
				TH_LOG("%s: rows %d and %d", arch->claims[a->claim].id, k, i);
			}
		}
}

TEST_F(wing, conditions_are_spelled)
{
	int i;

	for (i = 0; i < arch->nclaims; i++) {
		const char *s = pg_condition(arch, i);

		EXPECT_TRUE(*s && !strstr(s, "PG_") && !strstr(s, "F(") && !strstr(s, "->") && !strchr(s, '&') && !strchr(s, '|')) {
			TH_LOG("%s: '%s' of '%s'", arch->claims[i].id, s, pg_raw_condition(arch, i));
		}
	}
	for (i = 0; i < arch->neffects; i++) {
		const char *s = pg_spelled(arch->effects[i].when);

		EXPECT_TRUE(*s && !strstr(s, "PG_") && !strchr(s, '&') && !strchr(s, '|')) {
			TH_LOG("%s: '%s'", arch->claims[arch->effects[i].claim].id, s);
		}
	}
}

TEST(expressions)
{
	EXPECT_STREQ("always", pg_spelled("1"));
	EXPECT_STREQ("A.B >= 1 and not C[31]", pg_spelled("(F(A, B) >= 1 && !SET(C, 31))"));
	EXPECT_STREQ("(A.B > 1) or (A.C != 2)", pg_spelled("(F(A, B) > 1) || (F(A, C) != 2)"));
}

TEST_F(wing, words_for_everything)
{
	int i;

	for (i = 0; i < arch->nclaims; i++) {
		EXPECT_STRNE("?", pg_severity_words(arch->claims[i].severity));
		EXPECT_STRNE("?", pg_kind_words(arch, arch->claims[i].kind)) {
			TH_LOG("%s", arch->claims[i].id);
		}
	}
}

static const char *span(unsigned int from, unsigned int until)
{
	static char text[64];
	struct pg_out o = { .buf = text, .size = sizeof(text) };

	pg_span_text(&o, from, until);
	return text;
}

TEST(releases)
{
	EXPECT_EQ(PG_RELEASE(5, 9), pg_release_before(PG_RELEASE(5, 10)));
	EXPECT_EQ(PG_RELEASE(5, 19), pg_release_before(PG_RELEASE(6, 0)));
	EXPECT_EQ(PG_RELEASE(4, 20), pg_release_before(PG_RELEASE(5, 0)));
	EXPECT_EQ(PG_RELEASE(6, 19), pg_release_before(PG_RELEASE(7, 0)));
	EXPECT_STREQ("v5.10 to v6.6", span(PG_RELEASE(5, 10), PG_RELEASE(6, 7)));
	EXPECT_STREQ("v5.10", span(PG_RELEASE(5, 10), PG_RELEASE(5, 11)));
	EXPECT_STREQ("from v6.7 on", span(PG_RELEASE(6, 7), PG_LAST));
	EXPECT_STREQ("up to v5.9", span(PG_FIRST, PG_RELEASE(5, 10)));
	EXPECT_STREQ("every release", span(PG_FIRST, PG_LAST));
}

TEST_HARNESS_MAIN
