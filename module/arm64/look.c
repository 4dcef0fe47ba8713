/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What is observed of one CPU beyond the value of a register, and who makes each observation.
 */
#include <linux/irqflags.h>
#include <linux/ktime.h>
#include <linux/of.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/version.h>
#include <asm/cpufeature.h>
#include "arm64/looks.h"
#include "arm64/touch.h"
#include "compat.h"
#include "verdict/judge.h"

#define PAIR_TRIES	8
#define RANDOM_TRIES	3

/*
 * Two views of one set of bits. A driver may change the bits between the reads, so the first view is read again: the
 * pair counts when it did not change, and a difference counts when it is seen every time.
 */
static void look_pair(struct pg_cpu *c, enum pg_obs obs, enum pg_reg first, enum pg_reg second)
{
	u64 a, b, again;
	int i;

	pg_seen_nothing(c, obs, PG_WHY_UNSTABLE);
	for (i = 0; i < PAIR_TRIES; i++) {
		if (!pg_look(c, first, &a) || !pg_look(c, second, &b) || !pg_look(c, first, &again)) {
			pg_seen_nothing(c, obs, PG_WHY_UNREADABLE);
			return;
		}
		if (a != again)
			continue;
		pg_seen_value(c, obs, a, b);
		if (a == b)
			return;
	}
}

static void look_cnten(const struct pg_capture *cap, struct pg_cpu *c)
{
	look_pair(c, PG_O_CNTEN_PAIR, PG_R_PMCNTENSET_EL0, PG_R_PMCNTENCLR_EL0);
}

static void look_ovs(const struct pg_capture *cap, struct pg_cpu *c)
{
	look_pair(c, PG_O_OVS_PAIR, PG_R_PMOVSSET_EL0, PG_R_PMOVSCLR_EL0);
}

static void look_inten(const struct pg_capture *cap, struct pg_cpu *c)
{
	look_pair(c, PG_O_INTEN_PAIR, PG_R_PMINTENSET_EL1, PG_R_PMINTENCLR_EL1);
}

/* Counters from N up: reading them is CONSTRAINED UNPREDICTABLE, so the window has to be ready for anything. */
static void look_excess(const struct pg_capture *cap, struct pg_cpu *c)
{
	u64 a, b, readable = 0, counting = 0;
	unsigned int n;

	if (!pg_touch(cap, c, PG_R_PMCR_EL0)) {
		pg_seen_nothing(c, PG_O_EXCESS, PG_WHY_UNREADABLE);
		return;
	}
	for (n = pg_pmcr_n(c->reg[PG_R_PMCR_EL0].value); n < 31; n++) {
		if (!pg_look(c, PG_R_PMEVCNTR0_EL0 + n, &a) || !pg_look(c, PG_R_PMEVCNTR0_EL0 + n, &b))
			continue;
		readable |= 1u << n;
		if (a != b)
			counting |= 1u << n;
	}
	pg_seen_value(c, PG_O_EXCESS, readable, counting);
}

/* Write back what was read: even a recorded error stays. */
static void look_disr(const struct pg_capture *cap, struct pg_cpu *c)
{
	struct pg_read w;
	u64 before, after;

	pg_seen_nothing(c, PG_O_DISR, PG_WHY_UNREADABLE);
	if (!pg_look(c, PG_R_DISR_EL1, &before))
		return;
	pg_write(PG_R_DISR_EL1, before, &w);
	if (w.state == PG_TRAP)
		c->reg[PG_R_DISR_EL1] = w;
	else if (pg_look(c, PG_R_DISR_EL1, &after))
		pg_seen_value(c, PG_O_DISR, before, after);
}

static void look_amu(const struct pg_capture *cap, struct pg_cpu *c)
{
	u64 a, b;

	/* The claim's evidence first: it may have been held back. */
	if (c->reg[PG_R_AMEVCNTR00_EL0].state != PG_VALUE)
		pg_seen_nothing(c, PG_O_AMU_CORE, c->reg[PG_R_AMEVCNTR00_EL0].why ?: PG_WHY_UNREADABLE);
	else if (pg_look(c, PG_R_AMEVCNTR00_EL0, &a) && pg_look(c, PG_R_AMEVCNTR00_EL0, &b))
		pg_seen_value(c, PG_O_AMU_CORE, a, b);
	else
		pg_seen_nothing(c, PG_O_AMU_CORE, PG_WHY_UNREADABLE);
}

static void look_order(struct pg_cpu *c, enum pg_obs obs, enum pg_reg plain, enum pg_reg self_synchronised)
{
	u64 a, b, z;

	if (pg_look(c, plain, &a) && pg_look(c, self_synchronised, &b) && pg_look(c, plain, &z))
		pg_seen_value(c, obs, b - a, z - b);
	else
		pg_seen_nothing(c, obs, PG_WHY_UNREADABLE);
}

static void look_ecv(const struct pg_capture *cap, struct pg_cpu *c)
{
	look_order(c, PG_O_ECV_VIRT, PG_R_CNTVCT_EL0, PG_R_CNTVCTSS_EL0);
	look_order(c, PG_O_ECV_PHYS, PG_R_CNTPCT_EL0, PG_R_CNTPCTSS_EL0);
}

/* Arm ARM, RNDR: NZCV is 0000 with a number and 0100 without. */
static bool random_number(struct pg_cpu *c, u64 *value)
{
	struct pg_read r;
	int i;

	for (i = 0; i < RANDOM_TRIES; i++) {
		pg_read(PG_R_RNDR, &r);
		c->restarts += r.restarts;
		*value = r.value;
		if (r.state == PG_VALUE && !r.nzcv)
			return true;
	}
	return false;
}

static void look_random(const struct pg_capture *cap, struct pg_cpu *c)
{
	u64 a, b;

	if (random_number(c, &a) && random_number(c, &b))
		pg_seen_value(c, PG_O_RNDR, a, b);
	else
		pg_seen_nothing(c, PG_O_RNDR, PG_WHY_NO_ENTROPY);
}

/* With the OS Lock set there are no debug exceptions; interrupts stay out, so that nobody misses them. */
static void look_oslock(const struct pg_capture *cap, struct pg_cpu *c)
{
	u64 before, locked = 0, unlocked = 0;
	struct pg_read *w = &c->reg[PG_R_OSLAR_EL1], back;
	unsigned long flags;

	pg_seen_nothing(c, PG_O_OSLOCK, cap->risky ? PG_WHY_UNREADABLE : PG_WHY_RISKY_OFF);
	if (!cap->risky || !pg_look(c, PG_R_OSLSR_EL1, &before))
		return;
	local_irq_save(flags);
	pg_write(PG_R_OSLAR_EL1, 1, w);
	if (w->state == PG_VALUE) {
		pg_look(c, PG_R_OSLSR_EL1, &locked);
		pg_write(PG_R_OSLAR_EL1, before >> 1 & 1, &back);
		pg_look(c, PG_R_OSLSR_EL1, &unlocked);
		pg_seen_value(c, PG_O_OSLOCK, locked, unlocked);
	}
	local_irq_restore(flags);
}

/* What the kernel settled for when it booted, where it knows the register. */
static const struct {
	u16 obs, reg;
	u32 since;
} settled[] = {
#define PG_SETTLED(name, major, minor) { PG_O_S_##name, PG_R_ID_AA64##name##_EL1, KERNEL_VERSION(major, minor, 0) },
#include "arm64/settled.h"
#undef PG_SETTLED
};

/*
 * Was this kernel told on its command line to do without features? Their fields are then smaller as it settled for them than
 * as they read; but so they are of features that it does not know, hence the look at the command line. The boot loader's
 * device tree has it, under ACPI too.
 */
static bool overrides(void)
{
	struct device_node *chosen = of_find_node_by_path("/chosen");
	const char *args = NULL;
	bool told;

	told = chosen && !of_property_read_string(chosen, "bootargs", &args) &&
	       (strstr(args, "arm64.no") || strstr(args, "id_aa64"));
	of_node_put(chosen);
	return told;
}

/* Is the claim made by the ID registers as the kernel settled for them? */
static bool claimed_by_kernel(const struct pg_capture *cap, const struct pg_cpu *c, unsigned int claim)
{
	struct pg_cpu seen = *c;
	unsigned int i;
	int missing;
	bool made;
	u64 value;

	seen.reg = kmemdup(c->reg, PG_NREGS * sizeof(*c->reg), GFP_KERNEL);
	if (!seen.reg)
		return false;
	for (i = 0; i < ARRAY_SIZE(settled); i++)
		if (LINUX_VERSION_CODE >= settled[i].since &&
		    pg_settled(pg_arm64_regs[settled[i].reg].code, &value))
			seen.reg[settled[i].reg].value = value;
	made = pg_claimed(cap, &seen, claim, &missing);
	kfree(seen.reg);
	return made;
}

u8 pg_held_back(const struct pg_capture *cap, const struct pg_cpu *c, unsigned int claim)
{
	if (pg_arm64_claims[claim].kind == PG_ABSENT)
		return PG_WHY_RISKY_OFF;
	return overrides() && !claimed_by_kernel(cap, c, claim) ? PG_WHY_TOLD_OFF : PG_WHY_NONE;
}

static void look_settled(const struct pg_capture *cap, struct pg_cpu *c)
{
	unsigned int i;
	u64 value;

	for (i = 0; i < ARRAY_SIZE(settled); i++) {
		if (LINUX_VERSION_CODE < settled[i].since)
			continue;
		if (!pg_touch(cap, c, settled[i].reg))
			pg_seen_nothing(c, settled[i].obs, PG_WHY_UNREADABLE);
		else if (!pg_settled(pg_arm64_regs[settled[i].reg].code, &value))
			pg_seen_nothing(c, settled[i].obs, PG_WHY_NOT_EXPORTED);
		else
			pg_seen_value(c, settled[i].obs, c->reg[settled[i].reg].value, value);
	}
}

static void look_sanitised(const struct pg_capture *cap, struct pg_cpu *c)
{
	u64 value;

	if (!pg_touch(cap, c, PG_R_ID_AA64DFR0_EL1))
		pg_seen_nothing(c, PG_O_SANITISED, PG_WHY_UNREADABLE);
	else if (!pg_settled(SYS_ID_AA64DFR0_EL1, &value))
		pg_seen_nothing(c, PG_O_SANITISED, PG_WHY_NOT_EXPORTED);
	else
		pg_seen_value(c, PG_O_SANITISED, PMUVER(c->reg[PG_R_ID_AA64DFR0_EL1].value), PMUVER(value));
}

/*
 * One function may make several observations; it is run for the first of them that is asked for. What is not here takes
 * the PMU.
 */
static void (*const observe[PG_NOBS])(const struct pg_capture *cap, struct pg_cpu *c) = {
	[PG_O_CNTEN_PAIR] = look_cnten,
	[PG_O_OVS_PAIR] = look_ovs,
	[PG_O_INTEN_PAIR] = look_inten,
	[PG_O_EXCESS] = look_excess,
	[PG_O_PERF_OPEN] = pg_pmu_perf,
	[PG_O_PERF_COUNT] = pg_pmu_perf,
	[PG_O_PERF_IRQ] = pg_pmu_perf,
	[PG_O_ALL_AT_ONCE] = pg_pmu_all,
	[PG_O_PMCEID_AGAIN] = pg_pmu_reread,
	[PG_O_DISR] = look_disr,
	[PG_O_AMU_CORE] = look_amu,
	[PG_O_ECV_VIRT] = look_ecv,
	[PG_O_ECV_PHYS] = look_ecv,
	[PG_O_RNDR] = look_random,
	[PG_O_SANITISED] = look_sanitised,
	[PG_O_OSLOCK] = look_oslock,
	[PG_O_CACHES] = pg_cache_describe,
	[PG_O_ZVA] = pg_cache_zero,
	[PG_O_CLOCK_RATES] = pg_clock,
	[PG_O_CLOCK_TIME] = pg_clock,
	[PG_O_WFET] = pg_clock_wait,
	[PG_O_S_PFR0] = look_settled,
};

void pg_observe(const struct pg_capture *cap, struct pg_cpu *c, unsigned int obs)
{
	u64 began = ktime_get_ns();

	if (c->obs[obs].state != PG_UNTOUCHED || c->obs[obs].why)
		return;
	if (observe[obs])
		observe[obs](cap, c);
	else
		pg_pmu_observe(cap, c, obs);
	if (!observe[obs] || observe[obs] == pg_pmu_perf || observe[obs] == pg_pmu_all ||
	    observe[obs] == pg_pmu_reread)
		c->ns_pmu += ktime_get_ns() - began;
}

bool pg_begin(const struct pg_capture *cap, struct pg_cpu *c)
{
	bool armed;
	int i;

	c->selftest = pg_selftest(&armed);
	if (!armed)
		c->why = PG_WHY_NOT_ARMED;
	if (c->selftest != PG_ST_ALL)
		return false;
	for (i = 0; i <= PG_R_s3_0_c0_c7_7; i++)
		pg_touch(cap, c, i);
	return true;
}
