/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The generic timer looked at: do its counters only go forward, both at one rate, at the rate that they name, and does a
 * wait with a deadline end.
 *
 * Everything here can be disturbed by a hypervisor that takes the CPU away between two reads. So the closest of some tries
 * is kept, and the checks leave room.
 */
#include <linux/kernel.h>
#include <linux/ktime.h>
#include <linux/math64.h>
#include <linux/timekeeping.h>
#include <asm/barrier.h>
#include <asm/sysreg.h>
#include "collect.h"

#define STEPS		64
#define TRIES		3
#define SPAN_NS		(1000 * 1000)
#define SPINS		100000		/* at most, should the clock stand still */

/* How often each counter was seen to step back. */
static void look_steps(struct pg_cpu *c)
{
	u64 v, p, last_v = 0, last_p = 0, back_v = 0, back_p = 0;
	int i;

	for (i = 0; i < STEPS; i++) {
		if (!pg_look(c, PG_R_CNTVCT_EL0, &v) || !pg_look(c, PG_R_CNTPCT_EL0, &p)) {
			pg_seen_nothing(c, PG_O_CLOCK_STEPS, PG_WHY_UNREADABLE);
			return;
		}
		back_v += v < last_v;
		back_p += p < last_p;
		last_v = v;
		last_p = p;
	}
	pg_seen_value(c, PG_O_CLOCK_STEPS, back_v, back_p);
}

static u64 distance(u64 a, u64 b)
{
	return a > b ? a - b : b - a;
}

/* Both counters, and the kernel's unadjusted clock, over the same millisecond. */
static bool look_span(struct pg_cpu *c, u64 *virt, u64 *phys, u64 *ns)
{
	u64 v0, v1, p0, p1, t0, t1;
	int i = 0;

	if (!pg_look(c, PG_R_CNTVCT_EL0, &v0) || !pg_look(c, PG_R_CNTPCT_EL0, &p0))
		return false;
	t0 = ktime_get_raw_ns();
	do
		t1 = ktime_get_raw_ns();
	while (t1 - t0 < SPAN_NS && i++ < SPINS);
	if (!pg_look(c, PG_R_CNTVCT_EL0, &v1) || !pg_look(c, PG_R_CNTPCT_EL0, &p1))
		return false;
	*virt = v1 - v0;
	*phys = p1 - p0;
	*ns = t1 - t0;
	return true;
}

static void look_rates(struct pg_cpu *c)
{
	u64 v, p, ns, freq = 0, off, best_rate = ~0ull, best_time = ~0ull;
	int i;

	pg_seen_nothing(c, PG_O_CLOCK_RATES, PG_WHY_UNREADABLE);
	pg_seen_nothing(c, PG_O_CLOCK_TIME, PG_WHY_UNREADABLE);
	pg_look(c, PG_R_CNTFRQ_EL0, &freq);
	for (i = 0; i < TRIES; i++) {
		if (!look_span(c, &v, &p, &ns))
			return;
		off = distance(v, p);
		if (off < best_rate) {
			best_rate = off;
			pg_seen_value(c, PG_O_CLOCK_RATES, v, p);
		}
		off = distance(v, mul_u64_u32_div(ns, freq, NSEC_PER_SEC));
		if (off < best_time) {
			best_time = off;
			pg_seen_value(c, PG_O_CLOCK_TIME, v, ns);
		}
	}
}

void pg_clock(const struct pg_capture *cap, struct pg_cpu *c)
{
	look_steps(c);
	look_rates(c);
}

/*
 * Wait a millisecond. Outside the window and with interrupts on, for one that never ended would hold the CPU: the
 * instruction was executed in the window before. Events and interrupts end it earlier, as they may.
 */
void pg_clock_wait(const struct pg_capture *cap, struct pg_cpu *c)
{
	u64 freq = 0, begin, asked, took, best = ~0ull;
	int i;

	if (c->reg[PG_R_WFET].state != PG_VALUE || !pg_look(c, PG_R_CNTFRQ_EL0, &freq) || freq < 1000) {
		pg_seen_nothing(c, PG_O_WFET, PG_WHY_UNREADABLE);
		return;
	}
	asked = div_u64(freq, 1000);
	for (i = 0; i < TRIES && best > asked; i++) {
		register u64 deadline asm("x0");

		begin = read_sysreg(cntvct_el0);
		deadline = begin + asked;
		asm volatile(".inst 0xd5031000" : : "r" (deadline) : "memory");		/* wfet x0 */
		isb();
		took = read_sysreg(cntvct_el0) - begin;
		best = min(best, took);
	}
	pg_seen_value(c, PG_O_WFET, asked, best);
}
