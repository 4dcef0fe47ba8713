/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The nouns of the x86 wing as numbers: words of CPUID, MSRs, control registers and instructions; observations; claims. See
 * arch.h.
 */
#ifndef PG_X86_H
#define PG_X86_H

#include "verdict/arch.h"

enum pg_reg {
#define PG_LEAF(name, ...) PG_R_##name,
#define PG_KVM_LEAF(name, ...) PG_R_##name,
#include "x86/leaves.h"
#undef PG_LEAF
#undef PG_KVM_LEAF
	PG_R_CR4,
	PG_R_XCR0,
#define PG_MSR(name, ...) PG_R_##name,
#include "x86/registers.h"
#undef PG_MSR
#define PG_INSN(name, ...) PG_R_##name,
#include "x86/instructions.h"
#undef PG_INSN
	PG_NREGS
};

enum pg_obs {
#define PG_OBS(name, key, first, second) PG_O_##name,
#include "x86/observations.h"
#undef PG_OBS
	PG_NOBS
};

enum pg_claim {
#define PG_CLAIM(sym, ...) PG_C_##sym,
#include "x86/claims/claims.h"
#undef PG_CLAIM
	PG_NCLAIMS
};

enum {
	PG_NEFFECTS = 0
#define PG_EFFECT(...) + 1
#include "x86/claims/effects.h"
#undef PG_EFFECT
};

/* The rows of counted[], as kinds of evidence. */
enum { PG_GENERAL = PG_COUNTED, PG_FIXED, PG_CORE, PG_MTRRS, PG_BANKS };

extern const struct pg_reg_info pg_x86_regs[PG_NREGS];
extern const struct pg_obs_info pg_x86_obs[PG_NOBS];
extern const struct pg_claim_info pg_x86_claims[PG_NCLAIMS];
extern const struct pg_effect pg_x86_effects[PG_NEFFECTS];
bool pg_x86_effect_holds(int effect, const struct pg_cpu *c, int *missing);

/* What must be so in this kernel for an instruction to work: bits of CR4 and of XCR0. */
struct pg_x86_needs {
	u32 cr4, xcr0;
};

const struct pg_x86_needs *pg_x86_needs(unsigned int reg);

/*
 * The code of a register: what it is in [63:60], then of a word of CPUID the output register in [47:44], the subleaf in
 * [39:32] and the leaf in [31:0]; of an MSR its number.
 */
enum pg_x86_kind { PG_X86_CPUID = 1, PG_X86_KVM, PG_X86_CONTROL, PG_X86_MSR, PG_X86_INSN };
enum pg_x86_out { PG_OUT_EAX, PG_OUT_EBX, PG_OUT_ECX, PG_OUT_EDX };

#define PG_X86_CODE(kind, out, sub, number)	((u64)(kind) << 60 | (u64)(out) << 44 | (u64)(sub) << 32 | (number))

static inline enum pg_x86_kind pg_x86_kind(unsigned int reg)
{
	return pg_x86_regs[reg].code >> 60;
}

/* Vectors, as pg_read.esr has them. */
#define PG_X86_UD	6
#define PG_X86_GP	13

/* Where the fields are: PG_LSB_<register>_<field> and PG_WIDTH_<register>_<field>. */
enum {
#define PG_FIELD(reg, field, lsb, width) PG_LSB_##reg##_##field = lsb, PG_WIDTH_##reg##_##field = width,
#include "x86/fields.h"
#undef PG_FIELD
};

#define PG_FIELD_OF(value, reg, field) \
	((value) >> PG_LSB_##reg##_##field & ((1ull << PG_WIDTH_##reg##_##field) - 1))

/* CPUID.0:EBX of the vendors whose words differ: Genu, Auth, Hygo. */
#define PG_EBX_INTEL	0x756e6547
#define PG_EBX_AMD	0x68747541
#define PG_EBX_HYGON	0x6f677948

#endif
