/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The rows of claims/effects.h as data, and whether their conditions hold on a CPU. Pure, see verdict/effect.h.
 */
#include "x86/x86.h"
#include "verdict/effect.h"
#include "verdict/judge.h"

#define V(major, minor)	PG_RELEASE(major, minor)
#define FIRST		PG_FIRST
#define LAST		PG_LAST
#define KNOWN		true
#define INFERRED	false
#define SPELL(x)	#x

const struct pg_effect pg_x86_effects[PG_NEFFECTS] = {
#define PG_EFFECT(sym, answer, from, until, what, function, when, only, proof, note) \
	{ PG_C_##sym, PG_ON_##answer, PG_##what, from, until, proof, function, SPELL(when), only, note },
#include "x86/claims/effects.h"
#undef PG_EFFECT
};

#define F(reg, name) \
	(pg_value(c, PG_R_##reg, missing) >> PG_LSB_##reg##_##name & ((1ull << PG_WIDTH_##reg##_##name) - 1))

bool pg_x86_effect_holds(int i, const struct pg_cpu *c, int *missing)
{
	int n = 0;

	*missing = PG_NO_REG;
#define PG_EFFECT(sym, answer, from, until, what, function, when, ...) \
	if (n++ == i) \
		return when;
#include "x86/claims/effects.h"
#undef PG_EFFECT
	return false;
}
