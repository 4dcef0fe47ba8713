/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Checks that rows of every kind use. Each check is asked for by name in claims.h, for what goes beyond "can be read".
 *
 * A check says OK unless the architecture forbids what was seen. Pure, see judge.h.
 */
#include "verdict/checks.h"

CHECK(kept);
CHECK(absent);

CHECK(kept)
{
}

/* Something that is not advertised: no exception and not zero means that it works all the same. */
CHECK(absent)
{
	u16 reg = row->regs[0];

	if (c->reg[reg].state == PG_UNTOUCHED) {
		skip(f, c->reg[reg].why ? c->reg[reg].why : PG_WHY_NOT_TOUCHED, reg);
		return;
	}
	if (val(c, reg))
		say2(f, PG_HIDDEN, reg, "not advertised, and reads", val(c, reg), 0);
	f->nvals = f->verdict == PG_HIDDEN;
}
