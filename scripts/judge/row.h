/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A row of claims.h in words: what explain, predict and the document print of it. All of it is taken from the tables.
 */
#ifndef PG_ROW_H
#define PG_ROW_H

#include <stdio.h>
#include "../../module/judge.h"

/* ID_AA64DFR0_EL1.PMUVer and the like. */
struct pg_field_info {
	u16 reg;			/* enum pg_reg */
	const char *name;
	u8 lsb, width;
};

extern const struct pg_field_info pg_fields[];
extern const int pg_nfields;

/* An expression of the tables as people read it, in a static buffer: REG.FIELD, and, or. */
const char *pg_spelled(const char *expression);

/* When the claim is made: the expression of its row, spelled. */
const char *pg_condition(enum pg_claim claim);

/* The same as it is compiled, all macros of the table expanded: F(REG, FIELD) >= 1 && ... */
const char *pg_raw_condition(enum pg_claim claim);

/* What the severity letter stands for. */
const char *pg_severity_words(char severity);

/* How the evidence is taken: a word, a sentence, and what follows the registers that the row names. */
const char *pg_kind_key(enum pg_kind kind);
const char *pg_kind_words(enum pg_kind kind);
const char *pg_kind_after(enum pg_kind kind);

/* The registers of the evidence, of a CPU with as many counters and breakpoints as there can be. */
void pg_row_registers(enum pg_claim claim, void (*visit)(enum pg_reg reg, void *data), void *data);

/* "s3_0_c9_c14_6", or the word of an instruction, in a static buffer. */
const char *pg_encoding(enum pg_reg reg);

/* What the numbers of an observation are. */
const char *pg_obs_first(enum pg_obs obs);
const char *pg_obs_second(enum pg_obs obs);

/* LABEL and TEXT to standard output, in lines of at most 100 columns, TEXT always from column INDENT on. */
void pg_print_wrapped(int indent, const char *label, const char *text);

#endif
