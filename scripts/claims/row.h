/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A row of claims.h in words: what explain, predict and the document print of it. All of it is taken from the tables.
 */
#ifndef PG_ROW_H
#define PG_ROW_H

#include <stdio.h>
#include "verdict/arch.h"
#include "verdict/breaks.h"
#include "verdict/out.h"

/* ID_AA64DFR0_EL1.PMUVer and the like. */
struct pg_field_info {
	u16 reg;
	const char *name;
	u8 lsb, width;
	bool is_signed;		/* all ones are less than 0: it is not there */
};

/* What of an architecture's tables is spelled for people only: words-*.c, one for each. */
struct pg_words {
	const struct pg_arch *arch;
	const struct pg_field_info *fields;
	int nfields;
	const char *const *conditions;	/* by claim: as they are compiled, all macros of the table expanded */
	/* By what an exception there is known in the log of a guest and of its host; what has no such line is left empty. */
	void (*log_lines)(struct pg_out *guest, struct pg_out *host, unsigned int reg);
	/* What kind of CPU it is, by its identification registers. */
	void (*cpu_name)(struct pg_out *o, const struct pg_cpu *c);
};

extern const struct pg_words pg_words_arm64, pg_words_x86;

/* The fields of an architecture; returns how many. */
int pg_fields_of(const struct pg_arch *arch, const struct pg_field_info **fields);

/* What effect.h puts into a buffer, in a static buffer: an expression, a release, a whole row of effects.h. */
const char *pg_spelled(const char *expression);
const char *pg_release(unsigned int release);
const char *pg_effect_row(const struct pg_arch *arch, int effect);

/* When the claim is made: the expression of its row, spelled. */
const char *pg_condition(const struct pg_arch *arch, unsigned int claim);

/* The same as it is compiled, all macros of the table expanded: F(REG, FIELD) >= 1 && ... */
const char *pg_raw_condition(const struct pg_arch *arch, unsigned int claim);

/* What the severity letter stands for. */
const char *pg_severity_words(char severity);

/* How the evidence is taken: a word, a sentence, and what follows the registers that the row names. */
const char *pg_kind_key(const struct pg_arch *arch, unsigned int kind);
const char *pg_kind_words(const struct pg_arch *arch, unsigned int kind);
const char *pg_kind_after(const struct pg_arch *arch, unsigned int kind);

/* The registers of the evidence, of a CPU with as many counters and breakpoints as there can be. */
void pg_row_registers(const struct pg_arch *arch, unsigned int claim, void (*visit)(unsigned int reg, void *data), void *data);

/* "s3_0_c9_c14_6", or the word of an instruction, in a static buffer. */
const char *pg_encoding(const struct pg_arch *arch, unsigned int reg);

/* The lines of log_lines, each in at most PG_LOG_LINE bytes. */
#define PG_LOG_LINE	100
void pg_log_lines(const struct pg_arch *arch, unsigned int reg, char guest[PG_LOG_LINE], char host[PG_LOG_LINE]);

/* "Cortex-A57 r1p0"; "unknown" for NULL. */
void pg_cpu_name(const struct pg_arch *arch, const struct pg_cpu *c, char *to, size_t size);

/* LABEL and TEXT to standard output, in lines of at most 100 columns, TEXT always from column INDENT on. */
void pg_print_wrapped(int indent, const char *label, const char *text);

#endif
