/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Checks of the PMU, see checks.c.
 */
#include "arm64/claims/checks.h"

#define PMCR_FZO	(1 << 9)

CHECK(impdef)
{
	say(f, PG_OK, PG_NO_REG, "PMUVer is 0xf: the host leaks an IMPLEMENTATION DEFINED PMU, which promises nothing");
}

/* Counter enables: bits [N-1:0], the cycle counter in bit 31, and with FEAT_PMUv3_ICNTR the one in bit 32. */
CHECK(enable_bits)
{
	u64 set = val(c, PG_R_PMCNTENSET_EL0), mask = pg_bit(31);

	if (c->reg[PG_R_PMCR_EL0].state != PG_VALUE) {
		skip(f, PG_WHY_UNREADABLE, PG_R_PMCR_EL0);
		return;
	}
	mask |= pg_bit(pg_pmcr_n(val(c, PG_R_PMCR_EL0))) - 1;
	if (PG_FIELD_OF(val(c, PG_R_ID_AA64DFR1_EL1), ID_AA64DFR1_EL1, PMICNTR))
		mask |= pg_bit(32);
	if (set & ~mask)
		say2(f, PG_WRONG, PG_R_PMCNTENSET_EL0, "enabled counters, and counters that there are", set, mask);
}

CHECK(has_events)
{
	if (!val(c, PG_R_PMCEID0_EL0))
		say(f, PG_WRONG, PG_R_PMCEID0_EL0, "no common event is advertised, though FEAT_PMUv3 requires some");
}

CHECK(alias)
{
	const u64 *g = got(c, row);

	if (g[0] | g[1])
		say2(f, PG_WRONG, g[0] ? PG_R_PMXEVTYPER_EL0 : PG_R_PMXEVCNTR_EL0,
		     "counters whose type, and whose count, PMSELR_EL0 does not select (a bit each)", g[0], g[1]);
}

CHECK(excess)
{
	const u64 *g = got(c, row);

	if (g[1])
		say2(f, PG_HIDDEN, PG_NO_REG, "counters from N up that can be read, and that count (a bit each)", g[0], g[1]);
}

/* Is there life in the cycle counter? False also when nobody looked. */
static bool cycles_move(const struct pg_cpu *c)
{
	const struct pg_seen *o = &c->obs[PG_O_CYCLES];

	return o->state == PG_VALUE && o->got[0] != o->got[1];
}

static bool no_pmu_behind(const struct pg_cpu *c)
{
	return c->reg[PG_R_PMCR_EL0].state == PG_VALUE && !pg_pmcr_n(val(c, PG_R_PMCR_EL0)) &&
	       c->obs[PG_O_CYCLES].state == PG_VALUE && !cycles_move(c);
}

CHECK(advances)
{
	const u64 *g = got(c, row);

	if (cycles_move(c))
		return;
	/* An event filter of the host stops the cycle counter as well; it is then missing in PMCEID0_EL0. */
	if (val(c, PG_R_PMCEID0_EL0) && !(val(c, PG_R_PMCEID0_EL0) & pg_bit(17)))
		skip(f, PG_WHY_FILTERED, PG_R_PMCEID0_EL0);
	else
		say2(f, PG_DEAD, PG_R_PMCCNTR_EL0, "enabled, but does not advance", g[0], g[1]);
}

/* PMUVer 1 is PerfMon 3, from 4 on both count alike (Arm ARM, ID_DFR0_EL1.PerfMon); 0xf and 0 are both "no PMUv3". */
CHECK(perfmon)
{
	u64 ver = PMUVER(val(c, PG_R_ID_AA64DFR0_EL1)), mon = PG_FIELD_OF(val(c, PG_R_ID_DFR0_EL1), ID_DFR0_EL1, PerfMon);
	bool none = !ver || ver == 15, same;

	if (!all_read(c, row, f))
		return;
	same = none ? mon < 3 || mon == 15 : mon == (ver == 1 ? 3 : ver);
	if (!same)
		say2(f, PG_WRONG, PG_R_ID_DFR0_EL1, "PerfMon and PMUVer disagree", mon, ver);
}

CHECK(same_pmu)
{
	static const struct {
		u16 reg;
		u64 mask;
		const char *text;
	} same[] = {
		{ PG_R_ID_AA64DFR0_EL1, 15 << 8, "PMUVer here, and on the first CPU of this kind" },
		{ PG_R_PMCR_EL0, 31 << 11, "PMCR_EL0.N here, and on the first CPU of this kind" },
		{ PG_R_PMCEID0_EL0, ~0ull, "PMCEID0_EL0 here, and on the first CPU of this kind" },
		{ PG_R_PMCEID1_EL0, ~0ull, "PMCEID1_EL0 here, and on the first CPU of this kind" },
		{ PG_R_PMMIR_EL1, ~0ull, "PMMIR_EL1 here, and on the first CPU of this kind" },
	};
	const struct pg_cpu *t = pg_twin(cap, c);
	unsigned int i;

	for (i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		const struct pg_read *a = &c->reg[same[i].reg], *b = &t->reg[same[i].reg];
		u64 low = same[i].mask & -same[i].mask;

		if (a->state != PG_VALUE || b->state != PG_VALUE || !((a->value ^ b->value) & same[i].mask))
			continue;
		say2(f, PG_SKEW, same[i].reg, same[i].text, (a->value & same[i].mask) / low,
		     (b->value & same[i].mask) / low);
		return;
	}
}

/* The kernel settles for the least of all CPUs: less than that later, or here alone, is news to it. */
CHECK(sanitised)
{
	const u64 *g = got(c, row);
	u64 raw = g[0] == 15 ? 0 : g[0], settled = g[1] == 15 ? 0 : g[1];

	if (raw < settled)
		say2(f, PG_SKEW, PG_R_ID_AA64DFR0_EL1, "PMUVer here, and as the kernel saw it at boot", g[0], g[1]);
	else if (raw > settled)
		say2(f, PG_OK, PG_R_ID_AA64DFR0_EL1,
		     "PMUVer here is more than the kernel settled for: an override, or mixed CPUs", g[0], g[1]);
}

CHECK(no_high_events)
{
	u64 hi0 = val(c, PG_R_PMCEID0_EL0) >> 32, hi1 = val(c, PG_R_PMCEID1_EL0) >> 32;

	if (all_read(c, row, f) && hi0 | hi1)
		say2(f, PG_WRONG, hi0 ? PG_R_PMCEID0_EL0 : PG_R_PMCEID1_EL0,
		     "PMCEID0_EL0[63:32] and PMCEID1_EL0[63:32] are not zero", hi0, hi1);
}

CHECK(founding_bug)
{
	const struct pg_read *r = &c->reg[PG_R_PMMIR_EL1];

	if (r->state != PG_TRAP)
		return;
	say(f, PG_LIE, PG_R_PMMIR_EL1, "the host shows the PMU version of the silicon");
	f->esr = r->esr;
}

/* Busy counters of the host keep the cycle counter still; then it takes a value all the same, and there are events. */
CHECK(not_empty)
{
	const struct pg_seen *write = &c->obs[PG_O_CYCLES_WRITE];
	bool takes = write->state == PG_VALUE ? write->got[0] == 0x0123456789abcdef : val(c, PG_R_PMCEID0_EL0);

	if (!all_read(c, row, f) || pg_pmcr_n(val(c, PG_R_PMCR_EL0)))
		return;
	if (no_pmu_behind(c) && takes)
		skip(f, PG_WHY_NO_TURN, PG_R_PMCCNTR_EL0);
	else if (no_pmu_behind(c))
		say2(f, PG_DEAD, PG_R_PMCR_EL0, "no event counter (N), and the cycle counter stands still at",
		     0, c->obs[PG_O_CYCLES].got[1]);
	else if (c->obs[PG_O_CYCLES].state != PG_VALUE)
		skip(f, c->obs[PG_O_CYCLES].why, PG_R_PMCR_EL0);
}

/* Two registers that show one set of bits: as they stood, and with all bits set, if that was tried. */
CHECK(views)
{
	const struct pg_seen *all = &c->obs[PG_O_VIEWS];
	const u64 *g = got(c, row);
	u64 differ = row->obs == PG_O_CNTEN_PAIR ? all->got[0] & 0xffffffff :
		     row->obs == PG_O_INTEN_PAIR ? all->got[0] >> 32 : all->got[1];

	if (g[0] != g[1])
		say2(f, PG_WRONG, row->regs[0], "the two views of one set of bits differ", g[0], g[1]);
	else if (all->state == PG_VALUE && differ)
		say2(f, PG_WRONG, row->regs[0], "with all bits set, the two views of one set of bits differ in", differ, 0);
}

CHECK(freezes)
{
	const u64 *g = got(c, row);

	if (!(g[1] & PMCR_FZO))
		say2(f, PG_WRONG, PG_R_PMCR_EL0, "FZO does not take: read, and written before", g[1], g[0]);
}

CHECK(instruction_bit)
{
	const u64 *g = got(c, row);

	if (!(g[0] & pg_bit(32)) || g[1] & pg_bit(32))
		say2(f, PG_WRONG, PG_R_PMCNTENSET_EL0, "bit 32 was set, then cleared; it read", g[0] >> 32 & 1, g[1] >> 32 & 1);
}

CHECK(slots)
{
	if (!all_read(c, row, f))
		return;
	if (!(val(c, PG_R_PMCEID1_EL0) & pg_bit(31)))
		say(f, PG_OK, PG_R_PMCEID1_EL0, "STALL_SLOT is not advertised");
	else if (!(val(c, PG_R_PMMIR_EL1) & 0xff))
		say2(f, PG_WRONG, PG_R_PMMIR_EL1, "SLOTS is 0 although STALL_SLOT is advertised; PMMIR_EL1, PMCEID1_EL0",
		     val(c, PG_R_PMMIR_EL1), val(c, PG_R_PMCEID1_EL0));
}

/* Each of the two registers has a feature of its own; FEAT_PMUv3_SS brings PMECR_EL1 as well, but is not asked for here. */
CHECK(exceptions)
{
	const struct { bool claimed; u16 reg; } need[] = {
		{ PG_FIELD_OF(val(c, PG_R_ID_AA64DFR1_EL1), ID_AA64DFR1_EL1, EBEP), PG_R_PMECR_EL1 },
		{ PG_FIELD_OF(val(c, PG_R_ID_AA64DFR0_EL1), ID_AA64DFR0_EL1, SEBEP), PG_R_PMIAR_EL1 },
	};
	int i;

	for (i = 0; i < 2 && f->verdict == PG_OK; i++) {
		const struct pg_read *r = &c->reg[need[i].reg];

		if (!need[i].claimed || r->state == PG_VALUE)
			continue;
		if (r->state == PG_TRAP) {
			f->verdict = PG_LIE;
			f->reg = need[i].reg;
			f->esr = r->esr;
		} else {
			skip(f, r->why ? r->why : PG_WHY_NOT_TOUCHED, need[i].reg);
		}
	}
}

CHECK(pmceid_again)
{
	const u64 *g = got(c, row);

	if (g[0] != g[1])
		say2(f, PG_SKEW, PG_R_PMCEID0_EL0, "read first, and later", g[0], g[1]);
}
