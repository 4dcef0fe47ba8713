/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Touching a register of this CPU: into the capture, once, or now and for the caller alone.
 */
#include "arm64/execute.h"
#include "arm64/touch.h"

static bool forbidden(const struct pg_capture *cap, enum pg_reg reg)
{
	/* A nested guest with VHE has a hypervisor in between, which takes the traps; without VHE its own EL2 would. */
	bool bare = cap->host && !(cap->nested == PG_NESTED_YES && cap->el == 2);

	return !cap->risky && (pg_arm64_regs[reg].class == PG_S4 || (pg_arm64_regs[reg].class == PG_SF && bare));
}

bool pg_look(struct pg_cpu *c, enum pg_reg reg, u64 *value)
{
	struct pg_read r;

	pg_read(reg, &r);
	c->restarts += r.restarts;
	*value = r.value;
	return r.state == PG_VALUE;
}

bool pg_touch(const struct pg_capture *cap, struct pg_cpu *c, unsigned int reg)
{
	struct pg_read *r = &c->reg[reg];

	if (r->state == PG_UNTOUCHED && !r->why) {
		if (forbidden(cap, reg))
			r->why = PG_WHY_RISKY_OFF;
		else if (reg >= PG_NSYSREGS)
			pg_execute(reg, r);
		else if (pg_arm64_regs[reg].access != PG_WO)
			pg_read(reg, r);
		c->restarts += r->restarts;
	}
	return r->state == PG_VALUE;
}
