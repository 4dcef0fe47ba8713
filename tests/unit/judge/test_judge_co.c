/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The judge on CO-*: what must agree and does not, and what may differ; and captures that know less than the table.
 */
#include "by_id.h"

TEST_F(id, cpus_differ)
{
	put(self->c, PG_R_ID_AA64ISAR0_EL1, 0x1221011111312221);
	EXPECT_ONLY("CO-01", PG_SKEW);
	EXPECT_EQ(PG_R_ID_AA64ISAR0_EL1, self->j.result[PG_C_CO_01].worst.reg);
	EXPECT_EQ(0, strncmp("DP differs", self->j.result[PG_C_CO_01].worst.text, 10));
	put(self->c, PG_R_REVIDR_EL1, 7);			/* another kind of CPU may */
	EXPECT_HONEST("CO-01", PG_OK);
	EXPECT_HONEST("CO-03", PG_OK);
	EXPECT_EQ(PG_R_REVIDR_EL1, self->j.result[PG_C_CO_03].worst.reg);
}

TEST_F(id, silicon_with_aarch32_on_some_cpus)
{
	put(self->c, PG_R_ID_AA64PFR0_EL1, PFR0(15, 1));
	EXPECT_ONLY("CO-01", PG_SKEW);
	self->cap->host = 1;
	EXPECT_HONEST("CO-01", PG_OK);
}

TEST_F(id, less_than_at_boot)
{
	u64 then = 0x1221111111312221, now = 0x1221011111312221;

	see_all(self->cap, PG_O_S_ISAR0, then, now);		/* more than the kernel settled for: its own affair */
	EXPECT_HONEST("CO-02", PG_OK);
	put_all(self->cap, PG_R_ID_AA64ISAR0_EL1, now);
	see_all(self->cap, PG_O_S_ISAR0, now, then);
	EXPECT_ONLY("CO-02", PG_SKEW);
	EXPECT_EQ(2, self->j.result[PG_C_CO_02].with);
	EXPECT_EQ(0, strncmp("DP is less", self->j.result[PG_C_CO_02].worst.text, 10));
	put(&self->cap->cpu[0], PG_R_ID_AA64ISAR0_EL1, then);	/* only here: that is for CO-01 to say */
	EXPECT_EQ(PG_OK, verdict(self->cap, self->c, "CO-02"));
}

TEST_F(id, signed_fields_at_boot)
{
	u64 none = 0xf1f1111111111112;

	/* A field that the kernel does not know is 0 to it, and would be there if it were signed. */
	put_all(self->cap, PG_R_ID_AA64DFR0_EL1, 0x111f11f3111116fb);
	see_all(self->cap, PG_O_S_DFR0, 0x111f11f3111116fb, 0x1110110311111600);
	EXPECT_HONEST("CO-02", PG_OK);
	/* FP and AdvSIMD are signed and known: they were 1 and are gone. */
	none = PFR0(0xffull << 16, 0xffull << 16 | 0) & ~(0xfull << 32);
	put_all(self->cap, PG_R_ID_AA64PFR0_EL1, none);
	see_all(self->cap, PG_O_S_PFR0, none, PFR0(0, 0));
	EXPECT_EQ(PG_SKEW, verdict(self->cap, self->c, "CO-02"));
}

TEST_F(id, same_verdicts)
{
	EXPECT_HONEST("CO-04", PG_OK);
	EXPECT_EQ(0, self->j.result[PG_C_CO_04].worst.nvals);
	trap(self->c, PG_R_SB, UNDEF);
	EXPECT_ONLY("IN-01", PG_LIE);
	EXPECT_EQ(PG_OK, self->j.result[PG_C_CO_04].worst.verdict);
	EXPECT_EQ(1, self->j.result[PG_C_CO_04].worst.val[0]);
}

TEST_F(id, closure)
{
	put_all(self->cap, PG_R_ID_AA64ISAR1_EL1, 0x3111121101211112);
	EXPECT_ONLY("CO-06", PG_WRONG);
	put_all(self->cap, PG_R_ID_AA64ISAR1_EL1, 0x3111121111211012);
	EXPECT_ONLY("CO-06", PG_WRONG);
	put_all(self->cap, PG_R_ID_AA64ISAR1_EL1, 0x3111121101211012);
	put_all(self->cap, PG_R_ID_AA64ISAR2_EL1, 0x1111111111111012);
	EXPECT_ONLY("CO-06", PG_WRONG);
	put_all(self->cap, PG_R_ID_AA64ISAR2_EL1, 0x1111111111110012);
	put_all(self->cap, PG_R_ID_AA64SMFR0_EL1, 0);
	EXPECT_ONLY("CO-06", PG_WRONG);
	put_all(self->cap, PG_R_ID_AA64SMFR0_EL1, 1ull << 32);
	put_all(self->cap, PG_R_ID_AA64PFR0_EL1, PFR0(0xfull << 20, 0));
	EXPECT_ONLY("CO-06", PG_WRONG);
	put_all(self->cap, PG_R_ID_AA64PFR0_EL1, PFR0(0xffull << 16, 0xffull << 16));
	EXPECT_ONLY("CO-06", PG_WRONG);				/* SVE without AdvSIMD */
}

/* A capture of an older version: what it did not look at is nobody's lie. */
TEST_F(id, what_was_not_touched_is_no_lie)
{
	u32 i, r;

	for (i = 0; i < self->cap->ncpus; i++) {
		for (r = PG_R_s3_0_c0_c7_7 + 1; r < PG_NREGS; r++)
			self->cap->cpu[i].reg[r] = (struct pg_read){ 0 };
		memset(self->cap->cpu[i].obs, 0, PG_NOBS * sizeof(self->cap->cpu[i].obs[0]));
	}
	pg_judge(self->cap, &self->j);
	EXPECT_EQ(PG_HONEST, self->j.overall);
	EXPECT_EQ(0, self->j.hidden);
	for (i = 0; i < PG_NCLAIMS; i++) {
		if (self->j.result[i].worst.verdict != PG_SKIP)
			continue;
		EXPECT_NE(PG_WHY_NONE, self->j.result[i].worst.why) {
			TH_LOG("%s", pg_arm64_claims[i].id);
		}
	}
}

TEST_HARNESS_MAIN
