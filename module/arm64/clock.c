/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The generic timer looked at: do its counters only go forward, both at one rate, at the rate that they name, and does a
 * wait with a deadline end.
 *
 * A hypervisor may take the CPU away between any two reads. So each end of a span is read in brackets: of the clock that
 * another is compared with, only the span is known that fits between the brackets, and the one closest to it. A difference
 * that is left is none that a lost CPU can make.
 */
#include <linux/delay.h>
#include <linux/kernel.h>
#include <linux/ktime.h>
#include <linux/math64.h>
#include <linux/timekeeping.h>
#include <asm/barrier.h>
#include <asm/sysreg.h>
#include "arm64/looks.h"
#include "arm64/touch.h"

#define STEPS		64
#define TRIES		3
#define APART		8		/* of it, at most, may two clocks seem to differ */
#define PAUSE_MS	20
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

/* One end of a span: each clock between two reads of the one that it is compared with. */
struct end {
	u64 ns[2], virt[2], phys;
};

static bool look_end(struct pg_cpu *c, struct end *e)
{
	bool ok;

	e->ns[0] = ktime_get_raw_ns();
	ok = pg_look(c, PG_R_CNTVCT_EL0, &e->virt[0]);
	e->ns[1] = ktime_get_raw_ns();
	return ok && pg_look(c, PG_R_CNTPCT_EL0, &e->phys) && pg_look(c, PG_R_CNTVCT_EL0, &e->virt[1]);
}

/* What is closest to wanted of what may have passed between two bracketed reads. */
static u64 closest(u64 wanted, const u64 first[2], const u64 last[2])
{
	return clamp(wanted, last[0] - first[1], last[1] - first[0]);
}

static void look_rates(struct pg_cpu *c)
{
	u64 v, p, ns, freq = 0;
	struct end first, last;
	int i = 0;

	pg_seen_nothing(c, PG_O_CLOCK_RATES, PG_WHY_UNREADABLE);
	pg_seen_nothing(c, PG_O_CLOCK_TIME, PG_WHY_UNREADABLE);
	if (!pg_look(c, PG_R_CNTFRQ_EL0, &freq) || !look_end(c, &first))
		return;
	while (ktime_get_raw_ns() - first.ns[1] < SPAN_NS && i++ < SPINS)
		;
	if (!look_end(c, &last))
		return;
	p = last.phys - first.phys;
	pg_seen_value(c, PG_O_CLOCK_RATES, closest(p, first.virt, last.virt), p);
	v = last.virt[0] - first.virt[0];
	ns = (u32)freq ? mul_u64_u32_div(v, NSEC_PER_SEC, freq) : 0;
	pg_seen_value(c, PG_O_CLOCK_TIME, v, closest(ns, first.ns, last.ns));
}

static bool apart(const struct pg_seen *o)
{
	u64 more = max(o->got[0], o->got[1]), less = min(o->got[0], o->got[1]);

	return o->state == PG_VALUE && more - less > more / APART;
}

/* A VM may migrate meanwhile, or a counter erratum strike: what looks wrong is looked at again before it may accuse. */
void pg_clock(const struct pg_capture *cap, struct pg_cpu *c)
{
	const struct pg_seen *steps = &c->obs[PG_O_CLOCK_STEPS];
	int i;

	for (i = 0; i < TRIES; i++) {
		if (i)
			msleep(PAUSE_MS);
		look_steps(c);
		look_rates(c);
		if (!(steps->state == PG_VALUE && steps->got[0] | steps->got[1]) && !apart(&c->obs[PG_O_CLOCK_RATES]))
			return;
	}
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
