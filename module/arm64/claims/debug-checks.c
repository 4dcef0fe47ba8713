/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Checks of profiling, trace and debug, see checks.c.
 */
#include "arm64/claims/checks.h"

/* PMBIDR_EL1.P and TRBIDR_EL1.P: the buffer belongs to a higher exception level, programming it is not allowed. */
#define BUFFER_P	16

CHECK(buffer_owner)
{
	if (val(c, PG_R_PMBIDR_EL1) & BUFFER_P)
		say(f, PG_OK, PG_R_PMBIDR_EL1, "P is 1: the buffer belongs to somebody else, and drivers leave it alone");
}

/* The registers behind the first may be answered in any way where the first says that they are not ours. */
static void owned_registers(const struct pg_cpu *c, const struct pg_claim_info *row, struct pg_finding *f)
{
	unsigned int i;

	for (i = 1; i < row->nregs; i++) {
		const struct pg_read *r = &c->reg[row->regs[i]];

		if (r->state == PG_UNTOUCHED) {
			skip(f, r->why ? r->why : PG_WHY_NOT_TOUCHED, row->regs[i]);
			return;
		}
		if (r->state != PG_TRAP)
			continue;
		if (val(c, row->regs[0]) & BUFFER_P)
			say(f, PG_OK, row->regs[i], "an exception, permitted: the buffer belongs to somebody else (P)");
		else
			accuse(c, f, row->regs[i]);
		return;
	}
}

/* That PMBIDR_EL1 itself can be read is ID-06. */
CHECK(owned)
{
	const struct pg_read *r = &c->reg[row->regs[0]];

	if (r->state == PG_VALUE)
		owned_registers(c, row, f);
	else
		skip(f, r->state == PG_TRAP ? PG_WHY_UNREADABLE : r->why ? r->why : PG_WHY_NOT_TOUCHED, row->regs[0]);
}

CHECK(trace_buffer)
{
	if (c->reg[row->regs[0]].state == PG_TRAP)
		accuse(c, f, row->regs[0]);
	else
		pg_check_owned(cap, c, row, f);
}

/* OSLSR_EL1: OSLM in bits 3 and 0, 10 when there is a lock at all; OSLK in bit 1. */
CHECK(os_lock)
{
	const u64 *g = got(c, row);
	u64 oslm = val(c, PG_R_OSLSR_EL1) & 9;

	if (oslm != 8)
		say(f, PG_OK, PG_R_OSLSR_EL1, "OSLM: there is no OS Lock");
	else if (!(g[0] & 2) || (g[1] ^ val(c, PG_R_OSLSR_EL1)) & 2)
		say2(f, PG_DEAD, PG_R_OSLAR_EL1, "OSLSR_EL1 after the lock was set, and after it was put back", g[0], g[1]);
}
