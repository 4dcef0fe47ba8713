/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Checks of what every machine has, its clock and its caches, see checks.c.
 */
#include "arm64/claims/checks.h"

#define NS_PER_S	1000000000ull

static u64 distance(u64 a, u64 b)
{
	return a > b ? a - b : b - a;
}

/*
 * Arm ARM, CNTVCT_EL0: the physical count minus an offset. The rates may seem to differ by as much as the hypervisor took
 * the CPU away between two reads; three tries in a row do not hit that each time by more than an eighth.
 */
CHECK(clocks)
{
	const struct pg_seen *steps = &c->obs[PG_O_CLOCK_STEPS];
	const u64 *g = got(c, row);

	if (steps->state == PG_VALUE && steps->got[0] | steps->got[1])
		say2(f, PG_WRONG, steps->got[0] ? PG_R_CNTVCT_EL0 : PG_R_CNTPCT_EL0,
		     "the clock steps back: times that CNTVCT_EL0 did, and CNTPCT_EL0", steps->got[0], steps->got[1]);
	else if (!g[0] || !g[1])
		say2(f, PG_DEAD, g[0] ? PG_R_CNTPCT_EL0 : PG_R_CNTVCT_EL0,
		     "it stands still: ticks of CNTVCT_EL0 in a millisecond, and of CNTPCT_EL0", g[0], g[1]);
	else if (distance(g[0], g[1]) > g[0] / 8)
		say2(f, PG_WRONG, PG_R_CNTPCT_EL0, "the clocks run apart: ticks of CNTVCT_EL0, and of CNTPCT_EL0 in the same time",
		     g[0], g[1]);
}

/* One system counter drives all CPUs, so this is no matter of kinds of CPUs. */
CHECK(frequency)
{
	u64 freq = val(c, PG_R_CNTFRQ_EL0), ticks = got(c, row)[0], ns = got(c, row)[1], expect;
	u32 i;

	if (!freq) {
		say(f, PG_WRONG, PG_R_CNTFRQ_EL0, "it is 0");
		return;
	}
	for (i = 0; i < cap->ncpus; i++) {
		const struct pg_read *r = &cap->cpu[i].reg[PG_R_CNTFRQ_EL0];

		if (!cap->cpu[i].probed || r->state != PG_VALUE)
			continue;
		if (r->value != freq)
			say2(f, PG_SKEW, PG_R_CNTFRQ_EL0, "the rate here, and on the first CPU", freq, r->value);
		break;
	}
	/* Too long a look overflows below; it was then disturbed anyway. */
	if (f->verdict != PG_OK || !ns || ns > NS_PER_S || freq > NS_PER_S * 4)
		return;
	expect = ns * freq / NS_PER_S;
	if (distance(ticks, expect) > expect / 4)
		say2(f, PG_WRONG, PG_R_CNTFRQ_EL0, "ticks in a while, and as many as the rate promises", ticks, expect);
}

/* Arm ARM, CCSIDR_EL1: without FEAT_CCIDX bits [63:32] are RES0. */
CHECK(narrow_ccsidr)
{
	const u64 *g = got(c, row);

	if (g[0] >> 32)
		say2(f, PG_WRONG, PG_R_CCSIDR_EL1, "the upper half is in use, though FEAT_CCIDX is not advertised", g[0] >> 32, 0);
}

/* Arm ARM: CTR_EL0[31] is RES1; DCZID_EL0.BS is 9 at most, 2 KiB. */
CHECK(cache_type)
{
	u64 ctr = val(c, PG_R_CTR_EL0), bs = val(c, PG_R_DCZID_EL0) & 15;

	if (!(ctr & pg_bit(31)))
		say2(f, PG_WRONG, PG_R_CTR_EL0, "bit 31 is 0, and must be 1", ctr, 0);
	else if (bs > 9)
		say2(f, PG_WRONG, PG_R_DCZID_EL0, "DC ZVA would clear more than 2 KiB: BS, and the most", bs, 9);
}

CHECK(zva)
{
	u64 block = 4ull << (val(c, PG_R_DCZID_EL0) & 15), cleared = got(c, row)[0] + got(c, row)[1];

	if (cleared != block || got(c, row)[1])
		say2(f, PG_WRONG, PG_R_DCZID_EL0, "bytes that DC ZVA cleared, and as many as it should have", cleared, block);
}

/* It may end early for any reason. Late by ten times, thrice in a row, is no accident. */
CHECK(deadline)
{
	const u64 *g = got(c, row);

	if (g[1] > 10 * g[0])
		say2(f, PG_WRONG, PG_R_WFET, "ticks that it waited, and the most it was to wait", g[1], g[0]);
}
