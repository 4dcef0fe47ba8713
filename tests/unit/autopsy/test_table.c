/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The table serves the autopsy: whatever guest kernels are known to die of is recognised, by its instruction and by its
 * function alone; and what no claim is about accuses nobody.
 */
#include "kselftest_harness.h"
#include "../../../scripts/claims/row.h"
#include "arm64/arm64.h"
#include "verdict.h"

static struct pg_deaths deaths;
static struct pg_finding_of findings[PG_DEATHS];

static struct pg_finding_of *of(enum pg_kind_of_death kind, const char *function, const char *code)
{
	struct pg_death *d = &deaths.death[0];

	memset(&deaths, 0, sizeof(deaths));
	deaths.n = 1;
	d->kind = kind;
	d->source = "test";
	snprintf(d->function, sizeof(d->function), "%s", function);
	snprintf(d->code, sizeof(d->code), "%s", code);
	if (pg_judge_deaths(&deaths, findings) != 1)
		return NULL;
	return &findings[0];
}

/* The claim, or the one that it falls with. */
static bool named(const struct pg_finding_of *f, int claim)
{
	int i;

	for (i = 0; i < f->nclaims; i++)
		if (f->claim[i] == claim || f->claim[i] == pg_arm64_claims[claim].root)
			return true;
	return false;
}

/* The first of the functions that a row names. */
static void first_function(char *to, size_t size, const struct pg_effect *e)
{
	snprintf(to, size, "%.*s+0x10/0x40", (int)strcspn(e->function, " ,"), e->function);
}

static bool kills(const struct pg_effect *e)
{
	return pg_effect_answers(e, PG_LIE) && (e->what == PG_DIES || e->what == PG_LATER) && e->function[0];
}

TEST(by_the_instruction)
{
	int i, n = 0;

	for (i = 0; i < pg_arm64.neffects; i++) {
		const struct pg_effect *e = &pg_arm64_effects[i];
		const struct pg_claim_info *row = &pg_arm64_claims[e->claim];
		char function[100], code[20];
		struct pg_finding_of *f;
		int r;

		if (!kills(e) || pg_only_looks(row))
			continue;
		for (r = 0; r < row->nregs; r++) {
			const struct pg_reg_info *reg = &pg_arm64_regs[row->regs[r]];

			first_function(function, sizeof(function), e);
			snprintf(code, sizeof(code), "%08x", (u32)reg->code | (reg->insn ? 0 : 0xd5200000 | 7));
			f = of(PG_DEATH_UNDEFINED, function, code);
			ASSERT_NE(NULL, f);
			EXPECT_EQ(PG_SURE_CERTAIN, f->sure);
			EXPECT_TRUE(named(f, e->claim)) TH_LOG("%s is not named for %s (%s) in %s", row->id, reg->name, code, function);
			n++;
		}
	}
	EXPECT_LT(80, n);
}

TEST(by_the_function_alone)
{
	int i, n = 0;

	for (i = 0; i < pg_arm64.neffects; i++) {
		const struct pg_effect *e = &pg_arm64_effects[i];
		char function[100];
		struct pg_finding_of *f;

		if (!kills(e))
			continue;
		first_function(function, sizeof(function), e);
		f = of(PG_DEATH_UNDEFINED, function, "");
		ASSERT_NE(NULL, f);
		EXPECT_EQ(PG_SURE_LIKELY, f->sure);
		EXPECT_TRUE(named(f, e->claim) || f->nclaims == PG_CLAIMS_OF)
			TH_LOG("%s is not named for %s", pg_arm64_claims[e->claim].id, function);
		n++;
	}
	EXPECT_LT(50, n);
}

TEST(what_no_claim_is_about)
{
	EXPECT_EQ(PG_SURE_UNKNOWN, of(PG_DEATH_UNDEFINED, "my_driver+0x4/0x8", "")->sure);
	EXPECT_EQ(PG_SURE_UNKNOWN, of(PG_DEATH_UNDEFINED, "__armv8pmu_probe_pmu+0x4/0x8", "d53bffe0")->sure);	/* s3_3_c15_c15_7 */
	EXPECT_EQ(PG_SURE_UNKNOWN, of(PG_DEATH_UNDEFINED, "memcpy+0x4/0x8", "f9402000")->sure);	/* ldr */
	EXPECT_EQ(PG_SURE_NO_LIE, of(PG_DEATH_UNDEFINED, "my_driver+0x4/0x8", "00000000")->sure);
	EXPECT_EQ(PG_SURE_NO_LIE, of(PG_DEATH_OPCODE, "ext4_writepages+0x4/0x8", "0f 0b 48")->sure);
	EXPECT_EQ(PG_SURE_NO_LIE, of(PG_DEATH_GP, "list_del+0x4/0x8", "48 8b 02")->sure);
	EXPECT_EQ(PG_SURE_UNKNOWN, of(PG_DEATH_UNDEFINED, "", "zzzz")->sure);
}

TEST(instructions_of_a_group)
{
	struct pg_finding_of *f = of(PG_DEATH_UNDEFINED, "refcount_inc+0x4/0x8", "b861001f");	/* stadd w1, [x0] */

	EXPECT_EQ(PG_SURE_CERTAIN, f->sure);
	ASSERT_LT(0, f->nclaims);
	EXPECT_STREQ("IN-10", pg_arm64_claims[f->claim[0]].id);
	f = of(PG_DEATH_UNDEFINED, "cmpxchg+0x4/0x8", "c8e07c41");				/* casal x0, x1, [x2] */
	EXPECT_EQ(PG_SURE_CERTAIN, f->sure);
}

TEST_HARNESS_MAIN
