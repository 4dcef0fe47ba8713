/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The exercises leave every register as it was, whichever of them traps, whenever: each register that they use is made to
 * trap in turn, in every exercise, for reads, for writes, and from every access on; then the whole file is compared.
 */
#include "kselftest_harness.h"
#include "arm64/pmu.h"
#include "file.h"

static struct pg_capture *cap;
static struct pg_cpu *c;

static const u16 others[] = {
	PG_R_PMCR_EL0, PG_R_PMCNTENSET_EL0, PG_R_PMCNTENCLR_EL0, PG_R_PMINTENSET_EL1, PG_R_PMINTENCLR_EL1, PG_R_PMOVSSET_EL0,
	PG_R_PMOVSCLR_EL0, PG_R_PMSELR_EL0, PG_R_PMUSERENR_EL0, PG_R_PMCCFILTR_EL0, PG_R_PMCCNTR_EL0, PG_R_PMXEVTYPER_EL0,
	PG_R_PMXEVCNTR_EL0, PG_R_PMSWINC_EL0, PG_R_PMCEID0_EL0,
};

static void new_cpu(void)
{
	static struct pg_capture the_cap;
	static struct pg_cpu the_cpu;
	static struct pg_read regs[PG_NREGS];
	static struct pg_seen obs[PG_NOBS];

	cap = &the_cap;
	c = &the_cpu;
	memset(cap, 0, sizeof(*cap));
	memset(c, 0, sizeof(*c));
	memset(regs, 0, sizeof(regs));
	memset(obs, 0, sizeof(obs));
	c->reg = regs;
	c->obs = obs;
	cap->el = 1;
	cap->behaviour = 1;
	c->probed = 1;
	c->restored = 1;
	c->reg[PG_R_ID_AA64DFR0_EL1] = (struct pg_read){ .state = PG_VALUE, .value = 6 << 8 };
	c->reg[PG_R_ID_AA64DFR1_EL1] = (struct pg_read){ .state = PG_VALUE };
}

/* The registers that the exercises use, by number. */
static unsigned int used(unsigned int i)
{
	if (i < ARRAY_SIZE(others))
		return others[i];
	i -= ARRAY_SIZE(others);
	if (i < FILE_COUNTERS)
		return PG_R_PMEVTYPER0_EL0 + i;
	return PG_R_PMEVCNTR0_EL0 + i - FILE_COUNTERS;
}

#define USED	(ARRAY_SIZE(others) + 2 * FILE_COUNTERS)

static bool same(const struct file *was)
{
	return !memcmp(&file, was, sizeof(file));
}

TEST(a_pmu_without_traps_keeps_every_claim)
{
	static const struct { u16 obs; u64 first, second; } expect[] = {
		{ PG_O_SELECT, 0, 0 }, { PG_O_SELECT_WRITE, 0, 0 }, { PG_O_SWINC, 1, 0 }, { PG_O_WIDTH, 0x100000000, 1 },
		{ PG_O_CYCLES_STOP, 0, 0 }, { PG_O_CYCLES_WRITE, 0x0123456789abcdef, 0xfedcba9876543210 }, { PG_O_FILTER, 0, 0 },
		{ PG_O_PMCR_RESET, 0, 0 }, { PG_O_ENABLE_BITS, 0x8000003f8000003f, 0x8000003f }, { PG_O_USER_BITS, 15, 0 },
		{ PG_O_COUNT_WRITE, 0, 0 }, { PG_O_EVENT_WIDTH, 0x403f, 0x403f }, { PG_O_SWINC_ALL, 0, 3 },
		{ PG_O_SWINC_OFF, 0, 0 }, { PG_O_OVERFLOW, 0x3f, 0x3f }, { PG_O_LONG, 0, 3 }, { PG_O_CHAIN, 1, 0x100000000 },
		{ PG_O_EVENTS, 1 << 8 | 1 << 0x11, 1 << 8 | 1 << 0x11 },
	};
	struct file was;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(expect); i++) {
		new_cpu();
		file_reset();
		was = file;
		pg_pmu_observe(cap, c, expect[i].obs);
		ASSERT_EQ(PG_VALUE, c->obs[expect[i].obs].state) TH_LOG("%s: %s", pg_arm64_obs[expect[i].obs].key, "not made");
		EXPECT_EQ(expect[i].first, c->obs[expect[i].obs].got[0]) TH_LOG("%s", pg_arm64_obs[expect[i].obs].key);
		EXPECT_EQ(expect[i].second, c->obs[expect[i].obs].got[1]) TH_LOG("%s", pg_arm64_obs[expect[i].obs].key);
		EXPECT_TRUE(same(&was)) TH_LOG("%s leaves something changed", pg_arm64_obs[expect[i].obs].key);
		EXPECT_EQ(1, c->restored);
		EXPECT_EQ(PG_NREGS, file_unknown);
	}
}

/* One exercise with one register that traps. False when something is not as it was. */
static bool undone(unsigned int obs, unsigned int reg, int on_read, int on_write, unsigned int from, bool driver_was_there)
{
	struct file was;
	bool ok;

	new_cpu();
	file_reset();
	if (!driver_was_there) {
		file.cnten = 5;
		file.inten = 9;
		file.ovs = 3;
		file.count[2] = 0x1234;
	}
	trap_reg = reg;
	trap_read = on_read;
	trap_write = on_write;
	trap_from = from;
	was = file;
	pg_pmu_observe(cap, c, obs);
	ok = same(&was);
	if (!ok)
		printf("# %s: with %s trapping%s%s after %u accesses something is left changed, restored=%d\n", pg_arm64_obs[obs].key,
		       pg_arm64_regs[reg].name, on_read ? " reads" : "", on_write ? " writes" : "", from, c->restored);
	return ok;
}

TEST(no_trap_leaves_anything_changed)
{
	unsigned int obs, i, tried = 0, bad = 0;
	int how, driver;

	for (obs = 0; obs < PG_NOBS; obs++)
		for (i = 0; i < USED; i++)
			for (how = 1; how < 4; how++)
				for (driver = 0; driver < 2; driver++, tried++)
					bad += !undone(obs, used(i), how & 1, how & 2, 0, driver);
	EXPECT_EQ(0, bad);
	EXPECT_LT(2000, tried);
}

/* One exercise, with a trap from one access on. Did that access come at all? */
static bool trapped_from(unsigned int obs, unsigned int reg, int how, unsigned int from, u64 overflows, bool *kept)
{
	struct file was;

	new_cpu();
	file_reset();
	file.ovs = overflows;
	trap_reg = reg;
	trap_read = how & 1;
	trap_write = how & 2;
	trap_from = from;
	was = file;
	pg_pmu_observe(cap, c, obs);
	*kept = same(&was) || !c->restored;
	return file_trapped;
}

/* A host that refuses half-way cannot be made good where the same access is the way back; but then it is said. */
TEST(a_trap_half_way_is_undone_or_said)
{
	unsigned int obs, i, from, tried = 0;
	int how, ovs;
	bool kept;

	for (obs = 0; obs < PG_NOBS; obs++)
		for (i = 0; i < USED; i++)
			for (how = 1; how < 4; how++)
				for (ovs = 0; ovs < 4; ovs += 3)
					for (from = 1; trapped_from(obs, used(i), how, from, ovs, &kept); from++, tried++)
						ASSERT_TRUE(kept) TH_LOG("%s: %s, trap %d from %u: changed and called restored",
									 pg_arm64_obs[obs].key, pg_arm64_regs[used(i)].name,
									 how, from);
	EXPECT_LT(5000, tried);
}

TEST(a_pmu_in_use_is_not_written)
{
	unsigned int obs;

	for (obs = 0; obs < PG_NOBS; obs++) {
		new_cpu();
		file_reset();
		file.pmcr |= PMCR_E;
		file.cnten = 1;
		pg_pmu_observe(cap, c, obs);
		EXPECT_EQ(0, file_writes) TH_LOG("%s", pg_arm64_obs[obs].key);
	}
}

/* PMCR_EL0.P zeroes more than the step saves. */
TEST(counters_that_hold_values_are_put_back)
{
	struct file was;

	new_cpu();
	file_reset();
	file.count[4] = 0x99;
	was = file;
	pg_pmu_observe(cap, c, PG_O_PMCR_RESET);
	EXPECT_TRUE(same(&was));
	EXPECT_EQ(PG_VALUE, c->obs[PG_O_PMCR_RESET].state);
	EXPECT_EQ(1, c->restored);
}

TEST_HARNESS_MAIN
