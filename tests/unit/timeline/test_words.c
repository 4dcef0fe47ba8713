/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Numbers in words: registers, syndromes, calls, times, stages.
 */
#include <string.h>

#include "kselftest_harness.h"
#include "synth.h"

TEST(registers)
{
	char buf[48];

	EXPECT_STREQ("PMMIR_EL1", pg_sysreg_name(PG_ENC(3, 0, 9, 14, 6), buf));
	EXPECT_STREQ("SCTLR_EL1", pg_sysreg_name(PG_ENC(3, 0, 1, 0, 0), buf));
	EXPECT_STREQ("s3_7_c15_c2_1", pg_sysreg_name(PG_ENC(3, 7, 15, 2, 1), buf));
	EXPECT_STREQ("msr sctlr_el1", pg_sysreg_insn(PG_ENC(3, 0, 1, 0, 0), false, buf));
	EXPECT_STREQ("mrs pmmir_el1", pg_sysreg_insn(PG_ENC(3, 0, 9, 14, 6), true, buf));
	EXPECT_STREQ("dc isw", pg_sysreg_insn(PG_ENC(1, 0, 7, 6, 2), false, buf));
	EXPECT_STREQ("sys s1_0_c7_c1_0", pg_sysreg_insn(PG_ENC(1, 0, 7, 1, 0), false, buf));
}

TEST(syndrome_of_a_trap)
{
	/* as recorded on a host when its guest read PMMIR_EL1 into x23 */
	struct pg_sysreg_trap trap = pg_sysreg_of_esr(0x623c26fd);

	EXPECT_EQ(PG_ENC(3, 0, 9, 14, 6), trap.enc);
	EXPECT_TRUE(trap.read);
	EXPECT_EQ(23, trap.rt);
	trap = pg_sysreg_of_esr(0x62300400);
	EXPECT_EQ(PG_ENC_SCTLR_EL1, trap.enc);
	EXPECT_FALSE(trap.read);
}

/* Every register that can be a claim's evidence names it, also those that are counted or stand in a range. */
TEST(claims)
{
	static const struct {
		uint32_t enc;
		const char *id;
	} rows[] = {
		{ PG_ENC(3, 0, 9, 14, 6), "PMU-19" },	/* PMMIR_EL1 */
		{ PG_ENC(3, 0, 10, 4, 4), "ID-01" },	/* MPAMIDR_EL1 */
		{ PG_ENC(3, 3, 14, 8, 0), "PMU-16" },	/* PMEVCNTR0_EL0 */
		{ PG_ENC(3, 3, 14, 8, 3), "PMU-16" },
		{ PG_ENC(3, 3, 14, 11, 6), "PMU-16" },	/* PMEVCNTR30_EL0 */
		{ PG_ENC(3, 3, 14, 12, 5), "PMU-17" },	/* PMEVTYPER5_EL0 */
		{ PG_ENC(2, 0, 0, 3, 4), "ID-12" },	/* DBGBVR3_EL1 */
		{ PG_ENC(2, 0, 0, 15, 6), "ID-13" },	/* DBGWVR15_EL1 */
	};
	struct pg_regclaim claim;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		ASSERT_TRUE(pg_regclaim_find(rows[i].enc, &claim)) TH_LOG("%s: none", rows[i].id);
		EXPECT_STREQ(rows[i].id, claim.id);
	}
	/* in the middle of a range of rows */
	EXPECT_TRUE(pg_regclaim_find(PG_ENC(3, 0, 0, 7, 2), &claim));
	EXPECT_FALSE(pg_regclaim_find(PG_ENC_SCTLR_EL1, &claim));
	EXPECT_FALSE(pg_regclaim_find(PG_ENC(3, 7, 15, 2, 1), &claim));
}

TEST(syndromes)
{
	char buf[PG_WORDS];

	EXPECT_STREQ("undefined instruction", pg_esr_words(0x02000000, buf));
	EXPECT_STREQ("data abort at the same EL: translation fault, level 1, on a read",
		     pg_esr_words(0x96000005, buf));
	EXPECT_STREQ("instruction abort at a lower EL: translation fault, level 2",
		     pg_esr_words(0x82000006, buf));
	EXPECT_STREQ("trapped mrs pmmir_el1", pg_esr_words(0x623c26fd, buf));
	EXPECT_STREQ("exception class 0x3c (BRK64)", pg_esr_words(0xf2000800, buf));
}

TEST(poison)
{
	char buf[PG_WORDS];

	EXPECT_NE(NULL, pg_poison_words(0x1de7ec7edbadc0deull, buf));
	/* the stack pointer of a CPU that died in the field */
	ASSERT_NE(NULL, pg_poison_words(0x1de6ec7eecbfc5beull, buf));
	EXPECT_NE(NULL, strstr(buf, "0xffff0000111204e0")) TH_LOG("%s", buf);
	EXPECT_EQ(NULL, pg_poison_words(0, buf));
	EXPECT_EQ(NULL, pg_poison_words(VA(0x1000), buf));
}

TEST(calls)
{
	char buf[PG_WORDS];

	EXPECT_STREQ("PSCI_CPU_ON", pg_call_words(0xc4000003, buf));
	EXPECT_STREQ("PSCI_CPU_ON", pg_call_words(0x84000003, buf));
	EXPECT_STREQ("PV_TIME_ST", pg_call_words(0xc5000021, buf));
	EXPECT_STREQ("function 0x12345678", pg_call_words(0x12345678, buf));
}

TEST(times)
{
	char buf[PG_WORDS];

	EXPECT_STREQ("999 ns", pg_time_words(999, buf));
	EXPECT_STREQ("3.8 us", pg_time_words(3840, buf));
	EXPECT_STREQ("3.84 ms", pg_time_words(3840000, buf));
	EXPECT_STREQ("38.4 ms", pg_time_words(38400000, buf));
	EXPECT_STREQ("11.429 s", pg_time_words(11428885000ull, buf));
}

TEST(stages)
{
	char buf[16], name[PG_SHORT];

	/* What the host sees of x0; only its low half is a function id. */
	EXPECT_EQ(PG_ST_MMU_OFF, pg_milestone_of_hvc(0x00000003afee0020, 0xe020, false));
	EXPECT_EQ(PG_ST_MMU_OFF, pg_milestone_of_hvc(0x00000003afee0020, 0, false))
	TH_LOG("strict mode");
	EXPECT_EQ(-1, pg_milestone_of_hvc(0x00000000afee0fff, 0xefff, false));
	EXPECT_EQ(-1, pg_milestone_of_hvc(R0(PG_KIND_FAULT, PG_FAULT_ESR, 1), PG_IMM_FAULT_LOW, false));
	EXPECT_EQ(-1, pg_milestone_of_hvc(0x84000000, 0, true));
	EXPECT_EQ(-1, pg_milestone_of_hvc(0x34f5d91d, 0x32, false));
	EXPECT_EQ(PG_STAGE_OLD | 0x32, pg_milestone_of_hvc(0x34f5d91d, 0x32, true));
	EXPECT_STREQ("E020", pg_milestone_tag(PG_ST_MMU_OFF, buf));
	EXPECT_STREQ("msr sctlr_el1", pg_milestone_insn(PG_ST_MMU_OFF, PG_ST_MMU_ON));
	EXPECT_STREQ("msr sctlr_el1", pg_milestone_insn(PG_STAGE_OLD | 0x32, PG_STAGE_OLD | 0x33));
	EXPECT_EQ(NULL, pg_milestone_insn(PG_ST_MMU_ON, PG_ST_MMU_RET));
	EXPECT_STREQ("msr sctlr_el1 (E020)", pg_milestone_name(PG_ST_MMU_OFF, PG_ST_MMU_ON, name));
	EXPECT_STREQ("up to msr sctlr_el1 (RUN)", pg_milestone_name(PG_ST_RUN, PG_ST_TRAPPED_MMU, name));
	EXPECT_STREQ("msr sctlr_el1 (old 0x32)", pg_milestone_name(PG_STAGE_OLD | 0x32, 0, name));
}

/* A name of its own for each stage of the table, and short enough for its column. */
TEST(every_stage_has_a_name)
{
	static const unsigned int ids[] = {
#define PG_STAGE(sym, id, ...) id,
#include "../../../earlyprobe/stages.h"
	};
	char a[PG_SHORT], b[PG_SHORT];
	size_t i, k;

	for (i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		const char *name = pg_milestone_short(ids[i], 0, a);

		EXPECT_TRUE(name != a) TH_LOG("E%03X has no row in intervals.h", ids[i]);
		EXPECT_GE(30, strlen(pg_milestone_name(ids[i], 0, b))) TH_LOG("%s", b);
		for (k = 0; k < i; k++)
			EXPECT_STRNE(name, pg_milestone_short(ids[k], 0, b));
	}
}

TEST_HARNESS_MAIN
