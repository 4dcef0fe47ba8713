/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the checks have in common: looking at a CPU's answers, and saying what was found. Pure, see judge.h.
 */
#ifndef PG_CHECKS_H
#define PG_CHECKS_H

#include "verdict/arch.h"

static inline u64 pg_bit(unsigned int n)
{
	return 1ull << n;
}

static inline const u64 *got(const struct pg_cpu *c, const struct pg_claim_info *row)
{
	return c->obs[row->obs].got;
}

static inline u64 val(const struct pg_cpu *c, unsigned int reg)
{
	return c->reg[reg].state == PG_VALUE ? c->reg[reg].value : 0;
}

static inline void say(struct pg_finding *f, enum pg_verdict v, u16 reg, const char *text)
{
	f->verdict = v;
	f->reg = reg;
	f->text = text;
}

static inline void say2(struct pg_finding *f, enum pg_verdict v, u16 reg, const char *text, u64 a, u64 b)
{
	say(f, v, reg, text);
	f->nvals = 2;
	f->val[0] = a;
	f->val[1] = b;
}

static inline void skip(struct pg_finding *f, u8 why, u16 reg)
{
	f->verdict = PG_SKIP;
	f->why = why;
	f->reg = reg;
}

/* For rows that decide for themselves which exception is a lie. */
static inline void accuse(const struct pg_cpu *c, struct pg_finding *f, u16 reg)
{
	f->verdict = PG_LIE;
	f->reg = reg;
	f->esr = c->reg[reg].esr;
}

/* For rows whose evidence is another row's to accuse: false, and SKIP, unless all of it could be read. */
static inline bool all_read(const struct pg_cpu *c, const struct pg_claim_info *row, struct pg_finding *f)
{
	unsigned int i;

	for (i = 0; i < row->nregs; i++) {
		if (c->reg[row->regs[i]].state != PG_VALUE) {
			skip(f, PG_WHY_UNREADABLE, row->regs[i]);
			return false;
		}
	}
	return true;
}

#define CHECK(name) \
	void pg_check_##name(const struct pg_capture *cap, const struct pg_cpu *c, const struct pg_claim_info *row, \
			     struct pg_finding *f)

#endif
