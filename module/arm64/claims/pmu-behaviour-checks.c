/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Checks of what the PMU does, see checks.c. The observations are made by pmu-cycles.c, pmu-count.c, pmu-events.c and
 * pmu-perf.c.
 */
#include "arm64/claims/checks.h"
#include "verdict/judge.h"

#define PMCR_LC		(1 << 6)

/* With a filter that excludes us a few cycles may slip in on the way; what was burnt is ten times as much and more. */
#define SLIPPED		1000

static u64 counters(const struct pg_cpu *c)
{
	return pg_bit(pg_pmcr_n(val(c, PG_R_PMCR_EL0))) - 1;
}

static bool advertised(const struct pg_cpu *c, unsigned int event)
{
	return val(c, event & 0x20 ? PG_R_PMCEID1_EL0 : PG_R_PMCEID0_EL0) & pg_bit(event & 0x1f);
}

/* SW_INCR is what the others measure with: without it they say nothing. */
static bool counts_exactly(const struct pg_cpu *c, struct pg_finding *f)
{
	const struct pg_seen *o = &c->obs[PG_O_SWINC];

	if (o->state == PG_VALUE && o->got[0] == 1)
		return true;
	skip(f, PG_WHY_NO_SW_INCR, PG_NO_REG);
	return false;
}

CHECK(stops)
{
	const u64 *g = got(c, row);

	if (g[0] | g[1])
		say2(f, PG_WRONG, PG_R_PMCCNTR_EL0, "cycles counted with PMCR_EL0.E clear, and with PMCNTENSET_EL0[31] clear",
		     g[0], g[1]);
}

CHECK(cycles_write)
{
	const u64 *g = got(c, row);

	if (g[0] != 0x0123456789abcdef)
		say2(f, PG_WRONG, PG_R_PMCCNTR_EL0, "read, and written before", g[0], 0x0123456789abcdef);
	else if (g[1] != 0xfedcba9876543210)
		say2(f, PG_WRONG, PG_R_PMCCNTR_EL0, "read, and written before", g[1], 0xfedcba9876543210);
}

CHECK(control_reset)
{
	const u64 *g = got(c, row);

	if (g[0] | g[1])
		say2(f, PG_WRONG, PG_R_PMCR_EL0, "what the counters kept after C and P were written, and C and P as they read",
		     g[0], g[1]);
}

CHECK(long_cycles)
{
	const u64 *g = got(c, row);

	if (!(g[1] & PMCR_LC))
		say2(f, PG_WRONG, PG_R_PMCR_EL0, "LC does not take: read, and written before", g[1], g[0]);
}

/* Between 32 and 128 is 64; between a half and 2 is a host that does not divide; the host may also have been away. */
CHECK(divides)
{
	const u64 *g = got(c, row);

	if (g[1] == ~0ull)
		say(f, PG_OK, PG_R_PMCR_EL0, "D or LC cannot be changed, so nothing is to be divided");
	else if (!g[0])
		skip(f, PG_WHY_UNSTABLE, PG_R_PMCCNTR_EL0);
	else if (!g[1] && g[0] > 64 * 64)
		say2(f, PG_DEAD, PG_R_PMCCNTR_EL0, "cycles without and with PMCR_EL0.D", g[0], g[1]);
	else if (g[1] * 8 > g[0])
		say2(f, PG_OK, PG_R_PMCR_EL0, "D is accepted and does not divide, as in every KVM: cycles without and with it", g[0],
		     g[1]);
}

CHECK(counters_keep)
{
	const u64 *g = got(c, row);

	if (g[0] | g[1])
		say2(f, PG_WRONG, PG_R_PMEVCNTR0_EL0, "counters that do not keep what is written, a bit each, for each of two values",
		     g[0], g[1]);
}

CHECK(bits_of_counters)
{
	static const u16 regs[] = { PG_R_PMCNTENSET_EL0, PG_R_PMINTENSET_EL1, PG_R_PMOVSSET_EL0 };
	const u64 *g = got(c, row);
	u64 took[] = { g[0] & 0xffffffff, g[0] >> 32, g[1] & 0xffffffff }, mask = counters(c) | pg_bit(31);
	int i;

	if (c->reg[PG_R_PMCR_EL0].state != PG_VALUE) {
		skip(f, PG_WHY_UNREADABLE, PG_R_PMCR_EL0);
		return;
	}
	if (g[1] >> 32) {
		say2(f, PG_WRONG, PG_NO_REG, "bits that PMCNTENCLR_EL0, PMINTENCLR_EL1 or PMOVSCLR_EL0 do not clear", g[1] >> 32, 0);
		return;
	}
	for (i = 0; i < 3; i++) {
		if (took[i] != mask) {
			say2(f, PG_WRONG, regs[i], "bits that take a one, and counters that there are", took[i], mask);
			return;
		}
	}
}

CHECK(select_writes)
{
	const u64 *g = got(c, row);

	if (g[0])
		say2(f, PG_WRONG, PG_R_PMXEVCNTR_EL0, "counters that a write through PMXEV*_EL0 does not reach, a bit each", g[0],
		     counters(c));
	else if (g[1])
		say2(f, PG_WRONG, PG_R_PMXEVTYPER_EL0, "with 31 selected a write does not reach PMCCFILTR_EL0 in the bits", g[1], 0);
}

CHECK(event_width)
{
	const u64 *g = got(c, row);

	if (PMUVER(val(c, PG_R_ID_AA64DFR0_EL1)) >= 4) {
		if (g[1] != g[0])
			say2(f, PG_WRONG, PG_R_PMEVTYPER0_EL0, "event number read, and written before", g[1], g[0]);
	} else if (g[1] == g[0]) {
		say2(f, PG_OK, PG_R_PMEVTYPER0_EL0, "bits [15:10] of the event number are kept, though they should be 0", g[1], g[0]);
	} else if (g[1] != (g[0] & 0x3ff)) {
		say2(f, PG_WRONG, PG_R_PMEVTYPER0_EL0, "event number read, and written before", g[1], g[0]);
	}
}

CHECK(sw_incr)
{
	const u64 *g = got(c, row);

	if (g[0] == counters(c) && !g[1])
		say2(f, PG_DEAD, PG_R_PMSWINC_EL0, "no counter counts SW_INCR, of the counters, a bit each", 0, g[0]);
	else if (g[0])
		say2(f, PG_WRONG, PG_R_PMSWINC_EL0, "counters that did not count to 3, a bit each, and what the first of them counted",
		     g[0], g[1]);
}

CHECK(sw_incr_off)
{
	const u64 *g = got(c, row);

	if (counts_exactly(c, f) && g[0] | g[1])
		say2(f, PG_WRONG, PG_R_PMEVCNTR0_EL0, "counts with its enable bit clear, and with PMCR_EL0.E clear", g[0], g[1]);
}

CHECK(overflow)
{
	const u64 *g = got(c, row);

	if (counts_exactly(c, f) && g[0] != g[1])
		say2(f, PG_WRONG, PG_R_PMOVSSET_EL0, "counters whose overflow is flagged, of those that did, a bit each", g[0], g[1]);
}

/* SW_INCR is the one event that a guest can count exactly. Add one to 2^32 - 1 and look where the carry goes. */
CHECK(width)
{
	const u64 *g = got(c, row);
	u64 expect = PMUVER(val(c, PG_R_ID_AA64DFR0_EL1)) >= 6 ? pg_bit(32) : 0;

	if (!counts_exactly(c, f) || g[0] == expect)
		return;
	/* More than is advertised harms nobody. */
	if (!expect && g[0] == pg_bit(32))
		say2(f, PG_HIDDEN, PG_R_PMEVCNTR0_EL0,
		     "the counters are wider than 32 bits: 0xffffffff + 1 became, and should have become", g[0], expect);
	else
		say2(f, PG_WRONG, PG_R_PMEVCNTR0_EL0,
		     expect ? "the counters are 32 bits wide: 0xffffffff + 1 became, and should have become" :
			      "0xffffffff + 1 became, and should have become",
		     g[0], expect);
}

CHECK(long_overflow)
{
	const u64 *g = got(c, row);

	if (!(g[1] & 2))
		say(f, PG_WRONG, PG_R_PMCR_EL0, "LP does not take");
	else if (counts_exactly(c, f) && g[0])
		say2(f, PG_WRONG, PG_R_PMEVCNTR0_EL0, "all ones + 1 became, and should have become", g[0], 0);
	else if (f->verdict == PG_OK && g[1] != 3)
		say2(f, PG_WRONG, PG_R_PMOVSSET_EL0, "with LP, an overflow is flagged at 2^64, and at 2^32", g[1] & 1, g[1] >> 2);
}

CHECK(chain)
{
	const u64 *g = got(c, row);

	if (!advertised(c, 0x1e))
		skip(f, PG_WHY_NOT_ADVERTISED, PG_R_PMCEID0_EL0);
	else if (counts_exactly(c, f) && g[0] != 1)
		say2(f, g[0] ? PG_WRONG : PG_DEAD, PG_R_PMEVCNTR1_EL0, "after one overflow of the counter before it", g[0], 1);
}

CHECK(events_count)
{
	const u64 *g = got(c, row);

	if (!g[0])
		skip(f, PG_WHY_NOT_ADVERTISED, PG_R_PMCEID0_EL0);
	else if (g[0] & ~g[1])
		say2(f, PG_DEAD, PG_R_PMEVCNTR0_EL0, "events that stay 0, of those that were tried, a bit each", g[0] & ~g[1], g[0]);
}

/*
 * Arm ARM, "Required events": SW_INCR, L1D_CACHE_REFILL and L1D_CACHE with a cache, BR_MIS_PRED and BR_PRED with
 * prediction, CPU_CYCLES, and INST_RETIRED or INST_SPEC.
 */
CHECK(required_events)
{
	const u64 required = pg_bit(0x00) | pg_bit(0x03) | pg_bit(0x04) | pg_bit(0x10) | pg_bit(0x11) | pg_bit(0x12);
	u64 has = val(c, PG_R_PMCEID0_EL0), missing = required & ~has;

	if (!cap->behaviour) {
		skip(f, PG_WHY_BEHAVIOUR_OFF, PG_NO_REG);
		return;
	}
	if (!all_read(c, row, f))
		return;
	if (!(has & (pg_bit(0x08) | pg_bit(0x1b))))
		missing |= pg_bit(0x08);
	if (missing)
		say2(f, PG_OK, PG_R_PMCEID0_EL0, "required events that are not advertised, and what is", missing, has);
}

CHECK(events_hidden)
{
	const u64 *g = got(c, row);

	if (all_read(c, row, f) && g[1])
		say2(f, PG_HIDDEN, PG_R_PMEVCNTR0_EL0, "events that count, of those tried that are not advertised, a bit each", g[1],
		     g[0]);
}

CHECK(all_count)
{
	const u64 *g = got(c, row);

	if (!advertised(c, 0x11))
		skip(f, PG_WHY_NOT_ADVERTISED, PG_R_PMCEID0_EL0);
	else if (g[0])
		say2(f, PG_DEAD, PG_R_PMEVCNTR0_EL0, "counters that stay 0 while all count cycles, of all, a bit each", g[0],
		     counters(c));
	else if (g[1] > 150)
		say2(f, PG_OK, PG_R_PMEVCNTR0_EL0, "the largest count in percent of the smallest: a busy host?", g[1], 100);
}

CHECK(filters)
{
	const u64 *g = got(c, row);

	if (g[0] > SLIPPED || g[1] > SLIPPED)
		say2(f, PG_WRONG, g[0] > SLIPPED ? PG_R_PMCCFILTR_EL0 : PG_R_PMEVTYPER0_EL0,
		     "cycles that are counted although P is set, by PMCCNTR_EL0 and by PMEVCNTR0_EL0", g[0], g[1]);
}

CHECK(in_order)
{
	const u64 *g = got(c, row);

	if (g[0])
		say2(f, PG_WRONG, PG_R_PMCCNTR_EL0, "reads below the one before, and cycles for 1000 ticks of CNTVCT_EL0", g[0], g[1]);
}

CHECK(interrupts)
{
	const u64 *g = got(c, row);

	if (g[0])
		return;
	if (c->obs[PG_O_PERF_COUNT].state == PG_VALUE && !c->obs[PG_O_PERF_COUNT].got[1])
		skip(f, PG_WHY_NO_TURN, PG_NO_REG);
	else if (g[1] < 1000000)
		skip(f, PG_WHY_TOO_FEW, PG_NO_REG);
	else
		say2(f, PG_DEAD, PG_R_PMINTENSET_EL1, "interrupts that arrived, and cycles that were counted", g[0], g[1]);
}

CHECK(perf_counts)
{
	const u64 *g = got(c, row);

	if (!g[1])
		skip(f, PG_WHY_NO_TURN, PG_NO_REG);
	else if (!g[0])
		say2(f, PG_DEAD, PG_R_PMCCNTR_EL0, "cycles that a kernel event counted, in nanoseconds", g[0], g[1]);
}

CHECK(user_bits)
{
	const u64 *g = got(c, row);

	if ((g[0] & 15) != 15 || g[1] & 15)
		say2(f, PG_WRONG, PG_R_PMUSERENR_EL0, "after 0xf was written, and after 0 was", g[0], g[1]);
}

/*
 * What no row forbids, and is the host's own choice: does D take, which bits has an event number, PMUSERENR_EL0. Counts are
 * not compared, since a busy host spoils them now and then.
 */
CHECK(same_behaviour)
{
	static const struct {
		u16 obs, row, reg;
		u8 which;
		u64 mask;
		const char *text;
	} same[] = {
		{ PG_O_PMCR_BITS, PG_C_PMB_05, PG_R_PMCR_EL0, 1, 1 << 3, "D as it reads after it was set, here and on the first CPU" },
		{ PG_O_EVENT_WIDTH, PG_C_PMB_10, PG_R_PMEVTYPER0_EL0, 1, 0xffff,
		  "event number as it reads after 0x403f was written, here and on the first CPU" },
		{ PG_O_USER_BITS, PG_C_PMB_26, PG_R_PMUSERENR_EL0, 0, ~0ull, "after 0xf was written, here and on the first CPU" },
	};
	const struct pg_cpu *t = pg_twin(cap, c);
	struct pg_finding mine, its;
	unsigned int i, seen = 0;

	for (i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		const struct pg_seen *a = &c->obs[same[i].obs], *b = &t->obs[same[i].obs];

		if (a->state != PG_VALUE || b->state != PG_VALUE)
			continue;
		seen++;
		pg_judge_cpu(cap, c, same[i].row, &mine);
		pg_judge_cpu(cap, t, same[i].row, &its);
		if (pg_broken(mine.verdict) || pg_broken(its.verdict))
			continue;
		if (f->verdict == PG_OK && (a->got[same[i].which] ^ b->got[same[i].which]) & same[i].mask)
			say2(f, PG_SKEW, same[i].reg, same[i].text, a->got[same[i].which] & same[i].mask,
			     b->got[same[i].which] & same[i].mask);
	}
	if (!seen)
		skip(f, c->obs[PG_O_PMCR_BITS].why ? c->obs[PG_O_PMCR_BITS].why : PG_WHY_NOT_TOUCHED, PG_NO_REG);
}

CHECK(bound)
{
	const u64 *g = got(c, row);

	if (!g[0])
		return;
	if (!g[1])
		say2(f, PG_OK, PG_NO_REG, "no node named pmu in the device tree, so no driver binds, and perf says errno", g[0], 0);
	else
		say2(f, PG_OK, PG_NO_REG, "no driver is bound, and perf says errno", g[0], 0);
	f->nvals = 1;
}
