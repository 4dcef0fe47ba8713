/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A PMU as a file of registers in memory, in which a register can be made to trap. In the place of the guarded window.
 */
#ifndef FILE_H
#define FILE_H

#include "arm64/touch.h"

#define FILE_COUNTERS	6

struct file {
	u64 pmcr, cnten, inten, ovs, selr, userenr, filter, cycles, type[31], count[31];
};

extern struct file file;

/* A register that traps: when it is read, when it is written, or both; PG_NREGS is none. from: only from that access on. */
extern unsigned int trap_reg, trap_read, trap_write, trap_from;

/* Writes that happened, accesses that trapped, and the first register written that the file does not have. */
extern unsigned int file_writes, file_trapped, file_unknown;

/* As a driver left it: nothing counts, and no register is zero. */
void file_reset(void);

#endif
