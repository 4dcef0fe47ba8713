/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The tables of leaves.h, registers.h, instructions.h and observations.h as arrays.
 */
#include "x86/x86.h"

#ifdef __KERNEL__
#define WORDS(first, second)	NULL, NULL
#else
#define WORDS(first, second)	first, second
#endif

const struct pg_reg_info pg_x86_regs[PG_NREGS] = {
#define PG_LEAF(name, leaf, sub, out) \
	[PG_R_##name] = { #name, PG_X86_CODE(PG_X86_CPUID, PG_OUT_##out, sub, leaf), PG_RO, PG_S0, 0 },
#define PG_KVM_LEAF(name, offset, out) \
	[PG_R_##name] = { #name, PG_X86_CODE(PG_X86_KVM, PG_OUT_##out, 0, offset), PG_RO, PG_S0, 0 },
#include "x86/leaves.h"
#undef PG_LEAF
#undef PG_KVM_LEAF
	[PG_R_CR4] = { "CR4", PG_X86_CODE(PG_X86_CONTROL, 0, 0, 4), PG_RW, PG_S0, 0 },
	[PG_R_XCR0] = { "XCR0", PG_X86_CODE(PG_X86_CONTROL, 0, 0, 0), PG_RW, PG_S0, 0 },
#define PG_MSR(name, number, access, class) \
	[PG_R_##name] = { #name, PG_X86_CODE(PG_X86_MSR, 0, 0, number), PG_##access, PG_##class, 0 },
#include "x86/registers.h"
#undef PG_MSR
#define PG_INSN(name, ...) [PG_R_##name] = { #name, PG_X86_CODE(PG_X86_INSN, 0, 0, 0), PG_RW, PG_S1, 1 },
#include "x86/instructions.h"
#undef PG_INSN
};

const struct pg_obs_info pg_x86_obs[PG_NOBS] = {
#define PG_OBS(name, key, first, second) [PG_O_##name] = { key, WORDS(first, second) },
#include "x86/observations.h"
#undef PG_OBS
};

static const struct pg_x86_needs needs[] = {
#define PG_INSN(name, text, arg, cr4, xcr0) [PG_R_##name - PG_R_XGETBV] = { cr4, xcr0 },
#include "x86/instructions.h"
#undef PG_INSN
};

const struct pg_x86_needs *pg_x86_needs(unsigned int reg)
{
	return reg < PG_R_XGETBV ? NULL : &needs[reg - PG_R_XGETBV];
}
