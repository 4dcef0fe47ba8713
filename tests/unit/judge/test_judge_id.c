/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The judge on ID-* and IN-*: each row is broken by hand, above all those that no host of the lab can break, and stays
 * whole where the architecture permits what is seen.
 */
#include "by_id.h"

/* Registers and instructions that no host can take away alone. */
TEST_F(id, each_is_missed)
{
	static const struct { const char *id; u16 reg; } missing[] = {
		{ "ID-01", PG_R_MPAMIDR_EL1 }, { "ID-02", PG_R_MPAM0_EL1 }, { "ID-03", PG_R_MPAMSM_EL1 },
		{ "ID-05", PG_R_PMSIDR_EL1 }, { "ID-06", PG_R_PMBIDR_EL1 }, { "ID-07", PG_R_PMBLIMITR_EL1 },
		{ "ID-08", PG_R_PMSNEVFR_EL1 }, { "ID-09", PG_R_TRBIDR_EL1 }, { "ID-09", PG_R_TRBLIMITR_EL1 },
		{ "ID-10", PG_R_TRFCR_EL1 }, { "ID-12", PG_R_DBGBCR1_EL1 }, { "ID-13", PG_R_DBGWVR1_EL1 },
		{ "ID-14", PG_R_OSLAR_EL1 }, { "ID-16", PG_R_OSLSR_EL1 }, { "ID-17", PG_R_MDSELR_EL1 },
		{ "ID-19", PG_R_DISR_EL1 }, { "ID-23", PG_R_AMEVCNTR01_EL0 }, { "ID-25", PG_R_ZCR_EL1 },
		{ "ID-26", PG_R_CNTB }, { "ID-28", PG_R_SVCR }, { "ID-29", PG_R_TPIDR2_EL0 }, { "ID-30", PG_R_FPMR },
		{ "ID-74", PG_R_STR_ZT0 },
		{ "ID-31", PG_R_IRG }, { "ID-32", PG_R_TFSRE0_EL1 }, { "ID-33", PG_R_GMID_EL1 }, { "ID-35", PG_R_PACGA },
		{ "ID-36", PG_R_SCXTNUM_EL0 }, { "ID-38", PG_R_PIRE0_EL1 }, { "ID-39", PG_R_POR_EL0 },
		{ "ID-40", PG_R_TCR2_EL1 }, { "ID-41", PG_R_SCTLR2_EL1 }, { "ID-42", PG_R_AMAIR2_EL1 },
		{ "ID-43", PG_R_GCSPR_EL0 }, { "ID-44", PG_R_RCWSMASK_EL1 }, { "ID-45", PG_R_ACCDATA_EL1 },
		{ "ID-46", PG_R_PFAR_EL1 }, { "ID-47", PG_R_ALLINT }, { "ID-49", PG_R_ICC_SRE_EL1 },
		{ "ID-49", PG_R_ICC_CTLR_EL1 }, { "ID-51", PG_R_CNTPCTSS_EL0 }, { "ID-52", PG_R_CNTPCT_EL0 },
		{ "ID-53", PG_R_CNTFRQ_EL0 }, { "ID-54", PG_R_RNDRRS }, { "ID-56", PG_R_CTR_EL0 },
		{ "ID-56", PG_R_DCZID_EL0 }, { "ID-56b", PG_R_DC_ZVA }, { "IN-01", PG_R_SB }, { "IN-02", PG_R_DVP_RCTX },
		{ "IN-02b", PG_R_COSP_RCTX }, { "IN-03", PG_R_DC_CVAP }, { "IN-03b", PG_R_DC_CVADP },
		{ "IN-04", PG_R_TLBI_RVAE1 }, { "IN-05", PG_R_TLBI_VAE1OS }, { "IN-06", PG_R_TLBI_VAE1NXS },
		{ "IN-07", PG_R_WFIT }, { "IN-09", PG_R_CPYF }, { "IN-09", PG_R_SET }, { "IN-10", PG_R_CAS },
		{ "IN-11", PG_R_LDCLRP }, { "IN-12", PG_R_LDAPR }, { "IN-12b", PG_R_LDAPUR }, { "IN-13", PG_R_CFINV },
		{ "IN-13b", PG_R_AXFLAG }, { "IN-14", PG_R_CRC32B }, { "IN-14b", PG_R_AESE }, { "IN-14c", PG_R_PMULL },
		{ "IN-14d", PG_R_SHA1H }, { "IN-14e", PG_R_SHA256SU0 }, { "IN-14f", PG_R_SHA512SU0 },
		{ "IN-14g", PG_R_EOR3 }, { "IN-14h", PG_R_SM3PARTW1 }, { "IN-14i", PG_R_SM4E }, { "IN-14j", PG_R_UDOT },
		{ "IN-14k", PG_R_FMLAL }, { "IN-14l", PG_R_SQRDMLAH }, { "IN-16", PG_R_PAN }, { "IN-16b", PG_R_UAO },
		{ "IN-16c", PG_R_DIT }, { "IN-16d", PG_R_SSBS }, { "IN-16e", PG_R_TCO }, { "IN-17", PG_R_AT_S1E1RP },
		{ "ID-61", PG_R_REVIDR_EL1 }, { "ID-73", PG_R_AIDR_EL1 }, { "ID-71", PG_R_BRBFCR_EL1 },
		{ "ID-71", PG_R_BRB_IALL }, { "ID-72", PG_R_LDTADD }, { "ID-72", PG_R_CAST },
		{ "IN-17b", PG_R_AT_S1E1A }, { "IN-18", PG_R_ABS }, { "IN-18b", PG_R_FRINT32Z }, { "IN-18c", PG_R_FJCVTZS },
		{ "IN-18d", PG_R_FCMLA }, { "IN-18e", PG_R_BFCVT }, { "IN-18f", PG_R_USDOT },
	};
	size_t i;

	EXPECT_HONEST("ID-01", PG_OK);
	for (i = 0; i < sizeof(missing) / sizeof(missing[0]); i++) {
		struct pg_read keep = self->c->reg[missing[i].reg];

		trap(self->c, missing[i].reg, UNDEF);
		EXPECT_ONLY(missing[i].id, PG_LIE);
		self->c->reg[missing[i].reg] = keep;
	}
}

/* At EL1 registers of EL2 are UNDEFINED whatever is advertised; at EL2 each that is missing is a lie. */
TEST_F(id, what_a_nested_guest_needs)
{
	static const struct { const char *id; u16 reg; } missing[] = {
		{ "ID-63", PG_R_HCRX_EL2 }, { "ID-64", PG_R_HFGRTR_EL2 }, { "ID-64", PG_R_HFGWTR_EL2 },
		{ "ID-64", PG_R_HFGITR_EL2 }, { "ID-64", PG_R_HDFGRTR_EL2 }, { "ID-64", PG_R_HDFGWTR_EL2 },
		{ "ID-65", PG_R_HAFGRTR_EL2 }, { "ID-66", PG_R_HFGRTR2_EL2 }, { "ID-66", PG_R_HFGWTR2_EL2 },
		{ "ID-66", PG_R_HFGITR2_EL2 }, { "ID-66", PG_R_HDFGRTR2_EL2 }, { "ID-66", PG_R_HDFGWTR2_EL2 },
		{ "ID-67", PG_R_MPAM2_EL2 }, { "ID-68", PG_R_MPAMHCR_EL2 }, { "ID-69", PG_R_ICH_HFGRTR_EL2 },
		{ "ID-69", PG_R_ICH_HFGWTR_EL2 }, { "ID-69", PG_R_ICH_HFGITR_EL2 }, { "ID-69", PG_R_ICH_VCTLR_EL2 },
		{ "ID-70", PG_R_BRBCR_EL2 }, { "ID-62", PG_R_ICC_IDR0_EL1 },
	};
	size_t i;

	put_all(self->cap, PG_R_ID_AA64MMFR0_EL1, 0x1211111111111111);		/* FEAT_FGT2 */
	put_all(self->cap, PG_R_ID_AA64PFR0_EL1, PFR0(0xfull << 24, 0));		/* a GICv5 instead of a GICv3 */
	put_all(self->cap, PG_R_ID_AA64PFR2_EL1, 0x1111111111111111);
	put_all(self->cap, PG_R_MPAMIDR_EL1, 1 << 17);				/* HAS_HCR */
	for (i = 0; i < sizeof(missing) / sizeof(missing[0]); i++) {
		struct pg_read keep = self->c->reg[missing[i].reg];

		self->cap->el = 2;
		EXPECT_HONEST(missing[i].id, PG_OK);
		trap(self->c, missing[i].reg, UNDEF);
		EXPECT_ONLY(missing[i].id, PG_LIE);
		self->cap->el = 1;
		if (missing[i].reg != PG_R_ICC_IDR0_EL1)
			EXPECT_HONEST(missing[i].id, PG_NA);
		self->c->reg[missing[i].reg] = keep;
	}
}

TEST_F(id, an_instruction_is_named_by_its_word)
{
	char text[512];
	struct pg_out o = { .buf = text, .size = sizeof(text) };

	trap(self->c, PG_R_SB, UNDEF);
	pg_judge(self->cap, &self->j);
	pg_seen_text(&o, &pg_arm64, &self->j.result[PG_C_IN_01].worst);
	EXPECT_STREQ("SB (0xd50330ff) is UNDEFINED (EC 0x00)", text);
}

/* What is not advertised and works all the same is hidden; RAZ and UNDEFINED are silence. */
TEST_F(id, hidden_features)
{
	static const struct { const char *id; u16 reg, evidence; u64 value; } hidden[] = {
		{ "ID-04", PG_R_ID_AA64PFR0_EL1, PG_R_MPAMIDR_EL1, PFR0(0xfull << 40, 0) },
		{ "ID-22", PG_R_ID_AA64PFR0_EL1, PG_R_ERRIDR_EL1, PFR0(0xfull << 28, 0) },
		{ "ID-24", PG_R_ID_AA64PFR0_EL1, PG_R_AMCFGR_EL0, PFR0(0xfull << 44, 0) },
		{ "ID-11", PG_R_ID_AA64DFR0_EL1, PG_R_TRFCR_EL1, 0x111110131111161b },
	};
	size_t i;

	for (i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++) {
		EXPECT_EQ(PG_NA, verdict(self->cap, self->c, hidden[i].id));
		put_all(self->cap, PG_R_ID_AA64PFR1_EL1, 0x1111111111101221);		/* MPAM_frac 0 */
		put_all(self->cap, hidden[i].reg, hidden[i].value);
		EXPECT_HONEST(hidden[i].id, PG_HIDDEN);
		put_all(self->cap, hidden[i].evidence, 0);
		EXPECT_HONEST(hidden[i].id, PG_OK);
		self->c->reg[hidden[i].evidence] = (struct pg_read){ .why = PG_WHY_RISKY_OFF };
		EXPECT_HONEST(hidden[i].id, PG_SKIP);
		free(self->cap);
		self->cap = machine(2, 6);
		self->c = &self->cap->cpu[1];
	}
}

static unsigned int upsetting;

static void is_upsetting(unsigned int reg, void *data)
{
	if (pg_arm64_regs[reg].class == PG_SF && !upsetting)
		upsetting = reg;
}

/*
 * Where the ID registers advertise nothing, no claim reads what could upset firmware: what is left is of kind ABSENT, which the
 * module holds back without risky=1.
 */
TEST_F(id, nothing_unadvertised_upsets_firmware)
{
	unsigned int i, r, absent = 0;
	int missing;

	for (r = PG_R_ID_PFR0_EL1; r <= PG_R_s3_0_c0_c7_7; r++)
		put_all(self->cap, r, 0);
	for (i = 0; i < 2 * PG_NCLAIMS; i++) {
		self->cap->el = 1 + i / PG_NCLAIMS;
		if (!pg_claimed(self->cap, self->c, i % PG_NCLAIMS, &missing))
			continue;
		upsetting = 0;
		pg_evidence(&pg_arm64, self->c, i % PG_NCLAIMS, is_upsetting, NULL);
		absent += upsetting && pg_arm64_claims[i % PG_NCLAIMS].kind == PG_ABSENT;
		EXPECT_TRUE(!upsetting || pg_arm64_claims[i % PG_NCLAIMS].kind == PG_ABSENT)
			TH_LOG("%s reads %s", pg_arm64_claims[i % PG_NCLAIMS].id, pg_arm64_regs[upsetting].name);
	}
	EXPECT_LT(2, absent);
}

TEST_F(id, a_buffer_of_somebody_else)
{
	put(self->c, PG_R_PMBIDR_EL1, 16);		/* P */
	put(self->c, PG_R_TRBIDR_EL1, 16);
	trap(self->c, PG_R_PMSCR_EL1, UNDEF);
	trap(self->c, PG_R_TRBLIMITR_EL1, TRAPPED);
	EXPECT_HONEST("ID-06", PG_OK);
	EXPECT_HONEST("ID-07", PG_OK);
	EXPECT_HONEST("ID-09", PG_OK);
}

TEST_F(id, error_records)
{
	static const u16 regs[] = { PG_R_ERXFR_EL1, PG_R_ERXSTATUS_EL1, PG_R_ERXMISC0_EL1, PG_R_ERXMISC1_EL1 };
	size_t i;

	put(self->c, PG_R_ERRIDR_EL1, 2);
	for (i = 0; i < 4; i++) {
		struct pg_read keep = self->c->reg[regs[i]];

		trap(self->c, regs[i], UNDEF);
		put(self->c, PG_R_ERRSELR_EL1, 1);
		EXPECT_ONLY("ID-20", PG_LIE);
		put(self->c, PG_R_ERRSELR_EL1, 2);	/* no such record */
		EXPECT_HONEST("ID-20", PG_OK);
		self->c->reg[regs[i]] = keep;
	}
	trap(self->c, PG_R_ERRSELR_EL1, UNDEF);
	EXPECT_ONLY("ID-20", PG_LIE);
	put(self->c, PG_R_ERRIDR_EL1, 0);
	EXPECT_HONEST("ID-20", PG_OK);
	/* "ID-21" has its own test in test_judge.c. */
}

TEST_F(id, os_lock)
{
	see(self->c, PG_O_OSLOCK, 8, 8);
	EXPECT_ONLY("ID-14", PG_DEAD);
	see(self->c, PG_O_OSLOCK, 10, 10);
	EXPECT_ONLY("ID-14", PG_DEAD);
	put(self->c, PG_R_OSLSR_EL1, 0);
	EXPECT_HONEST("ID-14", PG_OK);
	self->c->reg[PG_R_OSLAR_EL1] = (struct pg_read){ .why = PG_WHY_RISKY_OFF };
	EXPECT_HONEST("ID-14", PG_SKIP);
}

TEST_F(id, vectors)
{
	put(self->c, PG_R_CNTB, 24);
	EXPECT_ONLY("ID-26", PG_WRONG);
	put(self->c, PG_R_CNTB, 512);
	EXPECT_ONLY("ID-26", PG_WRONG);
	put(self->c, PG_R_CNTB, 256);
	EXPECT_HONEST("ID-26", PG_OK);
	trap(self->c, PG_R_CNTB, ZEN);
	trap(self->c, PG_R_ZCR_EL1, ZEN);
	put(self->c, PG_R_CPACR_EL1, 0);
	EXPECT_HONEST("ID-26", PG_SKIP);
	put_all(self->cap, PG_R_ID_AA64PFR0_EL1, PFR0(0xfull << 32, 0));
	EXPECT_HONEST("ID-27", PG_NA);				/* SME brings its own vectors */
	put_all(self->cap, PG_R_ID_AA64PFR1_EL1, 0x1111111110111221);
	EXPECT_ONLY("ID-27", PG_WRONG);
	put_all(self->cap, PG_R_ID_AA64ZFR0_EL1, 0);
	EXPECT_HONEST("ID-27", PG_OK);
}

TEST_F(id, csv2_frac_counts_beside_csv2_1_only)
{
	trap(self->c, PG_R_SCXTNUM_EL1, UNDEF);
	put_all(self->cap, PG_R_ID_AA64PFR0_EL1, PFR0(0xfull << 56, 1ull << 56));
	EXPECT_HONEST("ID-36", PG_NA);
	put_all(self->cap, PG_R_ID_AA64PFR1_EL1, 0x1111111211111221);
	EXPECT_ONLY("ID-36", PG_LIE);
	put_all(self->cap, PG_R_ID_AA64PFR0_EL1, PFR0(0xfull << 56, 0));
	EXPECT_HONEST("ID-36", PG_NA);
}

TEST_F(id, two_interrupt_controllers)
{
	EXPECT_HONEST("ID-50", PG_NA);
	put_all(self->cap, PG_R_ID_AA64PFR2_EL1, 0x1111111111111111);
	EXPECT_ONLY("ID-50", PG_WRONG);
	self->cap->host = 1;
	EXPECT_HONEST("ID-50", PG_NA);
}

TEST_F(id, clocks)
{
	see(self->c, PG_O_CLOCK_STEPS, 0, 1);
	EXPECT_ONLY("ID-52", PG_WRONG);
	see(self->c, PG_O_CLOCK_STEPS, 0, 0);
	see(self->c, PG_O_CLOCK_RATES, 1000, 0);
	EXPECT_ONLY("ID-52", PG_DEAD);
	see(self->c, PG_O_CLOCK_RATES, 1000, 500);
	EXPECT_ONLY("ID-52", PG_WRONG);
	see(self->c, PG_O_CLOCK_RATES, 1000, 1100);	/* taken away in between */
	EXPECT_HONEST("ID-52", PG_OK);
}

TEST_F(id, frequency)
{
	put(self->c, PG_R_CNTFRQ_EL0, 0);
	EXPECT_ONLY("ID-53", PG_WRONG);
	put(self->c, PG_R_CNTFRQ_EL0, 1000001);
	EXPECT_ONLY("ID-53", PG_SKEW);
	EXPECT_EQ(1, self->j.result[PG_C_ID_53].first);
	EXPECT_EQ(1, self->j.result[PG_C_ID_53].with);
	put(self->c, PG_R_CNTFRQ_EL0, 1000000);
	see(self->c, PG_O_CLOCK_TIME, 2000, 1000000);
	EXPECT_ONLY("ID-53", PG_WRONG);
	see(self->c, PG_O_CLOCK_TIME, 2000, 10000000000);	/* too long a look says nothing */
	EXPECT_HONEST("ID-53", PG_OK);
}

TEST_F(id, caches)
{
	see_all(self->cap, PG_O_CACHES, 0x100000000, 0);
	EXPECT_ONLY("ID-55", PG_WRONG);
	put_all(self->cap, PG_R_ID_AA64MMFR2_EL1, 0x1111111111111111);
	see_all(self->cap, PG_O_CACHES, 0x100000000, 0);
	EXPECT_HONEST("ID-55", PG_NA);
	put(self->c, PG_R_CTR_EL0, 0x444c004);
	EXPECT_ONLY("ID-56", PG_WRONG);
	put(self->c, PG_R_CTR_EL0, 0x8444c004);
	put(self->c, PG_R_DCZID_EL0, 10);
	see(self->c, PG_O_ZVA, 4096, 0);
	EXPECT_ONLY("ID-56", PG_WRONG);
}

TEST_F(id, dc_zva)
{
	see(self->c, PG_O_ZVA, 64, 64);
	EXPECT_ONLY("ID-56b", PG_WRONG);
	see(self->c, PG_O_ZVA, 32, 0);
	EXPECT_ONLY("ID-56b", PG_WRONG);
	see(self->c, PG_O_ZVA, 0, 0);
	EXPECT_ONLY("ID-56b", PG_WRONG);
	put_all(self->cap, PG_R_DCZID_EL0, 16 + 4);		/* DZP: it may trap */
	trap(self->c, PG_R_DC_ZVA, TRAPPED);
	EXPECT_HONEST("ID-56b", PG_NA);
}

TEST_F(id, aarch32)
{
	put_all(self->cap, PG_R_ID_PFR0_EL1, 0x1110);
	EXPECT_ONLY("ID-57", PG_WRONG);
	put_all(self->cap, PG_R_ID_PFR0_EL1, 0x1111);
	put_all(self->cap, PG_R_MVFR0_EL1, 0);
	EXPECT_ONLY("ID-57", PG_WRONG);
	put_all(self->cap, PG_R_ID_AA64PFR0_EL1, PFR0(15, 1));
	put_all(self->cap, PG_R_ID_PFR0_EL1, 0);
	EXPECT_HONEST("ID-57", PG_NA);
	EXPECT_HONEST("ID-58", PG_OK);
}

TEST_F(id, a_deadline_that_is_not_met)
{
	see(self->c, PG_O_WFET, 1000, 20000);
	EXPECT_HONEST("IN-08", PG_SKIP);			/* a host that was away looks the same */
	EXPECT_TRUE(pg_suspicious(&self->j.result[claim_of("IN-08")].worst));
	see(self->c, PG_O_WFET, 1000, 1);			/* events may end it */
	EXPECT_HONEST("IN-08", PG_OK);
}

TEST_HARNESS_MAIN
