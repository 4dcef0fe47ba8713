/* SPDX-License-Identifier: GPL-2.0 */
/*
 * System registers by name, and what the syndrome of a trap says about them.
 */
#ifndef PG_SYSREG_H
#define PG_SYSREG_H

#include <stdbool.h>
#include <stdint.h>

#define PG_ENC(op0, op1, crn, crm, op2) \
	((uint32_t)(op0) << 14 | (op1) << 11 | (crn) << 7 | (crm) << 3 | (op2))
#define PG_ENC_SCTLR_EL1	PG_ENC(3, 0, 1, 0, 0)

struct pg_sysreg_trap {
	uint32_t enc;
	bool read;
	unsigned int rt;
};

/* The instruction that a syndrome of class 0x18 (MSR, MRS or system instruction) is about. */
struct pg_sysreg_trap pg_sysreg_of_esr(uint64_t esr);

/* PMMIR_EL1, or s3_0_c9_c14_6 if no table has it. buf of at least 32 bytes. */
const char *pg_sysreg_name(uint32_t enc, char *buf);

/* As in assembly: "msr sctlr_el1", "mrs pmmir_el1", "dc isw". buf of at least 48 bytes. */
const char *pg_sysreg_insn(uint32_t enc, bool read, char *buf);

#endif /* PG_SYSREG_H */
