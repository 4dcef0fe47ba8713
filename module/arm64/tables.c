/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The tables of registers.h, instructions.h and observations.h as arrays.
 */
#include "arm64/arm64.h"

#ifdef __KERNEL__
#define WORDS(first, second)	NULL, NULL
#else
#define WORDS(first, second)	first, second
#endif

const struct pg_reg_info pg_arm64_regs[PG_NREGS] = {
#define PG_REG(name, op0, op1, crn, crm, op2, access, class) \
	[PG_R_##name] = { #name, PG_CODE(op0, op1, crn, crm, op2), PG_##access, PG_##class, 0 },
#include "arm64/registers.h"
#undef PG_REG
#define PG_INSN(name, word, operand, needs, access, class) \
	[PG_R_##name] = { #name, word, PG_##access, PG_##class, 1 },
#define PG_INSN3(name, first, second, third, operand, needs, access, class) \
	[PG_R_##name] = { #name, first, PG_##access, PG_##class, 1 },
#include "arm64/instructions.h"
#undef PG_INSN
#undef PG_INSN3
};

const struct pg_obs_info pg_arm64_obs[PG_NOBS] = {
#define PG_OBS(name, key, first, second) [PG_O_##name] = { key, WORDS(first, second) },
#include "arm64/observations.h"
#undef PG_OBS
};
