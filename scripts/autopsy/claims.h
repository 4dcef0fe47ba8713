/* SPDX-License-Identifier: GPL-2.0 */
/*
 * From evidence to rows of the table: which claims a register or a function stands for.
 */
#ifndef PG_AUTOPSY_CLAIMS_H
#define PG_AUTOPSY_CLAIMS_H

#include "finding.h"

/*
 * Keeps the claims that an exception on this register breaks; if kernels are known to die of some in the function of the
 * death, those.
 */
void pg_claims_of(struct pg_finding_of *f, unsigned int reg);

/* Those of which guest kernels are known to die in this function, and how sure that is: likely at most. */
void pg_claims_by_function(struct pg_finding_of *f);

/* Keeps one more, if there is room. */
void pg_keep_claim(struct pg_finding_of *f, int claim);

/* The name without "+0xdc/0x110" and without what the compiler appends: .isra.0, .constprop.1, .part.2. */
size_t pg_length_of_name(const char *function);

#endif
