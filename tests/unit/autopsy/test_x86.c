/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The table serves the autopsy of x86 guests: each MSR and each instruction that a claim is about is named, from the guest's
 * side and from the host's. The instructions are assembled from the table, so this runs where the assembler is one for x86.
 */
#include "kselftest_harness.h"
#include "../../../scripts/claims/row.h"
#include "x86/x86.h"
#include "verdict.h"

static struct pg_deaths deaths;
static struct pg_finding_of findings[PG_DEATHS];

static struct pg_finding_of *judge(const struct pg_death *d)
{
	memset(&deaths, 0, sizeof(deaths));
	deaths.n = 1;
	deaths.death[0] = *d;
	deaths.death[0].source = "test";
	return pg_judge_deaths(&deaths, findings) == 1 ? &findings[0] : NULL;
}

struct search {
	unsigned int reg;
	bool found;
};

static void compare(unsigned int reg, void *data)
{
	struct search *s = data;

	s->found |= reg == s->reg;
}

/* The first claim that promises this register. */
static int promises(unsigned int reg)
{
	int i;

	for (i = 0; i < PG_NCLAIMS; i++) {
		struct search s = { reg, false };

		if (!pg_only_looks(&pg_x86_claims[i]))
			pg_row_registers(&pg_x86, i, compare, &s);
		if (s.found)
			return i;
	}
	return PG_NO_CLAIM;
}

static bool named(const struct pg_finding_of *f, int claim)
{
	int i;

	for (i = 0; i < f->nclaims; i++)
		if (f->claim[i] == claim || f->claim[i] == pg_x86_claims[claim].root)
			return true;
	return false;
}

TEST(every_msr)
{
	static const enum pg_kind_of_death kinds[] = { PG_DEATH_GP, PG_DEATH_MSR_ERROR, PG_DEATH_HOST_MSR };
	unsigned int reg, i, n = 0;

	for (reg = 0; reg < PG_NREGS; reg++) {
		int claim = promises(reg);

		if (pg_x86_kind(reg) != PG_X86_MSR || claim == PG_NO_CLAIM)
			continue;
		for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
			struct pg_death d = { .kind = kinds[i], .rcx = (u32)pg_x86_regs[reg].code, .has_rcx = true, .code = "0f 32" };
			struct pg_finding_of *f = judge(&d);

			ASSERT_NE(NULL, f);
			EXPECT_EQ(PG_SURE_CERTAIN, f->sure) TH_LOG("%s, from side %u", pg_x86_regs[reg].name, i);
			EXPECT_TRUE(named(f, claim)) TH_LOG("%s is not named for %s", pg_x86_claims[claim].id, pg_x86_regs[reg].name);
		}
		n++;
	}
	EXPECT_LT(80, n);
}

#ifdef __x86_64__
struct row {
	unsigned int reg;
	const unsigned char *from, *at, *end;
};

/* What each row assembles to: it is never run. */
static int assembled(struct row *rows)
{
	int n = 0;

#define PG_INSN(name, text, ...) \
	asm(".pushsection .rodata\n77:\t" text "\n78:\t.popsection\n\tleaq 77b(%%rip), %0\n\tleaq 1b(%%rip), %1\n\tleaq 78b(%%rip), %2" \
	    : "=r" (rows[n].from), "=r" (rows[n].at), "=r" (rows[n].end)); \
	rows[n++].reg = PG_R_##name;
#include "x86/instructions.h"
#undef PG_INSN
	return n;
}

TEST(every_instruction)
{
	struct row rows[PG_NREGS];
	int n = assembled(rows), i, told = 0;

	for (i = 0; i < n; i++) {
		struct pg_death d = { .kind = PG_DEATH_OPCODE };
		int claim = promises(rows[i].reg);
		const unsigned char *byte;
		struct pg_finding_of *f;

		if (claim == PG_NO_CLAIM)
			continue;
		for (byte = rows[i].at; byte < rows[i].end; byte++)
			snprintf(d.code + 3 * (byte - rows[i].at), 4, "%02x ", *byte);
		f = judge(&d);
		ASSERT_NE(NULL, f);
		EXPECT_EQ(PG_SURE_CERTAIN, f->sure) TH_LOG("%s: %s (%s)", pg_x86_regs[rows[i].reg].name, f->insn.text, d.code);
		EXPECT_TRUE(named(f, claim)) TH_LOG("%s is not named for %s", pg_x86_claims[claim].id, f->insn.text);
		told++;
	}
	EXPECT_LT(25, told);
}
#endif

TEST(by_the_function_alone)
{
	int i, n = 0;

	for (i = 0; i < PG_NEFFECTS; i++) {
		const struct pg_effect *e = &pg_x86_effects[i];
		struct pg_death d = { .kind = PG_DEATH_OPCODE };
		struct pg_finding_of *f;

		if (!pg_effect_answers(e, PG_LIE) || e->what != PG_DIES || !e->function[0])
			continue;
		snprintf(d.function, sizeof(d.function), "%.*s+0x10/0x40", (int)strcspn(e->function, " ,"), e->function);
		f = judge(&d);
		ASSERT_NE(NULL, f);
		EXPECT_EQ(PG_SURE_LIKELY, f->sure);
		EXPECT_TRUE(named(f, e->claim)) TH_LOG("%s is not named for %s", pg_x86_claims[e->claim].id, d.function);
		n++;
	}
	EXPECT_LT(8, n);
}

TEST(what_no_claim_is_about)
{
	struct pg_death msr = { .kind = PG_DEATH_MSR_ERROR, .rcx = 0x12345, .has_rcx = true };
	struct pg_death k7 = { .kind = PG_DEATH_HOST_MSR, .rcx = 0xc0010004, .has_rcx = true };
	struct pg_death vmcall = { .kind = PG_DEATH_OPCODE, .code = "0f 01 c1" };

	EXPECT_EQ(PG_SURE_UNKNOWN, judge(&msr)->sure);
	EXPECT_EQ(PG_SURE_NO_LIE, judge(&k7)->sure);
	EXPECT_EQ(PG_SURE_UNKNOWN, judge(&vmcall)->sure);
}

TEST_HARNESS_MAIN
