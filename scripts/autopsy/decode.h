/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The instruction that a guest died of: by the tables of the judge where it is an access that they know, else by capstone.
 */
#ifndef PG_DECODE_H
#define PG_DECODE_H

#include "death.h"

struct pg_decoded {
	char text[PG_DEATH_TEXT];	/* "mrs x23, PMMIR_EL1" */
	int reg;		/* row of the architecture's registers and instructions, or PG_NO_REG */
	int size;		/* in bytes */
	bool sysreg;		/* it accesses a system register, known or not */
	bool msr;		/* x86: RDMSR or WRMSR */
	bool write;
	bool bug;		/* what BUG() is made of: brk, udf, ud2 */
};

/* False when there is nothing that could be decoded. */
bool pg_decode(const struct pg_death *d, struct pg_decoded *out);

/* The same of what the line "Code:" shows of it; out is cleared, with PG_NO_REG. */
bool pg_decode_arm64(const char *code, struct pg_decoded *out);
bool pg_decode_x86(const char *code, struct pg_decoded *out);

/* The row of an arm64 register by its encoding, packed as pg_reg_info.code; PG_NO_REG if there is none. */
int pg_reg_of(uint32_t enc);

/* The row of an MSR by its number; PG_NO_REG if there is none. */
int pg_msr_of(uint64_t number);

/* Its name, or s3_0_c9_c14_6. */
void pg_reg_name(char name[PG_DEATH_TEXT], uint32_t enc);

#endif
