/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Claims by what people call them: an id, a feature, a register, its encoding, a field.
 */
#ifndef PG_FIND_H
#define PG_FIND_H

#include "verdict/judge.h"

struct pg_found {
	bool known;			/* there is something of that name */
	bool claim[PG_MAX_CLAIMS];		/* the claims that have to do with it */
	int reg;			/* or PG_NO_REG: it is the name of this register */
	int field;			/* index of the fields of the architecture, or -1: it is the name of this field, the first of that name */
};

void pg_find(const struct pg_arch *arch, const char *name, struct pg_found *found);

#endif
