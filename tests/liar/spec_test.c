/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The parser of SPECs, in userspace: every form that spec.h allows, and every refusal.
 *
 * Build with the kselftest_harness.h of the kernel's tools/testing/selftests:
 *	gcc -Wall -I SELFTESTS_DIR -I ../../module -o spec_test spec_test.c spec.c
 */
#include "kselftest_harness.h"
#include "spec.h"

/* Needed in every test: too large for a stack frame each. */
static struct lies lies;
static char why[LIE_WHY];

#define FIRST	(&lies.lie[0])

TEST(no_spec_is_an_honest_host)
{
	EXPECT_TRUE(lies_parse(&lies, "", why));
	EXPECT_EQ(0, lies.n);
	EXPECT_TRUE(lies_parse(&lies, "\n", why));
	EXPECT_EQ(0, lies.n);
}

TEST(undef)
{
	ASSERT_TRUE(lies_parse(&lies, "PMMIR_EL1=undef\n", why));
	ASSERT_EQ(1, lies.n);
	EXPECT_EQ(LIE_UNDEF, FIRST->kind);
	EXPECT_EQ(LIE_REG(3, 0, 9, 14, 6), FIRST->reg);
	EXPECT_EQ(LIE_EVERY_VCPU, FIRST->vcpu);
	EXPECT_FALSE(FIRST->late);
	EXPECT_STREQ("PMMIR_EL1=undef", FIRST->text);
}

TEST(generic_register_is_the_same_register)
{
	ASSERT_TRUE(lies_parse(&lies, "s3_0_c9_c14_6=raz", why));
	EXPECT_EQ(LIE_REG(3, 0, 9, 14, 6), FIRST->reg);
	EXPECT_EQ(LIE_VALUE, FIRST->kind);
	EXPECT_EQ(0, FIRST->value);
	EXPECT_EQ(~0ULL, FIRST->mask);
	ASSERT_TRUE(lies_parse(&lies, "S3_3_C15_C15_7=0xffffffffffffffff", why));
	EXPECT_EQ(LIE_REG(3, 3, 15, 15, 7), FIRST->reg);
	EXPECT_EQ(~0ULL, FIRST->value);
}

TEST(field_by_name_in_any_case_and_by_bits)
{
	static const char *const same[] = {
		"ID_AA64DFR0_EL1.PMUVer=5", "ID_AA64DFR0_EL1.pmuver=0x5",
		"ID_AA64DFR0_EL1[11:8]=5", "s3_0_c0_c5_0.PMUVer=5",
	};
	size_t i;

	for (i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		ASSERT_TRUE(lies_parse(&lies, same[i], why));
		EXPECT_EQ(LIE_FIELD, FIRST->kind);
		EXPECT_EQ(LIE_REG(3, 0, 0, 5, 0), FIRST->reg);
		EXPECT_EQ(0xf00, FIRST->mask);
		EXPECT_EQ(0x500, FIRST->value);
	}
	ASSERT_TRUE(lies_parse(&lies, "PMCEID1_EL0[31]=1", why));
	EXPECT_EQ(1ULL << 31, FIRST->mask);
	ASSERT_TRUE(lies_parse(&lies, "PMMIR_EL1[63:0]=1", why));
	EXPECT_EQ(~0ULL, FIRST->mask);
}

TEST(delay_may_stand_beside_another_lie)
{
	ASSERT_TRUE(lies_parse(&lies, "SCTLR_EL1=delay:6000;SCTLR_EL1=undef", why));
	EXPECT_EQ(2, lies.n);
	EXPECT_EQ(LIE_DELAY, FIRST->kind);
	EXPECT_EQ(6000, FIRST->value);
	EXPECT_FALSE(lie_waits_for_user(FIRST));
	ASSERT_TRUE(lies_parse(&lies, "SCTLR_EL1@1=delay:user", why));
	EXPECT_TRUE(lie_waits_for_user(FIRST));
	EXPECT_EQ(1, FIRST->vcpu);
}

TEST(lies_about_writes_and_now_and_then)
{
	ASSERT_TRUE(lies_parse(&lies, "PMCNTENCLR_EL0=frozen", why));
	EXPECT_EQ(LIE_FROZEN, FIRST->kind);
	EXPECT_EQ(~0ULL, FIRST->mask);
	ASSERT_TRUE(lies_parse(&lies, "PMCR_EL0[6]=stuck:1", why));
	EXPECT_EQ(LIE_STUCK, FIRST->kind);
	EXPECT_EQ(0x40, FIRST->mask);
	EXPECT_EQ(0x40, FIRST->value);
	ASSERT_TRUE(lies_parse(&lies, "PMEVTYPER0_EL0=stuck:0x11", why));
	EXPECT_EQ(LIE_STUCK, FIRST->kind);
	EXPECT_EQ(~0ULL, FIRST->mask);
	EXPECT_EQ(0x11, FIRST->value);
	ASSERT_TRUE(lies_parse(&lies, "PMCEID0_EL0[5]@1=rarely:1;PMCEID0_EL0=delay:1", why));
	EXPECT_EQ(LIE_RARELY, FIRST->kind);
	EXPECT_EQ(1, FIRST->vcpu);
	EXPECT_EQ(0x20, FIRST->value);
	EXPECT_EQ(LIE_DELAY, lies.lie[1].kind);
}

TEST(one_vcpu_and_userspace)
{
	ASSERT_TRUE(lies_parse(&lies, "PMCR_EL0.N@1=4;PMCR_EL0.N@0@user=5", why));
	EXPECT_EQ(1, FIRST->vcpu);
	EXPECT_FALSE(FIRST->late);
	EXPECT_EQ(0, lies.lie[1].vcpu);
	EXPECT_TRUE(lies.lie[1].late);
	ASSERT_TRUE(lies_parse(&lies, "PMMIR_EL1[7:0]@user@3=1", why));
	EXPECT_EQ(3, FIRST->vcpu);
	EXPECT_TRUE(FIRST->late);
	EXPECT_EQ(0xff, FIRST->mask);
}

TEST(every_field_belongs_to_a_register_that_is_known)
{
	static const char *const specs[] = {
#define PG_FIELD(reg, name, lsb, width, sign) #reg "." #name "=1",
#include "arm64/fields.h"
	};
	size_t i;

	for (i = 0; i < sizeof(specs) / sizeof(specs[0]); i++)
		EXPECT_TRUE(lies_parse(&lies, specs[i], why))
			TH_LOG("%s: %s", specs[i], why);
}

TEST(refusals)
{
	static const char *const bad[] = {
		";", "PMMIR_EL1=undef;", "PMMIR_EL1", "=undef", "PMMIR_EL1=", "PMMIR_EL1=maybe",
		"PMMIR=undef", "pmmir_el1=undef", "PMMIR_EL1 =undef",
		"s1_0_c7_c6_2=undef", "s4_0_c0_c0_0=undef", "s3_0_c16_c0_0=undef",
		"s3_8_c0_c0_0=undef", "s3_0_c9_c14=undef", "s3_0_c9_c14_6_=undef",
		"s3_0_9_14_6=undef", "s3_0_c9_c14_6_1=undef", "s3__c9_c14_6=undef", "s=undef",
		"ID_AA64DFR0_EL1.PMUVer=16", "ID_AA64DFR0_EL1.PMUVer=undef",
		"ID_AA64DFR0_EL1.PMUVer=-1", "ID_AA64DFR0_EL1.PMU=1", "ID_AA64DFR0_EL1.=1",
		"PMMIR_EL1=0x", "PMMIR_EL1=0x10000000000000000", "PMMIR_EL1=12ab",
		"PMMIR_EL1=18446744073709551616",
		"PMMIR_EL1[64]=1", "PMMIR_EL1[3:4]=1", "PMMIR_EL1[7:0=1", "PMMIR_EL1[]=1",
		"PMMIR_EL1[7:0]=256", "PMMIR_EL1[a]=1",
		"PMMIR_EL1=delay:", "PMMIR_EL1=delay:0", "PMMIR_EL1=delay:600001",
		"PMMIR_EL1=delay:1s", "PMMIR_EL1=delay:users", "PMMIR_EL1@user=delay:user", "PMMIR_EL1=stuck:", "PMMIR_EL1=stuck:x", "PMMIR_EL1=rarely",
		"PMMIR_EL1[1:0]=stuck:4", "PMMIR_EL1[0]=frozen", "PMMIR_EL1[0]=delay:1",
		"PMMIR_EL1=frozen;PMMIR_EL1=raz", "PMMIR_EL1[0]=stuck:1;PMMIR_EL1=frozen",
		"PMMIR_EL1@=undef", "PMMIR_EL1@x=undef", "PMMIR_EL1@1@2=undef",
		"PMMIR_EL1@user@user=undef", "PMMIR_EL1@4096=undef",
		"PMMIR_EL1=undef;PMMIR_EL1=raz", "PMMIR_EL1=undef;s3_0_c9_c14_6@1=raz",
		"PMMIR_EL1.SLOTS=1;PMMIR_EL1[3]=1", "PMMIR_EL1=delay:1;PMMIR_EL1=delay:2",
		"PMMIR_EL1=undef;PMMIR_EL1@user=raz",
		"PMMIR_EL1=0x0000000000000000000000000000000000000000000000000000000000000000000001",
	};
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		why[0] = 0;
		EXPECT_FALSE(lies_parse(&lies, bad[i], why))
			TH_LOG("accepted: %s", bad[i]);
		EXPECT_NE(0, why[0])
			TH_LOG("no reason: %s", bad[i]);
	}
}

TEST(too_many)
{
	char text[4096] = "";
	unsigned int i;

	for (i = 0; i <= LIES_MAX; i++)
		snprintf(text + strlen(text), sizeof(text) - strlen(text), "%sPMMIR_EL1[%u]@%u=1",
			 i ? ";" : "", i % 64, i);
	EXPECT_FALSE(lies_parse(&lies, text, why));
	*strrchr(text, ';') = 0;
	EXPECT_TRUE(lies_parse(&lies, text, why));
	EXPECT_EQ(LIES_MAX, lies.n);
}

TEST_HARNESS_MAIN
