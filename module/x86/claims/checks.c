/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The checks of the x86 wing. A check says OK unless the manuals forbid what was seen. Pure, see judge.h.
 */
#include "x86/claims/checks.h"

/* APM and SDM: XCR0[0] is always 1; XSETBV refuses bits that CPUID.0DH does not have. */
CHECK(xcr0)
{
	u64 xcr0 = val(c, PG_R_XGETBV), known = val(c, PG_R_CPUID_D_0_EAX) | val(c, PG_R_CPUID_D_0_EDX) << 32;

	if (!(xcr0 & 1))
		say2(f, PG_WRONG, PG_R_XGETBV, "bit 0 is 0, and must be 1; XCR0, and what CPUID has", xcr0, known);
	else if (xcr0 & ~known)
		say2(f, PG_WRONG, PG_R_XGETBV, "XCR0 has bits that CPUID_D_0 lacks: XCR0, and what CPUID has", xcr0, known);
}

CHECK(tsc_aux)
{
	u64 shown = val(c, row->regs[0]), aux = val(c, row->regs[1]);

	if ((u32)shown != (u32)aux)
		say2(f, PG_WRONG, row->regs[0], "what it shows, and TSC_AUX", shown, aux);
}

/* An instruction that is executed as another one, or does nothing, gives another number. */
static void expect(const struct pg_cpu *c, const struct pg_claim_info *row, struct pg_finding *f, u64 expected)
{
	u64 value = val(c, row->regs[0]);

	if (value != expected)
		say2(f, PG_WRONG, row->regs[0], "what it gave, and what it should have given", value, expected);
}

CHECK(popcnt)
{
	expect(c, row, f, 8);
}

CHECK(tzcnt)
{
	expect(c, row, f, 64);
}

CHECK(lzcnt)
{
	expect(c, row, f, 63);
}

CHECK(zeroed)
{
	expect(c, row, f, 0);
}

static void differ(const struct pg_cpu *c, const struct pg_claim_info *row, struct pg_finding *f)
{
	const u64 *g = got(c, row);

	/* Two equal numbers of 64 bits in 256 are no accident; that all are equal is none either. */
	if (g[0] >= 2 && !g[1])
		say2(f, PG_WRONG, row->regs[0], "it gives one and the same number: numbers, and those that differ", g[0], g[1]);
}

/* The SDM promises a number within ten tries, unless the hardware is broken. */
CHECK(numbers)
{
	differ(c, row, f);
	if (!got(c, row)[0])
		say(f, PG_DEAD, row->regs[0], "it gave no number in 256 tries");
}

/* RDSEED may be asked too much by others, and says so. */
CHECK(seeds)
{
	differ(c, row, f);
	if (!got(c, row)[0])
		skip(f, PG_WHY_NO_ENTROPY, row->regs[0]);
}

CHECK(same_size)
{
	const u64 *g = got(c, row);

	if (g[0] != g[1])
		say2(f, PG_WRONG, row->regs[0], "bytes that it says, and bytes by the components", g[0], g[1]);
}

/* Bits that a kernel switches, or that firmware does for each CPU. */
static u64 own_bits(unsigned int reg)
{
	switch (reg) {
	case PG_R_CPUID_1_ECX:
		return pg_bit(PG_LSB_CPUID_1_ECX_OSXSAVE);
	case PG_R_CPUID_1_EDX:
		return pg_bit(PG_LSB_CPUID_1_EDX_APIC);
	case PG_R_CPUID_7_0_ECX:
		return pg_bit(PG_LSB_CPUID_7_0_ECX_OSPKE);
	case PG_R_CPUID_80000001_EDX:	/* AMD's copy of leaf 1 */
		return pg_bit(PG_LSB_CPUID_1_EDX_APIC);
	}
	return 0;
}

CHECK(same_words)
{
	unsigned int i, k;

	for (i = 0; i < cap->ncpus && !cap->cpu[i].probed; i++)
		;
	for (k = 0; i < cap->ncpus && k < row->nregs; k++) {
		u64 here = val(c, row->regs[k]), first = val(&cap->cpu[i], row->regs[k]);

		if ((here ^ first) & ~own_bits(row->regs[k])) {
			say2(f, PG_SKEW, row->regs[k], "here, and on the first CPU", here, first);
			return;
		}
	}
}

/* The leaf's own number of bits may be cut off by nobody: both are 32 bits. */
CHECK(apic_id)
{
	u64 leaf = val(c, PG_R_CPUID_B_0_EDX), id = val(c, PG_R_X2APIC_ID);

	if (all_read(c, row, f) && (u32)leaf != (u32)id)
		say2(f, PG_WRONG, PG_R_CPUID_B_0_EDX, "the leaf says, and the APIC", leaf, id);
}

CHECK(keep_writes)
{
	const u64 *g = got(c, row);

	if (g[0] | g[1])
		say2(f, PG_DEAD, row->regs[0], "counters, each, that do not keep what is written", g[0], g[1]);
}

CHECK(counting)
{
	const u64 *g = got(c, row);

	if (!g[0] || !g[1])
		say2(f, PG_DEAD, row->regs[0], "instructions counted by counter 0 and fixed counter 0", g[0], g[1]);
}

CHECK(pebs_bits)
{
	const u64 *g = got(c, row);

	if (g[1] & 1)
		say2(f, PG_WRONG, PG_R_IA32_PEBS_ENABLE, "bits that were tried, and those that WRMSR refuses", g[0], g[1]);
	else if (g[1])
		say2(f, PG_OK, PG_R_IA32_PEBS_ENABLE, "some bits are refused, which a few Atoms may: tried, refused", g[0], g[1]);
}
