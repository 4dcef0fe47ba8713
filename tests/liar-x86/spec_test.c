/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The parser of SPECs for x86 hosts: every form that spec.h allows, and every refusal.
 */
#include "kselftest_harness.h"
#include "spec.h"

static struct lies lies;
static char why[LIE_WHY];

TEST(forms)
{
	ASSERT_TRUE(lies_parse(&lies, "\n", why));
	EXPECT_EQ(0, lies.n);
	ASSERT_TRUE(lies_parse(&lies, "CPUID.7.EDX.SPEC_CTRL=1;CPUID.0xd.1.EAX[3]@1=1;MSR.0x345=gp;MSR.16=raz;MSR.0x10a=0xff\n", why))
		TH_LOG("%s", why);
	ASSERT_EQ(5, lies.n);
	EXPECT_EQ(LIE_CPUID, lies.lie[0].kind);
	EXPECT_EQ(7, lies.lie[0].number);
	EXPECT_EQ(3, lies.lie[0].out);
	EXPECT_EQ(1 << 26, lies.lie[0].value);
	EXPECT_EQ(1 << 26, lies.lie[0].mask);
	EXPECT_EQ(LIE_EVERY_VCPU, lies.lie[0].vcpu);
	EXPECT_EQ(0xd, lies.lie[1].number);
	EXPECT_EQ(1, lies.lie[1].sub);
	EXPECT_EQ(8, lies.lie[1].value);
	EXPECT_EQ(1, lies.lie[1].vcpu);
	EXPECT_EQ(LIE_GP, lies.lie[2].kind);
	EXPECT_EQ(0x345, lies.lie[2].number);
	EXPECT_EQ(LIE_VALUE, lies.lie[3].kind);
	EXPECT_EQ(16, lies.lie[3].number);
	EXPECT_EQ(0, lies.lie[3].value);
	EXPECT_EQ(0xff, lies.lie[4].value);
	EXPECT_STREQ("CPUID.7.EDX.SPEC_CTRL=1", lies.lie[0].text);
	ASSERT_TRUE(lies_parse(&lies, "CPUID.80000001.ECX.PERFCTR_CORE=1;CPUID.a.EAX=0x7300402;CPUID.a.EDX.FIXED=3", why));
	EXPECT_EQ(0x80000001, lies.lie[0].number);
	EXPECT_EQ(0x7300402, lies.lie[1].value);
	EXPECT_EQ(31, lies.lie[2].mask);
}

TEST(refusals)
{
	static const char *const bad[] = {
		";", "MSR.0x345", "MSR.0x345=", "MSR.0x345=GP", "MSR.x=gp", "MSR.0x100000000=gp", "MSR.0x345=gp;", "MSR.0x345=gp,",
		"CPUID.7=1", "CPUID.7.EDX=gp", "CPUID.7.EDX.NONE=1", "CPUID.7.EDX.SPEC_CTRL=2", "CPUID.7.EFX=1", "CPUID.7.EDX[32]=1",
		"CPUID.7.EDX[3:4]=1", "CPUID.7.EDX[3=1", "CPUID.7.EDX@=1", "CPUID.7.EDX@4096=1", "CPUID.7.64.EDX=1", "PMMIR_EL1=undef",
		"MSR.0x345=gp;MSR.0x345=raz", "CPUID.7.EDX=1;CPUID.7.EDX[0]@1=1", "CPUID.7.EDX=0x100000000",
		"MSR.0x345=0x00000000000000000000000000000000000000000000000000000000000000000000000001",
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

TEST_HARNESS_MAIN
