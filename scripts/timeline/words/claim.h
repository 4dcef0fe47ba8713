/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The claim that stands or falls with a register, out of the judge's own tables: which registers are its evidence,
 * whether ID registers make it, what guest kernels make of it when it is broken.
 */
#ifndef PG_REGCLAIM_H
#define PG_REGCLAIM_H

#include <stdbool.h>
#include <stdint.h>

struct pg_regclaim {
	int index;		/* in the judge's table */
	const char *id, *feature, *text, *cure, *wayout;
};

/* A register's value on one CPU. */
struct pg_regvalue {
	uint32_t enc;
	uint64_t value;
};

/* False if no claim does. */
bool pg_regclaim_find(uint32_t enc, struct pg_regclaim *claim);
/* Is it made by a CPU whose registers have these values, whatever the others are? */
bool pg_regclaim_made(const struct pg_regclaim *claim, const struct pg_regvalue *values, int n);
/* Says one line for each range of guest kernels that mind when the register is UNDEFINED. */
void pg_regclaim_effects(const struct pg_regclaim *claim, void (*say)(void *data, const char *line),
			 void *data);

#endif /* PG_REGCLAIM_H */
