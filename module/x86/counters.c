/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Counters exercised: written, and made to count. Only where the kernel lets them be taken: perf and the NMI watchdog reserve
 * counters while they use them, and are refused while this file has them. All is put back, and c->restored says so.
 */
#include <linux/irqflags.h>
#include <linux/ktime.h>
#include <linux/mutex.h>
#include <asm/nmi.h>
#include "x86/probe.h"

/* Event 0xc0, instructions retired, of the kernel and of programs, enabled: SDM volume 3, 20.2.1. */
#define COUNT_INSTRUCTIONS	0x4300c0
#define FIXED_ALL		3	/* of fixed counter 0, in IA32_FIXED_CTR_CTRL */
#define LOOPS			10000

/* The reservation is one for all CPUs: they take turns. */
static DEFINE_MUTEX(turn);

struct bank {
	unsigned int select, count, n;
};

static u32 msr_of(unsigned int reg)
{
	return (u32)pg_x86_regs[reg].code;
}

static void let_go(const struct bank *b, unsigned int n)
{
	while (n--) {
		release_evntsel_nmi(msr_of(b->select + n));
		release_perfctr_nmi(msr_of(b->count + n));
	}
}

static bool take(const struct bank *b)
{
	unsigned int i;

	for (i = 0; i < b->n; i++) {
		if (!reserve_perfctr_nmi(msr_of(b->count + i)))
			break;
		if (!reserve_evntsel_nmi(msr_of(b->select + i))) {
			release_perfctr_nmi(msr_of(b->count + i));
			break;
		}
	}
	if (i == b->n)
		return true;
	let_go(b, i);
	return false;
}

static bool keeps(unsigned int reg, u32 pattern)
{
	u64 value;

	return pg_put_back(reg, pattern) && pg_look(reg, &value) && (u32)value == pattern;
}

/* Each counter, stopped, is given two patterns that are positive in 32 bits: wider writes come with other names. */
static void write_counters(struct pg_cpu *c, enum pg_obs obs, const struct bank *b)
{
	u64 select, count, lost[2] = { 0, 0 };
	unsigned int i;

	for (i = 0; i < b->n; i++) {
		if (!pg_look(b->select + i, &select) || !pg_look(b->count + i, &count) || !pg_put_back(b->select + i, 0)) {
			pg_seen_nothing(c, obs, PG_WHY_UNREADABLE);
			return;
		}
		if (!keeps(b->count + i, 0x5a5a5a5a))
			lost[0] |= 1ull << i;
		if (!keeps(b->count + i, 0x25a5a5a5))
			lost[1] |= 1ull << i;
		/* What does not keep a value cannot get its own back. */
		if (!pg_put_back(b->count + i, count) || !pg_put_back(b->select + i, select))
			c->restored = 0;
	}
	pg_seen_value(c, obs, lost[0], lost[1]);
}

static void loop(void)
{
	int i;

	for (i = 0; i < LOOPS; i++)
		barrier();
}

static void count(struct pg_cpu *c, enum pg_obs obs)
{
	static const unsigned int regs[] = {
		PG_R_IA32_PERF_GLOBAL_CTRL, PG_R_IA32_FIXED_CTR_CTRL, PG_R_IA32_PERFEVTSEL0, PG_R_IA32_PMC0, PG_R_IA32_FIXED_CTR0,
	};
	u64 old[ARRAY_SIZE(regs)], pmc = 0, fixed = 0;
	int i;

	for (i = 0; i < ARRAY_SIZE(regs); i++) {
		if (!pg_look(regs[i], &old[i])) {
			pg_seen_nothing(c, obs, PG_WHY_UNREADABLE);
			return;
		}
	}
	if (pg_put_back(PG_R_IA32_PERF_GLOBAL_CTRL, 0) && pg_put_back(PG_R_IA32_PMC0, 0) && pg_put_back(PG_R_IA32_FIXED_CTR0, 0) &&
	    pg_put_back(PG_R_IA32_PERFEVTSEL0, COUNT_INSTRUCTIONS) && pg_put_back(PG_R_IA32_FIXED_CTR_CTRL, FIXED_ALL) &&
	    pg_put_back(PG_R_IA32_PERF_GLOBAL_CTRL, 1 | 1ull << 32)) {
		loop();
		pg_put_back(PG_R_IA32_PERF_GLOBAL_CTRL, 0);
		pg_look(PG_R_IA32_PMC0, &pmc);
		pg_look(PG_R_IA32_FIXED_CTR0, &fixed);
		pg_seen_value(c, obs, pmc, fixed);
	} else {
		pg_seen_nothing(c, obs, PG_WHY_UNREADABLE);
	}
	for (i = ARRAY_SIZE(regs) - 1; i >= 0; i--)
		if (!pg_put_back(regs[i], old[i]))
			c->restored = 0;
}

/* With no counter enabled a bit of IA32_PEBS_ENABLE does nothing. */
static void pebs(struct pg_cpu *c, enum pg_obs obs, const struct bank *b)
{
	u64 old, refused = 0;
	unsigned int i;

	if (!pg_look(PG_R_IA32_PEBS_ENABLE, &old)) {
		pg_seen_nothing(c, obs, PG_WHY_UNREADABLE);
		return;
	}
	for (i = 0; i < b->n; i++)
		if (!pg_put_back(PG_R_IA32_PEBS_ENABLE, 1ull << i))
			refused |= 1ull << i;
	if (!pg_put_back(PG_R_IA32_PEBS_ENABLE, old))
		c->restored = 0;
	pg_seen_value(c, obs, (1ull << b->n) - 1, refused);
}

static void observe(struct pg_cpu *c, enum pg_obs obs, const struct bank *b)
{
	unsigned long flags;
	u64 began;

	local_irq_save(flags);
	began = ktime_get_ns();
	switch (obs) {
	case PG_O_COUNT_WRITE:
	case PG_O_AMD_WRITE:
		write_counters(c, obs, b);
		break;
	case PG_O_COUNTING:
		count(c, obs);
		break;
	case PG_O_PEBS_BITS:
		pebs(c, obs, b);
		break;
	default:
		break;
	}
	began = ktime_get_ns() - began;
	local_irq_restore(flags);
	c->ns_pmu += began;
	if (began > c->off_pmu)
		c->off_pmu = began;
}

void pg_observe_counters(const struct pg_capture *cap, struct pg_cpu *c, enum pg_obs obs)
{
	const struct pg_counted *kind = &pg_x86.counted[(obs == PG_O_AMD_WRITE ? PG_CORE : PG_GENERAL) - PG_COUNTED];
	struct bank b = { PG_R_IA32_PERFEVTSEL0, PG_R_IA32_PMC0, kind->count(c) };

	if (obs == PG_O_AMD_WRITE) {
		b.select = PG_R_PERF_CTL0;
		b.count = PG_R_PERF_CTR0;
	}
	if (!cap->behaviour) {
		pg_seen_nothing(c, obs, PG_WHY_BEHAVIOUR_OFF);
		return;
	}
	mutex_lock(&turn);
	if (take(&b)) {
		observe(c, obs, &b);
		let_go(&b, b.n);
	} else {
		pg_seen_nothing(c, obs, PG_WHY_PMU_BUSY);
	}
	mutex_unlock(&turn);
}
