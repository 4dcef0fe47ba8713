/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The PMU exercised: taking it, giving it back, and which exercise leads to which observation.
 *
 * Every access goes through the guarded window, so a register that traps half-way ends the exercise and not the guest.
 *
 * Whose PMU is it? A driver that counts has PMCR_EL0.E set and bits in PMCNTENSET_EL0 or PMINTENSET_EL1 of this CPU (Linux
 * clears E with the last event, armpmu_enable). Otherwise nobody counts here, and with interrupts masked nobody can start.
 * Bits without E are what reset left, UNKNOWN: no driver has been there, as in a guest whose PMU driver had to be kept from
 * probing. So a step is one short section with interrupts off that begins with that look, saves and clears those
 * bits, saves what it will touch, and ends with everything as it was, read back and compared.
 *
 * After an access that failed a step writes nothing more, and it never writes what is not saved: pg_pmu_wr() sees to both.
 * Only the way back writes on. Bits that are set and cleared by different registers are taken only once each of these
 * has proved that it can be written.
 */
#include <linux/delay.h>
#include <linux/kernel.h>
#include <linux/sched.h>
#include <asm/barrier.h>
#include <asm/sysreg.h>
#include "arm64/pmu.h"

#define DEAD_TRIES	3
#define DEAD_PAUSE_MS	10

/* Rounds of the loop that pg_burn() turns. */
#define BURN_LEAST	500
#define BURN_MOST	100000

u64 pg_pmu_rd(struct pg_pmu *p, enum pg_reg reg)
{
	struct pg_read r;

	if (!p->ok)
		return 0;
	pg_read(reg, &r);
	p->c->restarts += r.restarts;
	if (r.state == PG_VALUE)
		return r.value;
	p->ok = false;
	if (r.state == PG_TRAP)
		p->c->reg[reg] = r;
	return 0;
}

/* On the way in and on the way back, whatever failed before. */
static void put(struct pg_pmu *p, enum pg_reg reg, u64 value)
{
	struct pg_read r;

	pg_write(reg, value, &r);
	p->c->restarts += r.restarts;
	if (r.state == PG_VALUE)
		return;
	p->ok = false;
	if (r.state == PG_TRAP)
		p->c->reg[reg] = r;
}

static bool saved(const struct pg_pmu *p, enum pg_reg reg)
{
	unsigned int i;

	for (i = 0; i < p->nsaved; i++)
		if (p->saved_reg[i] == reg)
			return true;
	return false;
}

/* Does the way back undo a write to this register? PMXEV*_EL0 are other names of counters, by PMSELR_EL0. */
static bool undone(const struct pg_pmu *p, enum pg_reg reg)
{
	switch (reg) {
	case PG_R_PMCR_EL0:
	case PG_R_PMCNTENSET_EL0:
	case PG_R_PMCNTENCLR_EL0:
	case PG_R_PMINTENSET_EL1:
	case PG_R_PMINTENCLR_EL1:
	case PG_R_PMOVSSET_EL0:
	case PG_R_PMOVSCLR_EL0:
	case PG_R_PMSWINC_EL0:		/* only counters that were programmed are enabled */
		return true;
	case PG_R_PMXEVTYPER_EL0:
	case PG_R_PMXEVCNTR_EL0:
		return saved(p, PG_R_PMSELR_EL0);
	default:
		return saved(p, reg);
	}
}

void pg_pmu_wr(struct pg_pmu *p, enum pg_reg reg, u64 value)
{
	p->ok = p->ok && undone(p, reg);
	if (p->ok)
		put(p, reg, value);
}

u64 pg_pmu_save(struct pg_pmu *p, enum pg_reg reg)
{
	u64 value = pg_pmu_rd(p, reg);

	/* What cannot be put back is not touched. */
	if (p->nsaved == PG_PMU_SAVED)
		p->ok = false;
	if (p->ok) {
		p->saved_reg[p->nsaved] = reg;
		p->saved[p->nsaved++] = value;
	}
	return value;
}

void pg_pmu_program(struct pg_pmu *p, unsigned int n, u64 event, u64 start)
{
	pg_pmu_save(p, PG_R_PMEVTYPER0_EL0 + n);
	pg_pmu_save(p, PG_R_PMEVCNTR0_EL0 + n);
	if (!p->ok)
		return;
	pg_pmu_wr(p, PG_R_PMEVTYPER0_EL0 + n, event | p->filter);
	pg_pmu_wr(p, PG_R_PMEVCNTR0_EL0 + n, start);
}

void pg_pmu_go(struct pg_pmu *p, u64 mask, u64 pmcr)
{
	unsigned int n;

	/* What counts is changed by that, so it is saved. */
	if (mask & CYCLE_BIT)
		p->ok = p->ok && saved(p, PG_R_PMCCNTR_EL0);
	for (n = 0; n < p->n; n++)
		if (mask >> n & 1)
			p->ok = p->ok && saved(p, PG_R_PMEVCNTR0_EL0 + n);
	pg_pmu_wr(p, PG_R_PMCNTENSET_EL0, mask);
	pg_pmu_wr(p, PG_R_PMCR_EL0, pmcr | PMCR_E);
}

void pg_pmu_halt(struct pg_pmu *p)
{
	pg_pmu_wr(p, PG_R_PMCR_EL0, p->pmcr);
	pg_pmu_wr(p, PG_R_PMCNTENCLR_EL0, p->bits);
}

/* Put back, then see whether it is back. PMCR_EL0.P and .C read as zero and write as commands, so they are left out. */
static void put_back(struct pg_pmu *p, enum pg_reg reg, u64 value)
{
	u64 now;

	put(p, reg, value);
	if (!pg_look(p->c, reg, &now) || (reg == PG_R_PMCR_EL0 ? now & ~(PMCR_P | PMCR_C) : now) != value)
		p->c->restored = 0;
}

/*
 * Does somebody count here? Not if E is set because it could not be cleared after an earlier step, and the bits are still
 * those that stood there when E was clear.
 */
static bool busy(const struct pg_pmu *p)
{
	u64 bits = p->cnten | p->inten;

	return p->first_pmcr & PMCR_E && bits && !(p->c->e_stuck && bits == p->c->stale);
}

/* A set of bits with a register to set and one to clear them. What cannot be seen is cleared as well. */
static void put_bits_back(struct pg_pmu *p, enum pg_reg set, enum pg_reg clear, u64 value)
{
	u64 now;

	put(p, clear, p->bits & ~value);
	if (value)
		put(p, set, value);
	if (!pg_look(p->c, set, &now) || now != value)
		p->c->restored = 0;
}

static void give_back(struct pg_pmu *p)
{
	u64 pmcr;

	put(p, PG_R_PMCR_EL0, p->pmcr);
	put(p, PG_R_PMCNTENCLR_EL0, p->bits);
	while (p->nsaved) {
		p->nsaved--;
		put_back(p, p->saved_reg[p->nsaved], p->saved[p->nsaved]);
	}
	put_bits_back(p, PG_R_PMOVSSET_EL0, PG_R_PMOVSCLR_EL0, p->ovs);
	put_back(p, PG_R_PMCR_EL0, p->first_pmcr);
	if (!(p->first_pmcr & PMCR_E) && pg_look(p->c, PG_R_PMCR_EL0, &pmcr) && pmcr & PMCR_E) {
		p->c->e_stuck = 1;
		p->c->stale = p->cnten | p->inten;
	}
	put_bits_back(p, PG_R_PMCNTENSET_EL0, PG_R_PMCNTENCLR_EL0, p->cnten);
	if (p->inten || p->inten_touched)
		put_bits_back(p, PG_R_PMINTENSET_EL1, PG_R_PMINTENCLR_EL1, p->inten);
}

/*
 * What is set has to be cleared again, and the other way round, so each register that does it must be there. Writing 0
 * changes nothing and shows that it can be written; once on each CPU is enough.
 */
static bool can_undo(struct pg_pmu *p)
{
	static const u16 regs[] = {
		PG_R_PMCNTENCLR_EL0, PG_R_PMINTENCLR_EL1, PG_R_PMOVSCLR_EL0,
		PG_R_PMCNTENSET_EL0, PG_R_PMINTENSET_EL1, PG_R_PMOVSSET_EL0,
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(regs) && p->ok; i++) {
		p->ok = p->c->reg[regs[i]].state != PG_TRAP;
		if (p->ok && !p->c->pmu_writable)
			put(p, regs[i], 0);
	}
	if (p->ok && !p->c->pmu_writable)
		put(p, PG_R_PMCR_EL0, p->first_pmcr);
	p->c->pmu_writable = p->ok;
	return p->ok;
}

/* False when somebody counts here, or an access failed; why says which, and nothing is changed then. */
static bool take(struct pg_pmu *p, const struct pg_capture *cap, struct pg_cpu *c, u8 *why)
{
	memset(p, 0, sizeof(*p));
	p->cap = cap;
	p->c = c;
	p->ok = true;
	p->cnten = pg_pmu_rd(p, PG_R_PMCNTENSET_EL0);
	p->inten = pg_pmu_rd(p, PG_R_PMINTENSET_EL1);
	p->ovs = pg_pmu_rd(p, PG_R_PMOVSSET_EL0);
	p->first_pmcr = pg_pmu_rd(p, PG_R_PMCR_EL0) & ~(PMCR_P | PMCR_C);
	*why = PG_WHY_UNREADABLE;
	if (!p->ok)
		return false;
	*why = PG_WHY_PMU_BUSY;
	if (busy(p))
		return false;
	*why = PG_WHY_UNREADABLE;
	if (!can_undo(p))
		return false;
	p->n = pg_pmcr_n(p->first_pmcr);
	p->mask = (1ull << p->n) - 1;
	p->pmcr = (p->first_pmcr & ~(PMCR_E | PMCR_D | PMCR_LP)) | PMCR_LC;
	p->bits = COUNTER_BITS;
	if (PG_ICNTR(c->reg[PG_R_ID_AA64DFR1_EL1].value))
		p->bits |= INSTRUCTION_BIT;
	p->filter = cap->el == 2 ? FILTER_NSH : 0;
	if (p->inten)
		pg_pmu_wr(p, PG_R_PMINTENCLR_EL1, p->inten);
	pg_pmu_wr(p, PG_R_PMCR_EL0, p->pmcr);
	if (p->cnten)
		pg_pmu_wr(p, PG_R_PMCNTENCLR_EL0, p->cnten);
	if (p->ovs)
		pg_pmu_wr(p, PG_R_PMOVSCLR_EL0, p->ovs);
	if (!p->ok)
		give_back(p);
	return p->ok;
}

/* One round. False, with the reason in why, when it could not be made or was cut short. */
static bool one_round(const struct pg_capture *cap, struct pg_cpu *c, const struct pg_exercise *x, unsigned int i, u64 got[2],
		  u8 *why)
{
	struct pg_pmu p;
	struct pg_irqs irqs;
	bool ok;

	pg_irqs_off(&irqs);
	ok = take(&p, cap, c, why);
	if (ok) {
		x->step(&p, i, got);
		ok = p.ok;
		give_back(&p);
	}
	c->off_pmu = max(c->off_pmu, pg_irqs_on(&irqs));
	return ok;
}

static bool never_dead(const u64 got[2])
{
	return false;
}

static bool same(const u64 got[2])
{
	return got[0] == got[1];
}

static bool not_both(const u64 got[2])
{
	return !got[0] || !got[1];
}

static bool some_missing(const u64 got[2])
{
	return got[0] & ~got[1];
}

static const struct pg_exercise exercises[PG_NOBS] = {
	[PG_O_SELECT]		= { pg_select, 0, 1 },
	[PG_O_CYCLES]		= { pg_cycles_run, 1, 0, same },
	[PG_O_SWINC]		= { pg_count_one, 1, 1 },
	[PG_O_WIDTH]		= { pg_count_carry, 1, 1 },
	[PG_O_CYCLES_STOP]	= { pg_cycles_stop, 1 },
	[PG_O_CYCLES_WRITE]	= { pg_cycles_write, 1 },
	[PG_O_CYCLES_DIVIDE]	= { pg_cycles_divide, 1, 0, not_both },
	[PG_O_CYCLES_ORDER]	= { pg_cycles_order, 1 },
	[PG_O_FILTER]		= { pg_filter, 1 },
	[PG_O_PMCR_BITS]	= { pg_control_bits, 1 },
	[PG_O_PMCR_RESET]	= { pg_control_reset, 1 },
	[PG_O_ENABLE_BITS]	= { pg_enable_bits, 1 },
	[PG_O_ICNTR_BIT]	= { pg_instruction_bit, 1 },
	[PG_O_USER_BITS]	= { pg_user_bits, 1 },
	[PG_O_SELECT_WRITE]	= { pg_select_write, 0, 1 },
	[PG_O_COUNT_WRITE]	= { pg_count_write, 0, 1 },
	[PG_O_EVENT_WIDTH]	= { pg_count_width, 1, 1 },
	[PG_O_SWINC_ALL]	= { pg_count_three, 0, 1 },
	[PG_O_SWINC_OFF]	= { pg_count_disabled, 1, 1 },
	[PG_O_OVERFLOW]		= { pg_count_overflow, 0, 1 },
	[PG_O_LONG]		= { pg_count_long, 1, 1 },
	[PG_O_CHAIN]		= { pg_count_chain, 1, 2 },
	[PG_O_EVENTS]		= { pg_events_live, PG_LIVE_EVENTS, 1, some_missing },
	[PG_O_HIDDEN_EVENTS]	= { pg_events_hidden, PG_LIVE_EVENTS, 1 },
};

/*
 * PMCR_EL0.P zeroes all event counters at once, and to save them all would keep interrupts off for long. So those that the step
 * does not save are read before and put back after it, each in a section of its own. Where somebody took the PMU meanwhile, a
 * counter is his, and what it was is of no use to anybody.
 */
static bool look_at_others(struct pg_cpu *c, unsigned int n, u64 *count)
{
	while (--n)
		if (!pg_look(c, PG_R_PMEVCNTR0_EL0 + n, &count[n]))
			return false;
	return true;
}

/* Called before the step as well, to see that it can be done. Returns why it cannot. */
static u8 put_others_back(const struct pg_capture *cap, struct pg_cpu *c, unsigned int n, const u64 *count)
{
	struct pg_irqs irqs;
	struct pg_pmu p;
	u8 why = PG_WHY_NONE, whose;

	while (--n) {
		if (!count[n])
			continue;
		pg_irqs_off(&irqs);
		if (take(&p, cap, c, &whose)) {
			put_back(&p, PG_R_PMEVCNTR0_EL0 + n, count[n]);
			if (!p.ok)
				why = PG_WHY_UNREADABLE;
			give_back(&p);
		} else {
			why = whose;
			if (whose != PG_WHY_PMU_BUSY)
				c->restored = 0;
		}
		c->off_pmu = max(c->off_pmu, pg_irqs_on(&irqs));
	}
	return why;
}

/* The claim wants its registers read; when the exercise could not, they carry the same reason. */
static void no_window_registers(struct pg_cpu *c, enum pg_obs obs)
{
	static const u16 regs[] = { PG_R_PMXEVTYPER_EL0, PG_R_PMXEVCNTR_EL0, PG_R_PMSWINC_EL0 };
	unsigned int i, first = obs == PG_O_SELECT ? 0 : 2, last = obs == PG_O_SELECT ? 1 : 2;

	if (obs != PG_O_SELECT && obs != PG_O_SWINC_ALL)
		return;
	for (i = first; i <= last; i++)
		if (c->reg[regs[i]].state == PG_UNTOUCHED)
			c->reg[regs[i]].why = c->obs[obs].why;
}

static u8 exercise(const struct pg_capture *cap, struct pg_cpu *c, enum pg_obs obs)
{
	const struct pg_exercise *x = &exercises[obs];
	bool (*dead)(const u64 got[2]) = x->dead ?: never_dead;
	unsigned int n, i, rounds, tries = 0;
	u64 got[2], others[PG_MOST_COUNTERS] = { 0 };
	bool reset = obs == PG_O_PMCR_RESET;
	u8 why = PG_WHY_NONE;

	if (!cap->behaviour)
		return PG_WHY_BEHAVIOUR_OFF;
	if (!pg_touch(cap, c, PG_R_PMCR_EL0))
		return PG_WHY_UNREADABLE;
	n = pg_pmcr_n(c->reg[PG_R_PMCR_EL0].value);
	if (n < x->counters)
		return PG_WHY_NO_COUNTER;
	if (reset && n > 1) {
		why = look_at_others(c, n, others) ? put_others_back(cap, c, n, others) : PG_WHY_UNREADABLE;
		if (why)
			return why;
	}
	rounds = x->rounds ?: n;
	do {
		if (tries)
			msleep(DEAD_PAUSE_MS);
		got[0] = got[1] = 0;
		why = PG_WHY_NONE;
		for (i = 0; i < rounds && !why; i++)
			if (one_round(cap, c, x, i, got, &why))
				why = PG_WHY_NONE;
		if (reset && n > 1)
			put_others_back(cap, c, n, others);
		if (why)
			return why;
	} while (dead(got) && ++tries < DEAD_TRIES);
	pg_seen_value(c, obs, got[0], got[1]);
	return PG_WHY_NONE;
}

void pg_pmu_observe(const struct pg_capture *cap, struct pg_cpu *c, enum pg_obs obs)
{
	u8 why;

	if (!exercises[obs].step)
		return;
	/* The carry is judged by what SW_INCR does without one. */
	if (obs == PG_O_WIDTH)
		pg_pmu_observe(cap, c, PG_O_SWINC);
	why = exercise(cap, c, obs);
	pg_pmu_reread_some(cap, c);
	if (why) {
		pg_seen_nothing(c, obs, why);
		no_window_registers(c, obs);
	}
}

void pg_burn(unsigned int microseconds)
{
	static const u32 data[16] = { 1, 2, 3 };
	u64 ticks = read_sysreg(cntfrq_el0) * microseconds / 1000000, start = read_sysreg(cntvct_el0);
	u32 limit, sum = 0;

	/* A host may take the CPU away meanwhile, so there is a least to do; a clock that stands still must not keep us here. */
	for (limit = 0; limit < BURN_MOST && (limit < BURN_LEAST || read_sysreg(cntvct_el0) - start < ticks); limit++)
		if (READ_ONCE(data[limit % 16]) & 1)
			sum++;
	/* Nobody needs the sum; the compiler does not know. */
	barrier_data(&sum);
}
