/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The judge on PMU-*, PMB-* and PMC-*: each observation that breaks a row, and no other with it; and what the architecture
 * permits, or KVM has always done to nobody's harm, breaks nothing. Rows that no host of the lab can break are here too.
 */
#include "kselftest_harness.h"
#include "machine.h"

FIXTURE(pmu)
{
	struct pg_capture *cap;
	struct pg_cpu *c;
	struct pg_judgement j;
};

FIXTURE_SETUP(pmu)
{
	self->cap = machine(2, 6);
	self->c = &self->cap->cpu[1];
}

FIXTURE_TEARDOWN(pmu)
{
	free(self->cap);
}

static int claim_of(const char *id)
{
	int i;

	for (i = 0; i < PG_NCLAIMS && strcmp(pg_arm64_claims[i].id, id); i++)
		;
	return i;
}

/* What one row says of CPU 1. */
static int verdict(struct pg_capture *cap, const char *id)
{
	struct pg_finding f;

	pg_judge_cpu(cap, &cap->cpu[1], claim_of(id), &f);
	return f.verdict;
}

/* An observation on CPU 1 that breaks one row; the others that break with it depend on it. */
static const struct broken {
	const char *id;
	enum pg_obs obs;
	u64 a, b;
	enum pg_verdict verdict;
} broken[] = {
	{ "PMU-05", PG_O_CNTEN_PAIR, 1, 0, PG_WRONG },
	{ "PMU-05", PG_O_VIEWS, 2, 0, PG_WRONG },
	{ "PMU-07", PG_O_VIEWS, 0, 2, PG_WRONG },
	{ "PMU-14", PG_O_VIEWS, 2ull << 32, 0, PG_WRONG },
	{ "PMU-24", PG_O_ICNTR_BIT, 0, 0, PG_WRONG },
	{ "PMU-24", PG_O_ICNTR_BIT, 0x100000000, 0x100000000, PG_WRONG },
	{ "PMB-01", PG_O_CYCLES, 7, 7, PG_DEAD },
	{ "PMB-02", PG_O_CYCLES_STOP, 9, 0, PG_WRONG },
	{ "PMB-02", PG_O_CYCLES_STOP, 0, 9, PG_WRONG },
	{ "PMB-03", PG_O_CYCLES_WRITE, 0x89abcdef, 0x76543210, PG_WRONG },
	{ "PMB-03", PG_O_CYCLES_WRITE, 0x0123456789abcdef, 0x76543210, PG_WRONG },
	{ "PMB-04", PG_O_PMCR_RESET, 0x5a5a5a5a, 0, PG_WRONG },
	{ "PMB-04", PG_O_PMCR_RESET, 0, 2, PG_WRONG },
	{ "PMB-05", PG_O_PMCR_BITS, 0xc8, 0x3088, PG_WRONG },
	{ "PMB-06", PG_O_CYCLES_DIVIDE, 64000, 0, PG_DEAD },
	{ "PMB-07", PG_O_COUNT_WRITE, 0x20, 0, PG_WRONG },
	{ "PMB-07", PG_O_COUNT_WRITE, 0, 1, PG_WRONG },
	{ "PMB-08", PG_O_ENABLE_BITS, 0x8000003f8000001f, 0x8000003f, PG_WRONG },
	{ "PMB-08", PG_O_ENABLE_BITS, 0x8000007f8000003f, 0x8000003f, PG_WRONG },
	{ "PMB-08", PG_O_ENABLE_BITS, 0x8000003f8000003f, 0x3f, PG_WRONG },
	{ "PMB-08", PG_O_ENABLE_BITS, 0x8000003f8000003f, 0x18000003f, PG_WRONG },
	{ "PMB-09", PG_O_SELECT_WRITE, 4, 0, PG_WRONG },
	{ "PMB-09", PG_O_SELECT_WRITE, 0, 0x80000000, PG_WRONG },
	{ "PMB-10", PG_O_EVENT_WIDTH, 0x403f, 0x3f, PG_WRONG },
	{ "PMB-11", PG_O_SWINC_ALL, 0x3f, 0, PG_DEAD },
	{ "PMB-11", PG_O_SWINC_ALL, 4, 1, PG_WRONG },
	{ "PMB-12", PG_O_SWINC_OFF, 1, 1, PG_WRONG },
	{ "PMB-12", PG_O_SWINC_OFF, 0, 1, PG_WRONG },
	{ "PMB-13", PG_O_OVERFLOW, 0x1f, 0x3f, PG_WRONG },
	{ "PMB-14", PG_O_WIDTH, 0, 1, PG_WRONG },
	{ "PMB-15", PG_O_LONG, 0, 1, PG_WRONG },
	{ "PMB-15", PG_O_LONG, 0x100000000, 3, PG_WRONG },
	{ "PMB-15", PG_O_LONG, 0, 2, PG_WRONG },
	{ "PMB-15", PG_O_LONG, 0, 7, PG_WRONG },
	{ "PMB-16", PG_O_CHAIN, 0, 0, PG_DEAD },
	{ "PMB-16", PG_O_CHAIN, 2, 0, PG_WRONG },
	{ "PMB-17", PG_O_EVENTS, 0x20118, 0x20018, PG_DEAD },
	{ "PMB-20", PG_O_ALL_AT_ONCE, 0x20, 0, PG_DEAD },
	{ "PMB-21", PG_O_FILTER, 40000, 0, PG_WRONG },
	{ "PMB-21", PG_O_FILTER, 0, 40000, PG_WRONG },
	{ "PMB-22", PG_O_CYCLES_ORDER, 1, 2000, PG_WRONG },
	{ "PMB-23", PG_O_PERF_IRQ, 0, 3000000, PG_DEAD },
	{ "PMB-24", PG_O_PERF_COUNT, 0, 1000000, PG_DEAD },
	{ "PMB-26", PG_O_USER_BITS, 0, 0, PG_WRONG },
	{ "PMB-26", PG_O_USER_BITS, 15, 15, PG_WRONG },
	{ "PMB-27", PG_O_USER_BITS, 0x2f, 0, PG_SKEW },
	{ "PMB-27", PG_O_PMCR_BITS, 0xc8, 0x30c0, PG_SKEW },
	{ "PMC-04", PG_O_PMCEID_AGAIN, 0x7fff0f3f, 0x7fff0f1f, PG_SKEW },
};

TEST_F(pmu, keeps_every_claim)
{
	int i;

	pg_judge(self->cap, &self->j);
	EXPECT_EQ(PG_HONEST, self->j.overall);
	for (i = 0; i < PG_NCLAIMS; i++)
		if (!strncmp(pg_arm64_claims[i].id, "PM", 2) && pg_arm64_claims[i].obs != PG_NO_OBS)
			EXPECT_TRUE(self->j.result[i].worst.verdict == PG_OK || self->j.result[i].worst.verdict == PG_NA)
				TH_LOG("%s is %s", pg_arm64_claims[i].id, pg_verdicts[self->j.result[i].worst.verdict]);
}

TEST_F(pmu, each_observation_breaks_its_row_alone)
{
	size_t i;

	for (i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		const struct broken *b = &broken[i];
		struct pg_seen keep = self->c->obs[b->obs];
		int claim = claim_of(b->id);

		ASSERT_NE(PG_NCLAIMS, claim);
		see(self->c, b->obs, b->a, b->b);
		pg_judge(self->cap, &self->j);
		if (pg_arm64_claims[claim].sure) {
			EXPECT_EQ(b->verdict, self->j.result[claim].worst.verdict)
				TH_LOG("%s, case %zu, is %s", b->id, i, pg_verdicts[self->j.result[claim].worst.verdict]);
		} else {
			EXPECT_TRUE(pg_suspicious(&self->j.result[claim].worst)) TH_LOG("%s, case %zu", b->id, i);
		}
		EXPECT_EQ(1, self->j.result[claim].first);
		EXPECT_EQ(pg_arm64_claims[claim].sure, self->j.lies)
			TH_LOG("%s, case %zu: %u lies", b->id, i, self->j.lies);
		self->c->obs[b->obs] = keep;
	}
}

/* What must not accuse: permitted, or not decided. */
static const struct broken harmless[] = {
	{ "PMB-06", PG_O_CYCLES_DIVIDE, 50000, 49000, PG_OK },		/* KVM: takes D and does not divide */
	{ "PMB-06", PG_O_CYCLES_DIVIDE, 50000, ~0ull, PG_OK },		/* LC is RES1 */
	{ "PMB-06", PG_O_CYCLES_DIVIDE, 0, 0, PG_SKIP },
	{ "PMB-06", PG_O_CYCLES_DIVIDE, 3000, 0, PG_OK },		/* too short a while to tell */
	{ "PMB-17", PG_O_EVENTS, 0, 0, PG_SKIP },
	{ "PMB-19", PG_O_HIDDEN_EVENTS, 0x8, 0x8, PG_HIDDEN },
	{ "PMB-20", PG_O_ALL_AT_ONCE, 0, 250, PG_OK },
	{ "PMB-21", PG_O_FILTER, 12, 7, PG_OK },			/* on the way in and out */
	{ "PMB-22", PG_O_CYCLES_ORDER, 0, 1, PG_OK },
	{ "PMB-23", PG_O_PERF_IRQ, 0, 1000, PG_SKIP },			/* fewer than make an interrupt */
	{ "PMB-24", PG_O_PERF_COUNT, 0, 0, PG_SKIP },			/* others kept the counters busy */
	{ "PMB-28", PG_O_PERF_OPEN, 2, 0, PG_OK },			/* no PMU in the device tree */
	{ "PMB-28", PG_O_PERF_OPEN, 95, 1, PG_OK },			/* its driver switched off */
};

TEST_F(pmu, what_is_permitted_accuses_nobody)
{
	size_t i;

	for (i = 0; i < sizeof(harmless) / sizeof(harmless[0]); i++) {
		const struct broken *b = &harmless[i];
		struct pg_seen keep = self->c->obs[b->obs];

		see(self->c, b->obs, b->a, b->b);
		pg_judge(self->cap, &self->j);
		EXPECT_EQ(b->verdict, verdict(self->cap, b->id))
			TH_LOG("%s, case %zu, is %s", b->id, i, pg_verdicts[verdict(self->cap, b->id)]);
		EXPECT_EQ(0, self->j.lies)
			TH_LOG("%s, case %zu: %u lies", b->id, i, self->j.lies);
		self->c->obs[b->obs] = keep;
	}
}

TEST_F(pmu, without_sw_incr_nothing_else_is_measured)
{
	static const char *const rows[] = { "PMB-12", "PMB-13", "PMB-14", "PMB-15", "PMB-16" };
	size_t i;

	see(self->c, PG_O_SWINC, 0, 0);
	see(self->c, PG_O_SWINC_ALL, 0x3f, 0);
	see(self->c, PG_O_OVERFLOW, 0, 0x3f);
	see(self->c, PG_O_LONG, ~0ull, 2);
	see(self->c, PG_O_CHAIN, 0, 0xffffffff);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		EXPECT_EQ(PG_SKIP, verdict(self->cap, rows[i]))
			TH_LOG("row %zu", i);
	EXPECT_EQ(PG_DEAD, verdict(self->cap, "PMB-11"));
	pg_judge(self->cap, &self->j);
	EXPECT_EQ(1, self->j.lies);
}

/* A host that switched the PMU off and went on showing its version: one lie, and the rest depends on it. */
TEST_F(pmu, a_dead_pmu_is_named_once_or_twice)
{
	put(self->c, PG_R_PMCR_EL0, 0);
	see(self->c, PG_O_CYCLES, 0, 0);
	see(self->c, PG_O_CYCLES_WRITE, 0, 0);
	see(self->c, PG_O_PMCR_BITS, 0xc8, 0);
	see(self->c, PG_O_ENABLE_BITS, 0, 0);
	see(self->c, PG_O_USER_BITS, 0, 0);
	pg_judge(self->cap, &self->j);
	EXPECT_EQ(PG_DEAD, verdict(self->cap, "PMC-07"));
	EXPECT_EQ(PG_SKIP, verdict(self->cap, "PMB-01"));
	EXPECT_EQ(PG_WRONG, verdict(self->cap, "PMB-08"));
	EXPECT_TRUE(self->j.result[claim_of("PMB-08")].dependent);
	EXPECT_TRUE(self->j.result[claim_of("PMB-03")].dependent);
	EXPECT_TRUE(self->j.result[claim_of("PMB-05")].dependent);
	EXPECT_TRUE(self->j.result[claim_of("PMB-26")].dependent);
}

/* Without event counters, and with a cycle counter that others of the host keep from counting, it is no lie. */
TEST_F(pmu, busy_counters_of_the_host_accuse_nobody)
{
	see(self->c, PG_O_CYCLES, 7, 7);
	see(self->c, PG_O_EVENTS, 0x20118, 0);
	see(self->c, PG_O_ALL_AT_ONCE, 0x3f, 0);
	pg_judge(self->cap, &self->j);
	EXPECT_EQ(PG_HONEST, self->j.overall);
	EXPECT_EQ(0, self->j.lies);
	EXPECT_TRUE(pg_suspicious(&self->j.result[claim_of("PMB-01")].worst));
	EXPECT_TRUE(pg_suspicious(&self->j.result[claim_of("PMB-17")].worst));
	EXPECT_TRUE(pg_suspicious(&self->j.result[claim_of("PMB-20")].worst));
	put(self->c, PG_R_PMCR_EL0, 0);
	EXPECT_EQ(PG_SKIP, verdict(self->cap, "PMC-07"));
	see(self->c, PG_O_CYCLES_WRITE, 0, 0);
	EXPECT_EQ(PG_DEAD, verdict(self->cap, "PMC-07"));
}

TEST_F(pmu, wider_counters_than_advertised_are_hidden)
{
	free(self->cap);
	self->cap = machine(2, 4);
	self->c = &self->cap->cpu[1];
	see(self->c, PG_O_WIDTH, 0x100000000, 1);
	EXPECT_EQ(PG_HIDDEN, verdict(self->cap, "PMB-14"));
	see(self->c, PG_O_WIDTH, 0x55, 1);
	EXPECT_EQ(PG_WRONG, verdict(self->cap, "PMB-14"));
}

TEST_F(pmu, slots_are_needed_only_for_stall_slot)
{
	put(self->c, PG_R_PMMIR_EL1, 0);
	put(self->c, PG_R_PMCEID1_EL0, 3 << 29);	/* STALL_SLOT_BACKEND and _FRONTEND */
	EXPECT_EQ(PG_OK, verdict(self->cap, "PMU-21"));
	put(self->c, PG_R_PMCEID1_EL0, 1ull << 31);
	EXPECT_EQ(PG_WRONG, verdict(self->cap, "PMU-21"));
	put(self->c, PG_R_PMMIR_EL1, 6);
	EXPECT_EQ(PG_OK, verdict(self->cap, "PMU-21"));
}

TEST_F(pmu, later_versions_of_the_pmu)
{
	free(self->cap);
	self->cap = machine(2, 9);
	self->c = &self->cap->cpu[1];
	EXPECT_EQ(PG_OK, verdict(self->cap, "PMU-22"));
	EXPECT_EQ(PG_OK, verdict(self->cap, "PMU-23"));
	see(self->c, PG_O_PMCR_BITS, 0x2c8, 0x30c8);
	EXPECT_EQ(PG_WRONG, verdict(self->cap, "PMU-22"));
	trap(self->c, PG_R_PMUACR_EL1, UNDEF);
	EXPECT_EQ(PG_LIE, verdict(self->cap, "PMU-23"));
}

/* Registers that no CPU of the lab has: each by itself. */
TEST_F(pmu, registers_of_optional_features)
{
	static const struct { const char *id; u16 reg; } rows[] = {
		{ "PMU-24", PG_R_PMICNTR_EL0 }, { "PMU-24", PG_R_PMICFILTR_EL0 }, { "PMU-25", PG_R_PMSSCR_EL1 },
		{ "PMU-25", PG_R_PMCCNTSVR_EL1 }, { "PMU-26", PG_R_PMECR_EL1 }, { "PMU-26", PG_R_PMIAR_EL1 },
		{ "PMU-27", PG_R_SPMACCESSR_EL1 }, { "PMU-27", PG_R_SPMSELR_EL0 }, { "PMU-28", PG_R_BRBIDR0_EL1 },
		{ "PMU-28", PG_R_BRBCR_EL1 },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct pg_read keep = self->c->reg[rows[i].reg];

		EXPECT_EQ(PG_OK, verdict(self->cap, rows[i].id));
		trap(self->c, rows[i].reg, UNDEF);
		EXPECT_EQ(PG_LIE, verdict(self->cap, rows[i].id))
			TH_LOG("%s, %s", rows[i].id, pg_arm64_regs[rows[i].reg].name);
		self->c->reg[rows[i].reg] = keep;
	}
	trap(self->c, PG_R_PMIAR_EL1, UNDEF);
	put(self->c, PG_R_ID_AA64DFR0_EL1, self->c->reg[PG_R_ID_AA64DFR0_EL1].value & ~(15ull << 24));
	EXPECT_EQ(PG_OK, verdict(self->cap, "PMU-26"));		/* without SEBEP it need not be there */
}

TEST_F(pmu, narrow_event_numbers_before_pmuv3p1)
{
	free(self->cap);
	self->cap = machine(2, 1);
	self->c = &self->cap->cpu[1];
	EXPECT_EQ(PG_OK, verdict(self->cap, "PMB-10"));
	see(self->c, PG_O_EVENT_WIDTH, 0x403f, 0x403f);			/* KVM up to v6.5 */
	EXPECT_EQ(PG_OK, verdict(self->cap, "PMB-10"));
	see(self->c, PG_O_EVENT_WIDTH, 0x403f, 0);
	EXPECT_EQ(PG_WRONG, verdict(self->cap, "PMB-10"));
	EXPECT_EQ(PG_NA, verdict(self->cap, "PMB-15"));
}

TEST_F(pmu, events_and_counters_beyond_what_is_claimed)
{
	put(self->c, PG_R_PMCEID0_EL0, 1);
	see(self->c, PG_O_CHAIN, 0, 0);
	see(self->c, PG_O_ALL_AT_ONCE, 0x3f, 0);
	EXPECT_EQ(PG_SKIP, verdict(self->cap, "PMB-16"));
	EXPECT_EQ(PG_SKIP, verdict(self->cap, "PMB-20"));
	EXPECT_EQ(PG_OK, verdict(self->cap, "PMB-18"));			/* filtered: policy */
	see(self->c, PG_O_EXCESS, 0xc0, 0);
	EXPECT_EQ(PG_OK, verdict(self->cap, "PMU-18"));			/* RAZ is permitted */
	see(self->c, PG_O_EXCESS, 0xc0, 0x40);
	EXPECT_EQ(PG_HIDDEN, verdict(self->cap, "PMU-18"));
}

TEST_F(pmu, an_implementation_defined_pmu_promises_nothing)
{
	put(self->c, PG_R_ID_AA64DFR0_EL1, 0xf00);
	EXPECT_EQ(PG_OK, verdict(self->cap, "PMU-03"));
	EXPECT_EQ(PG_NA, verdict(self->cap, "PMB-01"));
}

TEST_HARNESS_MAIN
