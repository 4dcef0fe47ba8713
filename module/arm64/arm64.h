/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The nouns of the arm64 wing as numbers: registers with instructions behind them, observations, claims. See arch.h.
 */
#ifndef PG_ARM64_H
#define PG_ARM64_H

#include "verdict/arch.h"

enum pg_reg {
#define PG_REG(name, op0, op1, crn, crm, op2, access, class) PG_R_##name,
#include "arm64/registers.h"
#undef PG_REG
	PG_NSYSREGS,
	PG_R_BEFORE_INSN = PG_NSYSREGS - 1,
#define PG_INSN(name, ...) PG_R_##name,
#define PG_INSN3(name, ...) PG_R_##name,
#include "arm64/instructions.h"
#undef PG_INSN
#undef PG_INSN3
	PG_NREGS
};

enum pg_obs {
#define PG_OBS(name, key, first, second) PG_O_##name,
#include "arm64/observations.h"
#undef PG_OBS
	PG_NOBS
};

enum pg_claim {
#define PG_CLAIM(sym, ...) PG_C_##sym,
#include "arm64/claims/claims.h"
#undef PG_CLAIM
	PG_NCLAIMS
};

enum {
	PG_NEFFECTS = 0
#define PG_EFFECT(...) + 1
#include "arm64/claims/effects.h"
#undef PG_EFFECT
};

/* The rows of counted[], as kinds of evidence. */
enum { PG_COUNTERS = PG_COUNTED, PG_BRPS, PG_WRPS };

extern const struct pg_reg_info pg_arm64_regs[PG_NREGS];
extern const struct pg_obs_info pg_arm64_obs[PG_NOBS];
extern const struct pg_claim_info pg_arm64_claims[PG_NCLAIMS];

extern const struct pg_effect pg_arm64_effects[PG_NEFFECTS];
bool pg_arm64_effect_holds(int effect, const struct pg_cpu *c, int *missing);

/* The code of a register, as the kernel's sys_reg() makes it. */
#define PG_CODE(op0, op1, crn, crm, op2)	((op0) << 19 | (op1) << 16 | (crn) << 12 | (crm) << 8 | (op2) << 5)

/* The first probed CPU of the same kind as this one; CPUs of different kinds may differ. */
const struct pg_cpu *pg_twin(const struct pg_capture *cap, const struct pg_cpu *c);

/* Where the fields are: PG_LSB_<register>_<field> and PG_WIDTH_<register>_<field>. */
enum {
#define PG_FIELD(reg, field, lsb, width, sign) \
	PG_LSB_##reg##_##field = lsb, PG_WIDTH_##reg##_##field = width,
#include "arm64/fields.h"
#undef PG_FIELD
};

/* A field of a register's value, by the names of fields.h. */
#define PG_FIELD_OF(value, reg, field) \
	((value) >> PG_LSB_##reg##_##field & ((1ull << PG_WIDTH_##reg##_##field) - 1))
#define PMUVER(v)	PG_FIELD_OF(v, ID_AA64DFR0_EL1, PMUVer)

/* PMCR_EL0.N, the number of event counters: Arm ARM, PMCR_EL0[15:11]. */
static inline unsigned int pg_pmcr_n(u64 pmcr)
{
	return pmcr >> 11 & 31;
}

#endif
