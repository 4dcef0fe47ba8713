/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The tables of registers.h, observations.h and capture.h as arrays. Compiled into the module and into the tools.
 */
#include "capture.h"

const struct pg_reg_info pg_regs[PG_NREGS] = {
#define PG_REG(name, op0, op1, crn, crm, op2, access, class) \
	[PG_R_##name] = { #name, op0, op1, crn, crm, op2, 0, PG_##access, PG_##class },
#include "registers.h"
#undef PG_REG
#define PG_INSN(name, word, operand, needs, access, class) \
	[PG_R_##name] = { #name, 0, 0, 0, 0, 0, word, PG_##access, PG_##class },
#define PG_INSN3(name, first, second, third, operand, needs, access, class) \
	[PG_R_##name] = { #name, 0, 0, 0, 0, 0, first, PG_##access, PG_##class },
#include "instructions.h"
#undef PG_INSN
#undef PG_INSN3
};

const char *const pg_obs_keys[PG_NOBS] = {
#define PG_OBS(name, key, first, second) [PG_O_##name] = key,
#include "observations.h"
#undef PG_OBS
};

#define PG_REASON(name, text) [PG_WHY_##name] = text,
const char *const pg_reasons[PG_NREASONS] = { PG_REASONS };
#undef PG_REASON

#define PG_REASON(name, text) [PG_WHY_##name] = #name,
const char *const pg_reason_keys[PG_NREASONS] = { PG_REASONS };
#undef PG_REASON

#define PG_REFUSAL(name, text) [PG_NO_##name] = text,
const char *const pg_refusals[PG_NREFUSALS] = { PG_REFUSALS };
#undef PG_REFUSAL

#define PG_REFUSAL(name, text) [PG_NO_##name] = #name,
const char *const pg_refusal_keys[PG_NREFUSALS] = { PG_REFUSALS };
#undef PG_REFUSAL
