/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The x86 wing in the judge: a machine made by hand that claims nothing but what a test gives it, and what must come of it.
 */
#include <stdlib.h>
#include "kselftest_harness.h"
#include "x86/x86.h"
#include "verdict/bind.h"
#include "verdict/judge.h"

FIXTURE(x86)
{
	struct pg_capture *cap;
	struct pg_cpu *c;
	struct pg_judgement j;
};

static void put(struct pg_cpu *c, unsigned int reg, u64 value)
{
	c->reg[reg] = (struct pg_read){ .state = PG_VALUE, .value = value };
}

static void refuse(struct pg_cpu *c, unsigned int reg, u32 vector)
{
	c->reg[reg] = (struct pg_read){ .state = PG_TRAP, .esr = vector };
}

FIXTURE_SETUP(x86)
{
	unsigned int i, r;

	self->cap = calloc(1, pg_capture_size(&pg_x86, 2));
	ASSERT_NE(NULL, self->cap);
	pg_capture_bind(self->cap, &pg_x86, 2);
	for (i = 0; i < 2; i++) {
		struct pg_cpu *c = &self->cap->cpu[i];

		c->cpu = i;
		c->probed = 1;
		c->selftest = PG_ST_ALL;
		for (r = 0; r <= PG_R_XCR0; r++)
			put(c, r, 0);
		put(c, PG_R_CPUID_0_EBX, PG_EBX_INTEL);
		put(c, PG_R_IA32_MISC_ENABLE, 1);
		refuse(c, PG_R_NO_SUCH_MSR, PG_X86_GP);
	}
	self->c = &self->cap->cpu[1];
}

FIXTURE_TEARDOWN(x86)
{
	free(self->cap);
}

static int claim_of(const char *id)
{
	int i;

	for (i = 0; i < pg_x86.nclaims && strcmp(pg_x86.claims[i].id, id); i++)
		;
	return i;
}

#define verdict_of(id)	(pg_judge(self->cap, &self->j), (int)self->j.result[claim_of(id)].worst.verdict)
#define why_of(id)	(self->j.result[claim_of(id)].worst.why)

TEST_F(x86, a_machine_that_claims_nothing_is_honest)
{
	pg_judge(self->cap, &self->j);
	EXPECT_EQ(PG_HONEST, (int)self->j.overall);
	EXPECT_EQ(PG_NA, verdict_of("X-03"));
	EXPECT_EQ(PG_OK, verdict_of("X-39"));
}

TEST_F(x86, a_promised_msr_that_faults_is_a_lie_on_that_cpu)
{
	put(self->c, PG_R_CPUID_1_ECX, 1 << 15);
	refuse(self->c, PG_R_IA32_PERF_CAPABILITIES, PG_X86_GP);
	EXPECT_EQ(PG_LIE, verdict_of("X-03"));
	EXPECT_EQ(1, self->j.result[claim_of("X-03")].first);
	put(self->c, PG_R_IA32_PERF_CAPABILITIES, 0);
	EXPECT_EQ(PG_OK, verdict_of("X-03"));
}

/* Not touched is not broken. */
TEST_F(x86, what_was_not_read_is_skipped)
{
	put(self->c, PG_R_CPUID_1_ECX, 1 << 15);
	EXPECT_EQ(PG_SKIP, verdict_of("X-03"));
}

TEST_F(x86, where_every_msr_is_answered_zero_proves_nothing)
{
	put(self->c, PG_R_NO_SUCH_MSR, 0);
	put(self->c, PG_R_CPUID_1_ECX, 1 << 15);
	put(self->c, PG_R_IA32_PERF_CAPABILITIES, 0);
	EXPECT_EQ(PG_SKIP, verdict_of("X-03"));
	EXPECT_EQ(PG_WHY_ANSWERS_ALL, why_of("X-03"));
	put(self->c, PG_R_IA32_PERF_CAPABILITIES, 0x33c5);
	EXPECT_EQ(PG_OK, verdict_of("X-03"));
	/* A command is taken as well, and a #GP is a #GP all the same. */
	put(self->c, PG_R_CPUID_7_0_EDX, 1 << 26);
	put(self->c, PG_R_IA32_PRED_CMD, 1);
	EXPECT_EQ(PG_SKIP, verdict_of("X-21"));
	refuse(self->c, PG_R_IA32_PRED_CMD, PG_X86_GP);
	EXPECT_EQ(PG_LIE, verdict_of("X-21"));
}

TEST_F(x86, a_bit_behind_a_broken_register_is_no_lie_of_its_own)
{
	put(self->c, PG_R_CPUID_7_0_EDX, 1 << 30);
	put(self->c, PG_R_IA32_CORE_CAPABILITIES, 1 << 5);
	refuse(self->c, PG_R_TEST_CTRL, PG_X86_GP);
	EXPECT_EQ(PG_LIE, verdict_of("X-36"));
	EXPECT_EQ(1, self->j.lies);
	refuse(self->c, PG_R_IA32_CORE_CAPABILITIES, PG_X86_GP);
	EXPECT_EQ(PG_LIE, verdict_of("X-24"));
	EXPECT_EQ(PG_SKIP, verdict_of("X-36"));
}

TEST_F(x86, an_x2apic_register_may_fault_in_xapic_mode)
{
	put(self->c, PG_R_CPUID_1_ECX, 1 << 21);
	put(self->c, PG_R_IA32_APIC_BASE, 0xfee00800);
	refuse(self->c, PG_R_X2APIC_ID, PG_X86_GP);
	refuse(self->c, PG_R_X2APIC_VERSION, PG_X86_GP);
	EXPECT_EQ(PG_NA, verdict_of("X-37"));
	put(self->c, PG_R_IA32_APIC_BASE, 0xfee00c00);
	EXPECT_EQ(PG_LIE, verdict_of("X-37"));
}

TEST_F(x86, counters_as_many_as_cpuid_counts)
{
	unsigned int i;

	put(self->c, PG_R_CPUID_A_EAX, 2 | 4 << 8 | 48 << 16);
	for (i = 0; i < 4; i++) {
		put(self->c, PG_R_IA32_PERFEVTSEL0 + i, 0);
		put(self->c, PG_R_IA32_PMC0 + i, 0);
	}
	EXPECT_EQ(PG_OK, verdict_of("X-01"));
	refuse(self->c, PG_R_IA32_PMC3, PG_X86_GP);
	EXPECT_EQ(PG_LIE, verdict_of("X-01"));
	put(self->c, PG_R_CPUID_A_EAX, 2 | 3 << 8 | 48 << 16);
	EXPECT_EQ(PG_OK, verdict_of("X-01"));
	/* More than there are rows: no more is asked for. */
	put(self->c, PG_R_CPUID_A_EAX, 2 | 255 << 8 | 48 << 16);
	EXPECT_EQ(PG_LIE, verdict_of("X-01"));
}

TEST_F(x86, pebs_without_its_registers)
{
	put(self->c, PG_R_CPUID_1_EDX, 1 << 21);
	put(self->c, PG_R_CPUID_A_EAX, 2 | 4 << 8);
	put(self->c, PG_R_IA32_DS_AREA, 0);
	put(self->c, PG_R_IA32_PEBS_ENABLE, 0);
	self->c->obs[PG_O_PEBS_BITS] = (struct pg_seen){ .state = PG_VALUE, .got = { 15, 0 } };
	EXPECT_EQ(PG_OK, verdict_of("X-06"));
	/* A few Atoms have it on counter 0 alone. */
	self->c->obs[PG_O_PEBS_BITS].got[1] = 14;
	EXPECT_EQ(PG_OK, verdict_of("X-06"));
	self->c->obs[PG_O_PEBS_BITS].got[1] = 15;
	EXPECT_EQ(PG_WRONG, verdict_of("X-06"));
	refuse(self->c, PG_R_IA32_PEBS_ENABLE, PG_X86_GP);
	EXPECT_EQ(PG_LIE, verdict_of("X-06"));
	put(self->c, PG_R_IA32_MISC_ENABLE, 1 << 12);
	EXPECT_EQ(PG_NA, verdict_of("X-06"));
}

TEST_F(x86, an_instruction_that_this_kernel_keeps_off_accuses_nobody)
{
	put(self->c, PG_R_CPUID_7_0_EBX, 1);
	refuse(self->c, PG_R_RDFSBASE, PG_X86_UD);
	EXPECT_EQ(PG_SKIP, verdict_of("XI-06"));
	EXPECT_EQ(PG_WHY_CR4, why_of("XI-06"));
	put(self->c, PG_R_CR4, 1 << 16);
	EXPECT_EQ(PG_LIE, verdict_of("XI-06"));
}

TEST_F(x86, instructions_that_are_executed_as_others)
{
	put(self->c, PG_R_CPUID_80000001_ECX, 1 << 5);
	put(self->c, PG_R_LZCNT, 63);
	EXPECT_EQ(PG_OK, verdict_of("XI-14"));
	put(self->c, PG_R_LZCNT, 0);
	EXPECT_EQ(PG_WRONG, verdict_of("XI-14"));
	put(self->c, PG_R_CPUID_7_0_EBX, 1 << 3);
	put(self->c, PG_R_TZCNT, 0);
	EXPECT_EQ(PG_WRONG, verdict_of("XI-13"));
}

TEST_F(x86, random_numbers_that_are_none)
{
	put(self->c, PG_R_CPUID_1_ECX, 1 << 30);
	put(self->c, PG_R_RDRAND, 1);
	self->c->obs[PG_O_RANDOM] = (struct pg_seen){ .state = PG_VALUE, .got = { 256, 255 } };
	EXPECT_EQ(PG_OK, verdict_of("XI-04"));
	self->c->obs[PG_O_RANDOM].got[1] = 0;
	EXPECT_EQ(PG_WRONG, verdict_of("XI-04"));
	self->c->obs[PG_O_RANDOM].got[0] = 0;
	EXPECT_EQ(PG_DEAD, verdict_of("XI-04"));
}

TEST_F(x86, words_that_differ_between_cpus)
{
	/* What the kernel and firmware switch does not count. */
	put(self->c, PG_R_CPUID_1_ECX, 1 << 27);
	put(self->c, PG_R_CPUID_1_EDX, 1 << 9);
	EXPECT_EQ(PG_OK, verdict_of("XC-01"));
	put(self->c, PG_R_CPUID_7_0_EBX, 1 << 8);
	EXPECT_EQ(PG_SKEW, verdict_of("XC-01"));
}

TEST_F(x86, sizes_that_do_not_fit)
{
	put(self->c, PG_R_CPUID_1_ECX, 1 << 26);
	self->c->obs[PG_O_XSAVE_SIZE] = (struct pg_seen){ .state = PG_VALUE, .got = { 832, 832 } };
	EXPECT_EQ(PG_OK, verdict_of("XC-02"));
	self->c->obs[PG_O_XSAVE_SIZE].got[0] = 576;
	EXPECT_EQ(PG_WRONG, verdict_of("XC-02"));
}

/* All that can be advertised is, and all of it is there; what rules other claims out is left out. */
static void everything(struct pg_cpu *c, u64 vendor)
{
	unsigned int r;

	for (r = 0; r < pg_x86.nregs; r++)
		put(c, r, ~0ull);
	for (r = 0; r < pg_x86.nobs; r++)
		c->obs[r] = (struct pg_seen){ .state = PG_VALUE };
	put(c, PG_R_CPUID_0_EBX, vendor);
	put(c, PG_R_CPUID_40000001_EAX, 0x31237648);	/* Hv#1 */
	put(c, PG_R_IA32_MISC_ENABLE, 0);
	put(c, PG_R_IA32_PERF_CAPABILITIES, ~0x3full | 5);
	refuse(c, PG_R_NO_SUCH_MSR, PG_X86_GP);
}

struct trial {
	struct pg_capture *cap;
	struct pg_cpu *c;
	unsigned int claim, tried, missed;
};

static void break_one(unsigned int reg, void *data)
{
	struct trial *t = data;
	struct pg_read kept = t->c->reg[reg];
	struct pg_finding f;

	refuse(t->c, reg, pg_x86.regs[reg].insn ? PG_X86_UD : PG_X86_GP);
	pg_judge_cpu(t->cap, t->c, t->claim, &f);
	t->tried++;
	if (f.verdict != PG_LIE || f.reg != reg) {
		printf("# %s: %s makes it %s\n", pg_x86.claims[t->claim].id, pg_x86.regs[reg].name, pg_verdicts[f.verdict]);
		t->missed++;
	}
	t->c->reg[reg] = kept;
}

/* Every claim that needs registers, each of them refused alone: a LIE that names it. */
TEST_F(x86, every_evidence_that_faults_is_a_lie)
{
	static const u64 vendors[] = { PG_EBX_INTEL, PG_EBX_AMD };
	struct trial t = { .cap = self->cap, .c = self->c };
	bool claimed[PG_NCLAIMS] = { false };
	unsigned int v;
	int missing;

	for (v = 0; v < 2; v++) {
		everything(self->c, vendors[v]);
		for (t.claim = 0; t.claim < pg_x86.nclaims; t.claim++) {
			if (!pg_claimed(self->cap, self->c, t.claim, &missing))
				continue;
			claimed[t.claim] = true;
			if (!pg_only_looks(&pg_x86.claims[t.claim]))
				pg_evidence(&pg_x86, self->c, t.claim, break_one, &t);
		}
	}
	EXPECT_EQ(0, t.missed);
	EXPECT_LT(150, t.tried);
	for (t.claim = 0; t.claim < pg_x86.nclaims; t.claim++)
		EXPECT_TRUE(claimed[t.claim])
			TH_LOG("%s was never claimed", pg_x86.claims[t.claim].id);
}

TEST_HARNESS_MAIN
