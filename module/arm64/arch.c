/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The arm64 wing as arch.h wants it: the rows of claims/claims.h, when each is made, and what is arm64 in a verdict: how
 * registers are spelled, what an exception class means, whose trap it is. Pure.
 */
#include "arm64/claims/checks.h"
#include "verdict/judge.h"

#define R(name)		PG_R_##name
#define MUST(...)	PG_MUST, { __VA_ARGS__ }, sizeof((u16[]){ 0, ##__VA_ARGS__ }) / sizeof(u16) - 1
#define LOOK(...)	PG_LOOK, { __VA_ARGS__ }, sizeof((u16[]){ __VA_ARGS__ }) / sizeof(u16)
#define ABSENT(...)	PG_ABSENT, { __VA_ARGS__ }, sizeof((u16[]){ __VA_ARGS__ }) / sizeof(u16)
#define RANGE(a, b)	PG_RANGE, { a, b }, 2
#define COUNTERS(a)	PG_COUNTERS, { a }, 1
#define BRPS(a, b)	PG_BRPS, { a, b }, 2
#define WRPS(a, b)	PG_WRPS, { a, b }, 2
#define O(name)		PG_O_##name
#define O_NONE		PG_NO_OBS
#define SURE		true
#define HINT		false
#define ROOT		PG_NO_CLAIM
#define BECAUSE(sym)	PG_C_##sym

const struct pg_claim_info pg_arm64_claims[PG_NCLAIMS] = {
#define PG_CLAIM(sym, id, feature, claim, when, evidence, obs, check, sure, severity, root, cure, wayout, note) \
	[PG_C_##sym] = { id, feature, claim, evidence, obs, sure, #severity[0], root, cure, wayout, note },
#include "arm64/claims/claims.h"
#undef PG_CLAIM
};

/* A field of a register that has no value counts as all zeroes or all ones, as fill says. */
static u64 field(const struct pg_cpu *c, unsigned int reg, int lsb, int width, u64 fill, int *missing)
{
	u64 value = pg_value(c, reg, missing);

	return (c->reg[reg].state == PG_VALUE ? value : fill) >> lsb & ((1ull << width) - 1);
}

#define F(reg, name)	field(c, PG_R_##reg, PG_LSB_##reg##_##name, PG_WIDTH_##reg##_##name, fill, missing)

#define AT_HOST		(cap->host)
#define AT_EL2		(cap->el == 2)

static bool claimed(const struct pg_capture *cap, const struct pg_cpu *c, unsigned int claim, u64 fill, int *missing)
{
	switch ((enum pg_claim)claim) {
#define PG_CLAIM(sym, id, feature, text, when, ...) \
	case PG_C_##sym: \
		return when;
#include "arm64/claims/claims.h"
#undef PG_CLAIM
	case PG_NCLAIMS:
		break;
	}
	return false;
}

static void check(const struct pg_capture *cap, const struct pg_cpu *c, unsigned int claim, struct pg_finding *f)
{
	const struct pg_claim_info *row = &pg_arm64_claims[claim];

	switch ((enum pg_claim)claim) {
#define PG_CLAIM(sym, id, feature, text, when, evidence, obs, check, ...) \
	case PG_C_##sym: \
		pg_check_##check(cap, c, row, f); \
		break;
#include "arm64/claims/claims.h"
#undef PG_CLAIM
	case PG_NCLAIMS:
		break;
	}
}

/* An event counter each. */
static unsigned int counters(const struct pg_cpu *c)
{
	return pg_pmcr_n(val(c, PG_R_PMCR_EL0));
}

/* ID_AA64DFR0_EL1.BRPs and WRPs, less one. */
static unsigned int breakpoints(const struct pg_cpu *c)
{
	return (val(c, PG_R_ID_AA64DFR0_EL1) >> PG_LSB_ID_AA64DFR0_EL1_BRPs & 15) + 1;
}

static unsigned int watchpoints(const struct pg_cpu *c)
{
	return (val(c, PG_R_ID_AA64DFR0_EL1) >> PG_LSB_ID_AA64DFR0_EL1_WRPs & 15) + 1;
}

static const struct pg_counted counted[] = {
	[PG_COUNTERS - PG_COUNTED] = {
		counters, PG_R_PMCR_EL0, true, "counters",
		"each n below PMCR_EL0.N must be readable: an exception is a LIE", " and those after it" },
	[PG_BRPS - PG_COUNTED] = {
		breakpoints, PG_R_ID_AA64DFR0_EL1, false, "breakpoints",
		"each n up to ID_AA64DFR0_EL1.BRPs must be readable: an exception is a LIE", " and those after them" },
	[PG_WRPS - PG_COUNTED] = {
		watchpoints, PG_R_ID_AA64DFR0_EL1, false, "watchpoints",
		"each n up to ID_AA64DFR0_EL1.WRPs must be readable: an exception is a LIE", " and those after them" },
};

/*
 * An exception class that says "this kernel switched it off itself" is no evidence against the host, as long as
 * CPACR_EL1 agrees: Arm ARM, CPACR_EL1.{ZEN, FPEN, SMEN}, ESR_ELx.EC 0x19, 0x07 and 0x1d.
 */
static u8 own_trap(const struct pg_cpu *c, const struct pg_read *r)
{
	int missing = PG_NO_REG;
	u64 cpacr = pg_value(c, PG_R_CPACR_EL1, &missing);
	u32 ec = r->esr >> 26;

	if (missing != PG_NO_REG)
		return PG_WHY_NONE;
	return (ec == 0x19 && !(cpacr & 1 << 16)) || (ec == 0x07 && !(cpacr & 1 << 20)) ||
	       (ec == 0x1d && !(cpacr & 1 << 24)) ? PG_WHY_CPACR : PG_WHY_NONE;
}

static void encoding(struct pg_out *o, unsigned int reg)
{
	const struct pg_reg_info *r = &pg_arm64_regs[reg];
	u32 code = r->code;

	if (r->insn)
		pg_put(o, "0x%08x", code);
	else
		pg_put(o, "s%d_%d_c%d_c%d_%d", code >> 19 & 3, code >> 16 & 7, code >> 12 & 15, code >> 8 & 15, code >> 5 & 7);
}

/* The space of ID registers, as far as it is read-only: op0 3, CRn 0. */
static bool identifies(unsigned int reg)
{
	const struct pg_reg_info *r = &pg_arm64_regs[reg];

	return !r->insn && r->code >> 19 == 3 && !(r->code >> 12 & 15) && r->access == PG_RO;
}

/* ESR_ELx.EC, Arm ARM: 0x00 unknown reason, 0x18 trapped MRS, 0x25 data abort without a change of exception level. */
static void answer(struct pg_out *o, u32 esr)
{
	const char *words = "is answered with an exception";

	if (esr >> 26 == 0x00)
		words = "is UNDEFINED";
	else if (esr >> 26 == 0x18)
		words = "is answered with a trap";
	else if (esr >> 26 == 0x25)
		words = "is answered with an abort";
	pg_put(o, "%s (EC 0x%02x)", words, esr >> 26);
}

static const char *answer_word(u32 esr)
{
	return esr >> 26 ? "traps" : "undefined";
}

static void where(struct pg_out *o, const struct pg_capture *cap)
{
	pg_put(o, " at EL%u", cap->el);
}

static const char *const host_words[PG_NNESTED] = {
	[PG_NESTED_UNKNOWN] = "This kernel owns EL2; nested guest or host: not known.",
	[PG_NESTED_NO] = "This kernel owns EL2: it is the host itself. Only silicon and firmware can lie to it.",
	[PG_NESTED_YES] = "This kernel owns EL2 in a virtual machine: it is a nested guest, and what is below can lie to it.",
};

const struct pg_arch pg_arm64 = {
	.name = "arm64",
	.has_el = true,
	.regs = pg_arm64_regs,
	.obs = pg_arm64_obs,
	.claims = pg_arm64_claims,
	.counted = counted,
	.nregs = PG_NREGS,
	.nobs = PG_NOBS,
	.nclaims = PG_NCLAIMS,
	.effects = pg_arm64_effects,
	.neffects = PG_NEFFECTS,
	.effect_holds = pg_arm64_effect_holds,
	.claimed = claimed,
	.check = check,
	.own_trap = own_trap,
	.encoding = encoding,
	.identifies = identifies,
	.answer = answer,
	.answer_word = answer_word,
	.where = where,
	.host_words = host_words,
};

_Static_assert(PG_NCLAIMS <= PG_MAX_CLAIMS, "PG_MAX_CLAIMS is too small");
