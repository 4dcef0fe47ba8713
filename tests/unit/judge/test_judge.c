/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The judge on captures made by hand: what the architecture permits is OK, what it forbids is named, and nothing else is.
 */
#include <stdlib.h>
#include "kselftest_harness.h"
#include "machine.h"

FIXTURE(judge)
{
	struct pg_capture *cap;
	struct pg_cpu *c;
	struct pg_judgement j;
};

FIXTURE_SETUP(judge)
{
	self->cap = machine(2, 6);
	self->c = &self->cap->cpu[1];
}

FIXTURE_TEARDOWN(judge)
{
	free(self->cap);
}

/* Exactly this claim, with this verdict, on CPU 1 alone; dependants aside. */
#define EXPECT_ONLY(sym, v) do { \
	pg_judge(self->cap, &self->j); \
	EXPECT_EQ(PG_LIES, self->j.overall); \
	EXPECT_EQ(1, self->j.lies); \
	EXPECT_EQ(v, self->j.result[PG_C_##sym].worst.verdict); \
	EXPECT_EQ(1, self->j.result[PG_C_##sym].with); \
	EXPECT_EQ(1, self->j.result[PG_C_##sym].first); \
} while (0)

#define EXPECT_HONEST(sym, v) do { \
	pg_judge(self->cap, &self->j); \
	EXPECT_EQ(PG_HONEST, self->j.overall); \
	EXPECT_EQ(0, self->j.lies); \
	EXPECT_EQ(v, self->j.result[PG_C_##sym].worst.verdict); \
} while (0)

TEST_F(judge, keeps_every_claim)
{
	EXPECT_HONEST(PMU_19, PG_OK);
}

static void count_regs(unsigned int reg, void *data)
{
	enum pg_reg *list = data;

	while (*list != PG_NREGS)
		list++;
	list[0] = reg;
	list[1] = PG_NREGS;
}

/* Each register of each row that must be readable, one at a time: the row is named, and the register. */
TEST_F(judge, names_every_register_that_traps)
{
	int claim, i, missing, seen = 0;

	for (claim = 0; claim < PG_NCLAIMS; claim++) {
		enum pg_reg list[PG_NREGS + 1] = { PG_NREGS };

		if (pg_only_looks(&pg_arm64_claims[claim]) || claim == PG_C_ID_60)
			continue;		/* left to the check; and without an ID register its claims go away */
		if (!pg_claimed(self->cap, self->c, claim, &missing))
			continue;
		pg_evidence(self->cap->arch, self->c, claim, count_regs, list);
		for (i = 0; list[i] != PG_NREGS; i++) {
			struct pg_read keep = self->c->reg[list[i]];

			trap(self->c, list[i], UNDEF);
			pg_judge(self->cap, &self->j);
			EXPECT_EQ(PG_LIE, self->j.result[claim].worst.verdict) {
				TH_LOG("%s, %s", pg_arm64_claims[claim].id, pg_arm64_regs[list[i]].name);
			}
			EXPECT_EQ(list[i], self->j.result[claim].worst.reg);
			EXPECT_EQ(1, self->j.lies) {
				TH_LOG("%s breaks more than %s", pg_arm64_regs[list[i]].name, pg_arm64_claims[claim].id);
			}
			self->c->reg[list[i]] = keep;
			seen++;
		}
	}
	EXPECT_LT(40, seen);
}

TEST_F(judge, pmmir_has_its_dependant_and_counts_once)
{
	trap(self->c, PG_R_PMMIR_EL1, UNDEF);
	EXPECT_ONLY(PMU_19, PG_LIE);
	EXPECT_EQ(PG_LIE, self->j.result[PG_C_PMC_06].worst.verdict);
	EXPECT_TRUE(self->j.result[PG_C_PMC_06].dependent);
}

TEST_F(judge, narrow_counters_behind_pmuv3p5)
{
	see(self->c, PG_O_WIDTH, 0, 1);
	EXPECT_ONLY(PMB_14, PG_WRONG);
}

TEST_F(judge, narrow_counters_are_right_before_pmuv3p5)
{
	free(self->cap);
	self->cap = machine(2, 5);
	self->c = &self->cap->cpu[1];
	EXPECT_HONEST(PMB_14, PG_OK);
	see(self->c, PG_O_WIDTH, 0x100000000, 1);		/* more than advertised */
	EXPECT_HONEST(PMB_14, PG_HIDDEN);
}

TEST_F(judge, without_sw_incr_nothing_is_said_about_width)
{
	see(self->c, PG_O_SWINC, 0, 0);
	see(self->c, PG_O_WIDTH, 0xffffffff, 0);
	EXPECT_HONEST(PMB_14, PG_SKIP);
}

TEST_F(judge, dead_cycle_counter)
{
	see(self->c, PG_O_CYCLES, 7, 7);
	EXPECT_HONEST(PMB_01, PG_SKIP);
	EXPECT_TRUE(pg_suspicious(&self->j.result[PG_C_PMB_01].worst));
	put(self->c, PG_R_PMCEID0_EL0, 1);	/* the host filters CPU_CYCLES: policy */
	put(&self->cap->cpu[0], PG_R_PMCEID0_EL0, 1);
	EXPECT_HONEST(PMB_01, PG_SKIP);
}

TEST_F(judge, no_counter_is_honest_while_cycles_count)
{
	int i;

	for (i = 0; i < 2; i++) {
		put(&self->cap->cpu[i], PG_R_PMCR_EL0, 0);
		put(&self->cap->cpu[i], PG_R_PMCNTENSET_EL0, 0);
		see(&self->cap->cpu[i], PG_O_ENABLE_BITS, 0x8000000080000000, 0x80000000);
		self->cap->cpu[i].obs[PG_O_WIDTH] = (struct pg_seen){ .why = PG_WHY_NO_COUNTER };
	}
	EXPECT_HONEST(PMC_07, PG_OK);
}

TEST_F(judge, perfmon_and_pmuver)
{
	static const struct { u64 ver, mon; bool same; } t[] = {
		{ 0, 0, true }, { 0, 3, false }, { 1, 3, true }, { 1, 1, false }, { 4, 4, true }, { 4, 3, false },
		{ 5, 5, true }, { 5, 6, false }, { 6, 6, true }, { 9, 9, true }, { 15, 15, true }, { 15, 5, false },
		{ 15, 0, true },
	};
	struct pg_finding f;
	size_t i;

	for (i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		put(self->c, PG_R_ID_AA64DFR0_EL1, t[i].ver << 8);
		put(self->c, PG_R_ID_DFR0_EL1, t[i].mon << 24);
		pg_judge_cpu(self->cap, self->c, PG_C_PMC_01, &f);
		EXPECT_EQ(t[i].same ? PG_OK : PG_WRONG, f.verdict) {
			TH_LOG("PMUVer %d PerfMon %d", (int)t[i].ver, (int)t[i].mon);
		}
	}
}

TEST_F(judge, cpus_of_one_kind_may_not_differ)
{
	put(self->c, PG_R_PMCR_EL0, 4 << 11);
	see(self->c, PG_O_ENABLE_BITS, 0x8000000f8000000f, 0x8000000f);
	EXPECT_ONLY(PMC_02, PG_SKEW);
	put(self->c, PG_R_MIDR_EL1, 2);		/* another kind of CPU may */
	EXPECT_HONEST(PMC_02, PG_OK);
}

TEST_F(judge, error_records_permit_undefined)
{
	put(self->c, PG_R_ID_AA64PFR0_EL1, 0x1111111121111112);	/* RASv1p1 */
	put(&self->cap->cpu[0], PG_R_ID_AA64PFR0_EL1, 0x1111111121111112);
	trap(self->c, PG_R_ERXMISC2_EL1, UNDEF);
	put(self->c, PG_R_ERRIDR_EL1, 0);
	trap(self->c, PG_R_ERRSELR_EL1, UNDEF);
	EXPECT_HONEST(ID_21, PG_OK);
	put(self->c, PG_R_ERRIDR_EL1, 2);
	put(self->c, PG_R_ERRSELR_EL1, 2);
	EXPECT_HONEST(ID_21, PG_OK);
	put(self->c, PG_R_ERRSELR_EL1, 1);
	EXPECT_ONLY(ID_21, PG_LIE);
	put(self->c, PG_R_ERXMISC2_EL1, 0);
	trap(self->c, PG_R_ERXPFGF_EL1, UNDEF);
	put(self->c, PG_R_ERXFR_EL1, 0);		/* no fault injection */
	EXPECT_HONEST(ID_21, PG_OK);
	put(self->c, PG_R_ERXFR_EL1, 1 << 20);
	EXPECT_ONLY(ID_21, PG_LIE);
}

TEST_F(judge, the_kernels_own_trap_is_no_lie)
{
	trap(self->c, PG_R_ZCR_EL1, ZEN);
	EXPECT_ONLY(ID_25, PG_LIE);			/* CPACR_EL1 lets it through, so somebody else does not */
	put(self->c, PG_R_CPACR_EL1, 0);
	EXPECT_HONEST(ID_25, PG_SKIP);
	trap(self->c, PG_R_ZCR_EL1, TRAPPED);
	EXPECT_ONLY(ID_25, PG_LIE);
}

TEST_F(judge, hidden_is_reported_and_not_counted)
{
	int i;

	for (i = 0; i < 2; i++) {
		put(&self->cap->cpu[i], PG_R_ID_AA64DFR0_EL1, 0x1111111111111011);	/* PMUVer 0 */
		put(&self->cap->cpu[i], PG_R_ID_DFR0_EL1, 0);
		see(&self->cap->cpu[i], PG_O_SANITISED, 0, 0);
	}
	EXPECT_HONEST(PMU_02, PG_HIDDEN);
	EXPECT_LT(0, self->j.hidden);
}

TEST_F(judge, an_unreadable_id_register_makes_no_claims)
{
	trap(self->c, PG_R_ID_AA64DFR0_EL1, UNDEF);
	pg_judge(self->cap, &self->j);
	EXPECT_EQ(PG_LIE, self->j.result[PG_C_ID_60].worst.verdict);
	EXPECT_EQ(PG_R_ID_AA64DFR0_EL1, self->j.result[PG_C_ID_60].worst.reg);
	EXPECT_EQ(PG_SKIP, self->j.result[PG_C_PMU_01].worst.verdict);
}

TEST_F(judge, a_failed_self_test_ends_it)
{
	self->c->selftest = PG_ST_ALL & ~PG_ST_LOAD;
	pg_judge(self->cap, &self->j);
	EXPECT_EQ(PG_CANNOT_TELL, self->j.overall);
	EXPECT_EQ(PG_NO_SELFTEST, self->j.refusal);
}

TEST_F(judge, no_cpu_no_verdict)
{
	self->cap->cpu[0].probed = self->c->probed = 0;
	self->cap->cpu[0].why = self->c->why = PG_WHY_OFFLINE;
	pg_judge(self->cap, &self->j);
	EXPECT_EQ(PG_CANNOT_TELL, self->j.overall);
}

TEST_F(judge, text_grows_like_snprintf)
{
	char small[32], large[32768];
	struct pg_out a = { .buf = NULL }, b = { .buf = small, .size = sizeof(small) }, c = { .buf = large, .size = sizeof(large) };

	trap(self->c, PG_R_PMMIR_EL1, UNDEF);
	pg_judge(self->cap, &self->j);
	pg_report_text(&a, self->cap, &self->j);
	pg_report_text(&b, self->cap, &self->j);
	pg_report_text(&c, self->cap, &self->j);
	EXPECT_EQ(a.len, c.len);
	EXPECT_EQ(b.len, c.len);
	EXPECT_EQ(strlen(large), c.len);
	EXPECT_EQ(sizeof(small) - 1, strlen(small));
	EXPECT_EQ(0, strncmp(small, large, sizeof(small) - 1));
}

TEST_F(judge, the_line_names_register_and_feature)
{
	char line[256];
	struct pg_out o = { .buf = line, .size = sizeof(line) };

	trap(self->c, PG_R_PMMIR_EL1, UNDEF);
	trap(self->c, PG_R_MPAMIDR_EL1, TRAPPED);
	pg_judge(self->cap, &self->j);
	pg_report_line(&o, &self->j);
	EXPECT_STREQ("LIES: 2 (PMUv3p4: PMMIR_EL1 undefined; MPAM: MPAMIDR_EL1 traps)", line);
}

TEST_HARNESS_MAIN
