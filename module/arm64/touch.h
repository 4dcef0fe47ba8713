/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Touching registers and noting what was seen, for everything that observes. pg_touch() is in arch.h.
 */
#ifndef PG_TOUCH_H
#define PG_TOUCH_H

#include "arm64/arm64.h"
#include "arm64/probe.h"

/* Read a register now, whatever the capture holds; false when it has no value. */
bool pg_look(struct pg_cpu *c, enum pg_reg reg, u64 *value);

static inline void pg_seen_value(struct pg_cpu *c, enum pg_obs obs, u64 first, u64 second)
{
	c->obs[obs].state = PG_VALUE;
	c->obs[obs].got[0] = first;
	c->obs[obs].got[1] = second;
}

static inline void pg_seen_nothing(struct pg_cpu *c, enum pg_obs obs, enum pg_reason why)
{
	c->obs[obs].state = PG_UNTOUCHED;
	c->obs[obs].why = why;
}

#endif
