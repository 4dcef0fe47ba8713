/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Executing the instructions of instructions.h, see execute.c.
 */
#ifndef PG_EXECUTE_H
#define PG_EXECUTE_H

#include "arm64/probe.h"

/* Execute an instruction with an operand that does no harm. *r says what happened. */
void pg_execute(enum pg_reg insn, struct pg_read *r);

#endif
