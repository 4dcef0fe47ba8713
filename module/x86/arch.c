/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The x86 wing as arch.h wants it: the rows of claims/claims.h, when each is made, and what is x86 in a verdict: how
 * registers are spelled, what a vector means, whose exception it is. Pure.
 */
#include "x86/claims/checks.h"
#include "verdict/judge.h"

#define R(name)		PG_R_##name
#define MUST(...)	PG_MUST, { __VA_ARGS__ }, sizeof((u16[]){ __VA_ARGS__ }) / sizeof(u16)
#define LOOK(...)	PG_LOOK, { __VA_ARGS__ }, sizeof((u16[]){ __VA_ARGS__ }) / sizeof(u16)
#define COUNTED(kind, ...) kind, { __VA_ARGS__ }, sizeof((u16[]){ __VA_ARGS__ }) / sizeof(u16)
#define GENERAL(...)	COUNTED(PG_GENERAL, __VA_ARGS__)
#define FIXED(...)	COUNTED(PG_FIXED, __VA_ARGS__)
#define CORE(...)	COUNTED(PG_CORE, __VA_ARGS__)
#define MTRRS(...)	COUNTED(PG_MTRRS, __VA_ARGS__)
#define BANKS(...)	COUNTED(PG_BANKS, __VA_ARGS__)
#define O(name)		PG_O_##name
#define O_NONE		PG_NO_OBS
#define SURE		true
#define HINT		false
#define ROOT		PG_NO_CLAIM
#define BECAUSE(sym)	PG_C_##sym

const struct pg_claim_info pg_x86_claims[PG_NCLAIMS] = {
#define PG_CLAIM(sym, id, feature, claim, when, evidence, obs, check, sure, severity, root, cure, wayout, note) \
	[PG_C_##sym] = { id, feature, claim, evidence, obs, sure, #severity[0], root, cure, wayout, note },
#include "x86/claims/claims.h"
#undef PG_CLAIM
};

/* A register that has no value counts as all zeroes or all ones, as fill says. */
static u64 filled(const struct pg_cpu *c, unsigned int reg, u64 fill, int *missing)
{
	u64 value = pg_value(c, reg, missing);

	return c->reg[reg].state == PG_VALUE ? value : fill;
}

#define F(reg, name)	PG_FIELD_OF(filled(c, PG_R_##reg, fill, missing), reg, name)

/* CPUID never fails, so these two have a value wherever anything was looked at. */
#define VENDOR		pg_value(c, PG_R_CPUID_0_EBX, missing)
#define INTEL		(VENDOR == PG_EBX_INTEL)
#define AMD		(VENDOR == PG_EBX_AMD || VENDOR == PG_EBX_HYGON)
#define HYPERV		(pg_value(c, PG_R_CPUID_40000001_EAX, missing) == 0x31237648)	/* "Hv#1" */

static bool claimed(const struct pg_capture *cap, const struct pg_cpu *c, unsigned int claim, u64 fill, int *missing)
{
	switch ((enum pg_claim)claim) {
#define PG_CLAIM(sym, id, feature, text, when, ...) \
	case PG_C_##sym: \
		return when;
#include "x86/claims/claims.h"
#undef PG_CLAIM
	case PG_NCLAIMS:
		break;
	}
	return false;
}

static void check(const struct pg_capture *cap, const struct pg_cpu *c, unsigned int claim, struct pg_finding *f)
{
	const struct pg_claim_info *row = &pg_x86_claims[claim];

	switch ((enum pg_claim)claim) {
#define PG_CLAIM(sym, id, feature, text, when, evidence, obs, check, ...) \
	case PG_C_##sym: \
		pg_check_##check(cap, c, row, f); \
		break;
#include "x86/claims/claims.h"
#undef PG_CLAIM
	case PG_NCLAIMS:
		break;
	}
}

/* No more than registers.h has rows. */
static unsigned int at_most(u64 n, unsigned int rows)
{
	return n < rows ? n : rows;
}

static unsigned int general(const struct pg_cpu *c)
{
	return at_most(PG_FIELD_OF(val(c, PG_R_CPUID_A_EAX), CPUID_A_EAX, COUNTERS), PG_R_IA32_PMC0 - PG_R_IA32_PERFEVTSEL0);
}

static unsigned int fixed(const struct pg_cpu *c)
{
	return at_most(PG_FIELD_OF(val(c, PG_R_CPUID_A_EDX), CPUID_A_EDX, FIXED),
		       PG_R_IA32_FIXED_CTR3 - PG_R_IA32_FIXED_CTR0 + 1);
}

/* Six by PERFCTR_CORE itself; PerfMonV2 says how many. */
static unsigned int core(const struct pg_cpu *c)
{
	u64 n = PG_FIELD_OF(val(c, PG_R_CPUID_80000022_EBX), CPUID_80000022_EBX, CORE_COUNTERS);

	return PG_FIELD_OF(val(c, PG_R_CPUID_80000022_EAX), CPUID_80000022_EAX, PERFMON_V2) && n ?
		at_most(n, PG_R_PERF_CTR0 - PG_R_PERF_CTL0) : PG_R_PERF_CTR0 - PG_R_PERF_CTL0;
}

static unsigned int mtrrs(const struct pg_cpu *c)
{
	return at_most(PG_FIELD_OF(val(c, PG_R_IA32_MTRRCAP), IA32_MTRRCAP, VCNT),
		       PG_R_IA32_MTRR_PHYSMASK0 - PG_R_IA32_MTRR_PHYSBASE0);
}

static unsigned int banks(const struct pg_cpu *c)
{
	return at_most(PG_FIELD_OF(val(c, PG_R_IA32_MCG_CAP), IA32_MCG_CAP, COUNT),
		       PG_R_IA32_MC15_STATUS - PG_R_IA32_MC0_STATUS + 1);
}

static const struct pg_counted counted[] = {
	[PG_GENERAL - PG_COUNTED] = {
		general, PG_R_CPUID_A_EAX, true, "counters",
		"each n below CPUID.0AH:EAX[15:8] must be readable: an exception is a LIE", " and those after it" },
	[PG_FIXED - PG_COUNTED] = {
		fixed, PG_R_CPUID_A_EDX, true, "fixed counters",
		"each n below CPUID.0AH:EDX[4:0] must be readable: an exception is a LIE", " and those after it" },
	[PG_CORE - PG_COUNTED] = {
		core, PG_R_CPUID_80000022_EAX, true, "core counters",
		"each of six, or of CPUID.80000022H:EBX[3:0], must be readable: an exception is a LIE", " and those after them" },
	[PG_MTRRS - PG_COUNTED] = {
		mtrrs, PG_R_IA32_MTRRCAP, true, "MTRRs",
		"each n below IA32_MTRRCAP.VCNT must be readable: an exception is a LIE", " and those after them" },
	[PG_BANKS - PG_COUNTED] = {
		banks, PG_R_IA32_MCG_CAP, true, "banks",
		"each n below IA32_MCG_CAP.COUNT must be readable: an exception is a LIE", " and those after it" },
};

static unsigned int number_of(const struct pg_cpu *c, const struct pg_read *r)
{
	return r - c->reg;
}

/* #UD is no evidence against the host where this kernel has not switched on what the instruction needs. */
static u8 own_trap(const struct pg_cpu *c, const struct pg_read *r)
{
	const struct pg_x86_needs *needs = pg_x86_needs(number_of(c, r));
	u64 cr4 = val(c, PG_R_CR4), xcr0 = val(c, PG_R_XCR0);

	if (!needs || (r->esr & 0xff) != PG_X86_UD)
		return PG_WHY_NONE;
	return needs->cr4 & ~cr4 || needs->xcr0 & ~(xcr0 | 3) ? PG_WHY_CR4 : PG_WHY_NONE;
}

/* Where an MSR that no CPU has is answered, one that reads 0, or takes a command, may not be there either. */
static u8 hollow(const struct pg_cpu *c, const struct pg_read *r)
{
	unsigned int reg = number_of(c, r);

	if (pg_x86_kind(reg) != PG_X86_MSR || c->reg[PG_R_NO_SUCH_MSR].state != PG_VALUE)
		return PG_WHY_NONE;
	return pg_x86_regs[reg].access == PG_WO || !r->value ? PG_WHY_ANSWERS_ALL : PG_WHY_NONE;
}

static void encoding(struct pg_out *o, unsigned int reg)
{
	static const char *const outs[] = { "EAX", "EBX", "ECX", "EDX" };
	u64 code = pg_x86_regs[reg].code;

	switch (pg_x86_kind(reg)) {
	case PG_X86_CPUID:
		pg_put(o, "CPUID.%x.%x:%s", (u32)code, (u32)(code >> 32 & 0xff), outs[code >> 44 & 3]);
		break;
	case PG_X86_KVM:
		pg_put(o, "CPUID.KVM+%x:%s", (u32)code, outs[code >> 44 & 3]);
		break;
	case PG_X86_MSR:
		pg_put(o, "0x%x", (u32)code);
		break;
	default:
		pg_put(o, "%s", pg_x86_regs[reg].name);
	}
}

/* Words of CPUID, but for those that differ from CPU to CPU or follow what the kernel switches on. */
static bool identifies(unsigned int reg)
{
	return pg_x86_kind(reg) <= PG_X86_KVM && reg != PG_R_CPUID_1_EBX && reg != PG_R_CPUID_B_0_EDX &&
	       reg != PG_R_CPUID_D_0_EBX && reg != PG_R_CPUID_D_1_EBX;
}

static const char *answer_word(u32 esr)
{
	switch (esr & 0xff) {
	case PG_X86_UD:
		return "#UD";
	case PG_X86_GP:
		return "#GP";
	}
	return "an exception";
}

static void answer(struct pg_out *o, u32 esr)
{
	pg_put(o, "is answered with %s", answer_word(esr));
	if ((esr & 0xff) != PG_X86_UD && (esr & 0xff) != PG_X86_GP)
		pg_put(o, " (vector %u)", esr & 0xff);
}

static void where(struct pg_out *o, const struct pg_capture *cap)
{
}

static const char *const host_words[PG_NNESTED] = {
	[PG_NESTED_UNKNOWN] = "This kernel can host guests; nested guest or host: not known.",
	[PG_NESTED_NO] = "No hypervisor names itself: only silicon and firmware can lie here.",
	[PG_NESTED_YES] = "This kernel can host nested guests, which suffer from what it is told wrong.",
};

const struct pg_arch pg_x86 = {
	.name = "x86_64",
	.regs = pg_x86_regs,
	.obs = pg_x86_obs,
	.claims = pg_x86_claims,
	.counted = counted,
	.nregs = PG_NREGS,
	.nobs = PG_NOBS,
	.nclaims = PG_NCLAIMS,
	.effects = pg_x86_effects,
	.neffects = PG_NEFFECTS,
	.effect_holds = pg_x86_effect_holds,
	.claimed = claimed,
	.check = check,
	.own_trap = own_trap,
	.hollow = hollow,
	.encoding = encoding,
	.identifies = identifies,
	.answer = answer,
	.answer_word = answer_word,
	.where = where,
	.host_words = host_words,
};

_Static_assert(PG_NCLAIMS <= PG_MAX_CLAIMS, "PG_MAX_CLAIMS is too small");
