/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What one CPU answers: first who it is, then the evidence of every claim that it makes, and nothing else.
 */
#include <linux/ktime.h>
#include <linux/sched.h>
#include "collect.h"
#include "verdict/judge.h"

struct visit {
	const struct pg_capture *cap;
	struct pg_cpu *c;
	u8 held_back;		/* enum pg_reason, for registers of class SF */
};

static void touch_one(unsigned int reg, void *data)
{
	struct visit *v = data;

	u8 class = v->cap->arch->regs[reg].class;
	struct pg_read *r = &v->c->reg[reg];

	if (class == PG_SF && v->held_back) {
		if (r->state == PG_UNTOUCHED && !r->why)
			r->why = v->held_back;
		return;
	}
	/* Registers that need a unit to themselves belong to their observation. */
	if (class != PG_S3)
		pg_touch(v->cap, v->c, reg);
}

static void claims(const struct pg_capture *cap, struct pg_cpu *c)
{
	const struct pg_arch *arch = cap->arch;
	struct visit v = { cap, c };
	int i, missing;

	for (i = 0; i < arch->nclaims && !READ_ONCE(c->give_up); i++) {
		const struct pg_claim_info *row = &arch->claims[i];

		if (!pg_claimed(cap, c, i, &missing))
			continue;
		if (row->kind >= PG_COUNTED)
			pg_touch(cap, c, arch->counted[row->kind - PG_COUNTED].reg);
		v.held_back = cap->risky ? PG_WHY_NONE : pg_held_back(cap, c, i);
		pg_evidence(arch, c, i, touch_one, &v);
		if (row->obs != PG_NO_OBS)
			pg_observe(cap, c, row->obs);
		WRITE_ONCE(c->progress, i + 1);
		cond_resched();
	}
}

void pg_collect_cpu(const struct pg_capture *cap, struct pg_cpu *c)
{
	c->probed = 1;
	c->ns_all = ktime_get_ns();
	pg_longest_access();
	c->why = PG_WHY_NONE;
	c->restored = 1;
	if (!READ_ONCE(c->give_up) && pg_begin(cap, c))
		claims(cap, c);
	c->off_read = pg_longest_access();
	c->ns_all = ktime_get_ns() - c->ns_all;
}
