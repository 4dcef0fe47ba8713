/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The PMU exercised. Every step goes through the guarded window, so a register that traps half-way ends the exercise and
 * not the guest.
 *
 * Whose PMU is it? A driver that counts has PMCR_EL0.E set and bits in PMCNTENSET_EL0 or PMINTENSET_EL1 of this CPU (Linux
 * clears E with the last event, armpmu_enable). Otherwise nobody counts here, and with interrupts masked nobody can start.
 * Bits without E are what reset left, UNKNOWN: no driver has been there, as in a guest whose PMU driver had to be kept from
 * probing. So an exercise is one short section with interrupts off that begins with that look, saves and clears those
 * bits, saves what it will touch, and ends with everything as it was, read back and compared.
 */
#include <linux/delay.h>
#include <linux/irqflags.h>
#include "collect.h"
#include "judge.h"

#define PMCR_E		(1 << 0)
#define PMCR_P		(1 << 1)
#define PMCR_C		(1 << 2)
#define PMCR_D		(1 << 3)
#define PMCR_LC		(1 << 6)
#define PMCR_LP		(1 << 7)
#define CYCLE_BIT	(1ull << 31)
#define EVENT_SW_INCR	0
#define FILTER_NSH	(1 << 27)	/* count at EL2 too: PMCCFILTR_EL0 and PMEVTYPER<n>_EL0 bit 27 */

#define CYCLE_LOOKS	64
#define DEAD_TRIES	3
#define DEAD_PAUSE_MS	10

/* An exercise in progress: false ok means that an access was answered with an exception. */
struct exercise {
	struct pg_cpu *c;
	bool ok;
	u64 pmcr, cnten, inten;
};

static u64 rd(struct exercise *e, enum pg_reg reg)
{
	struct pg_read r;

	pg_read(reg, &r);
	e->c->restarts += r.restarts;
	if (r.state == PG_VALUE)
		return r.value;
	e->ok = false;
	if (e->c->reg[reg].state == PG_UNTOUCHED)
		e->c->reg[reg] = r;
	return 0;
}

static void wr(struct exercise *e, enum pg_reg reg, u64 value)
{
	struct pg_read r;

	pg_write(reg, value, &r);
	e->c->restarts += r.restarts;
	if (r.state != PG_VALUE)
		e->ok = false;
}

/* Put back, then see whether it is back. PMCR_EL0.P and .C read as zero and write as commands, so they are left out. */
static void put_back(struct exercise *e, enum pg_reg reg, u64 value)
{
	u64 now;

	wr(e, reg, value);
	if (!pg_look(e->c, reg, &now) || now != value)
		e->c->restored = 0;
}

static bool begin(struct exercise *e, struct pg_cpu *c, enum pg_obs obs)
{
	*e = (struct exercise){ .c = c, .ok = true };
	e->cnten = rd(e, PG_R_PMCNTENSET_EL0);
	e->inten = rd(e, PG_R_PMINTENSET_EL1);
	e->pmcr = rd(e, PG_R_PMCR_EL0) & ~(u64)(PMCR_P | PMCR_C);
	if (!e->ok) {
		pg_seen_nothing(c, obs, PG_WHY_UNREADABLE);
		return false;
	}
	if (e->pmcr & PMCR_E && e->cnten | e->inten) {
		pg_seen_nothing(c, obs, PG_WHY_PMU_BUSY);
		return false;
	}
	if (e->inten)
		wr(e, PG_R_PMINTENCLR_EL1, e->inten);
	if (e->cnten)
		wr(e, PG_R_PMCNTENCLR_EL0, e->cnten);
	return true;
}

/* The end of every exercise that began: counters off, PMCR_EL0 and the enable bits as they were. */
static void end(struct exercise *e)
{
	wr(e, PG_R_PMCNTENCLR_EL0, 0xffffffff);
	put_back(e, PG_R_PMCR_EL0, e->pmcr);
	put_back(e, PG_R_PMCNTENSET_EL0, e->cnten);
	if (e->inten)
		put_back(e, PG_R_PMINTENSET_EL1, e->inten);
}

static bool allowed(const struct pg_capture *cap, struct pg_cpu *c, enum pg_obs obs)
{
	if (!cap->behaviour)
		pg_seen_nothing(c, obs, PG_WHY_BEHAVIOUR_OFF);
	return cap->behaviour;
}

/* Does PMXEV*_EL0 show the counter that PMSELR_EL0 selects? One counter at a time, so that interrupts get in between. */
static bool select_one(struct pg_cpu *c, unsigned int n, u64 *type_differs, u64 *count_differs)
{
	struct exercise e;
	unsigned long flags;
	u64 sel, type, xtype, count, xcount;
	bool done = false;

	local_irq_save(flags);
	if (!begin(&e, c, PG_O_SELECT))
		goto out;
	sel = rd(&e, PG_R_PMSELR_EL0);
	wr(&e, PG_R_PMSELR_EL0, n);
	if (e.ok) {
		xtype = rd(&e, PG_R_PMXEVTYPER_EL0);
		type = rd(&e, PG_R_PMEVTYPER0_EL0 + n);
		xcount = rd(&e, PG_R_PMXEVCNTR_EL0);
		count = rd(&e, PG_R_PMEVCNTR0_EL0 + n);
		put_back(&e, PG_R_PMSELR_EL0, sel);
	}
	end(&e);
	done = e.ok;
	if (!done) {
		pg_seen_nothing(c, PG_O_SELECT, PG_WHY_UNREADABLE);
		goto out;
	}
	if (xtype != type)
		*type_differs |= 1u << n;
	if (xcount != count)
		*count_differs |= 1u << n;
	c->reg[PG_R_PMXEVTYPER_EL0] = (struct pg_read){ .state = PG_VALUE, .value = xtype };
	c->reg[PG_R_PMXEVCNTR_EL0] = (struct pg_read){ .state = PG_VALUE, .value = xcount };
out:
	local_irq_restore(flags);
	return done;
}

/* The claim wants its registers read; when the exercise could not, they carry the same reason. */
static void no_select(struct pg_cpu *c)
{
	static const u16 regs[] = { PG_R_PMXEVTYPER_EL0, PG_R_PMXEVCNTR_EL0 };
	int i;

	for (i = 0; i < 2; i++)
		if (c->reg[regs[i]].state == PG_UNTOUCHED)
			c->reg[regs[i]].why = c->obs[PG_O_SELECT].why;
}

void pg_pmu_select(const struct pg_capture *cap, struct pg_cpu *c)
{
	u64 type_differs = 0, count_differs = 0;
	unsigned int n, end;

	if (!allowed(cap, c, PG_O_SELECT)) {
		no_select(c);
		return;
	}
	end = pg_touch(cap, c, PG_R_PMCR_EL0) ? pg_pmcr_n(c->reg[PG_R_PMCR_EL0].value) : 0;
	if (!end)
		pg_seen_nothing(c, PG_O_SELECT, PG_WHY_NO_COUNTER);
	for (n = 0; n < end; n++)
		if (!select_one(c, n, &type_differs, &count_differs))
			break;
	if (n < end || !end)
		no_select(c);
	else
		pg_seen_value(c, PG_O_SELECT, type_differs, count_differs);
}

/* Start the cycle counter and look at it until it moves. False when the exercise could not be made. */
static bool run_cycles(const struct pg_capture *cap, struct pg_cpu *c)
{
	struct exercise e;
	unsigned long flags;
	u64 filter, count, ovs, first, last;
	bool done = false;
	int i;

	local_irq_save(flags);
	if (!begin(&e, c, PG_O_CYCLES))
		goto out;
	filter = rd(&e, PG_R_PMCCFILTR_EL0);
	count = rd(&e, PG_R_PMCCNTR_EL0);
	ovs = rd(&e, PG_R_PMOVSSET_EL0);
	if (!e.ok)
		goto close;
	wr(&e, PG_R_PMCCFILTR_EL0, cap->el == 2 ? FILTER_NSH : 0);
	wr(&e, PG_R_PMCNTENSET_EL0, CYCLE_BIT);
	wr(&e, PG_R_PMCR_EL0, (e.pmcr & ~(u64)PMCR_D) | PMCR_LC | PMCR_E);
	first = last = rd(&e, PG_R_PMCCNTR_EL0);
	for (i = 0; i < CYCLE_LOOKS && first == last && e.ok; i++)
		last = rd(&e, PG_R_PMCCNTR_EL0);
	wr(&e, PG_R_PMCNTENCLR_EL0, CYCLE_BIT);
	put_back(&e, PG_R_PMCCFILTR_EL0, filter);
	put_back(&e, PG_R_PMCCNTR_EL0, count);
	wr(&e, PG_R_PMOVSCLR_EL0, CYCLE_BIT & ~ovs);
	if (e.ok)
		pg_seen_value(c, PG_O_CYCLES, first, last);
close:
	end(&e);
	done = e.ok;
	if (!done)
		pg_seen_nothing(c, PG_O_CYCLES, PG_WHY_UNREADABLE);
out:
	local_irq_restore(flags);
	return done;
}

void pg_pmu_cycles(const struct pg_capture *cap, struct pg_cpu *c)
{
	int i;

	if (!allowed(cap, c, PG_O_CYCLES))
		return;
	/* A KVM host may need a moment to find a hardware counter: a dead one is looked at again. */
	for (i = 0; i < DEAD_TRIES && run_cycles(cap, c); i++) {
		if (c->obs[PG_O_CYCLES].got[0] != c->obs[PG_O_CYCLES].got[1])
			return;
		msleep(DEAD_PAUSE_MS);
	}
}

/* Count one SW_INCR on counter 0 from start on. */
static bool run_sw_incr(const struct pg_capture *cap, struct pg_cpu *c, enum pg_obs obs, u64 start)
{
	struct exercise e;
	unsigned long flags;
	u64 type, count, ovs, result, overflow;
	bool done = false;

	local_irq_save(flags);
	if (!begin(&e, c, obs))
		goto out;
	type = rd(&e, PG_R_PMEVTYPER0_EL0);
	count = rd(&e, PG_R_PMEVCNTR0_EL0);
	ovs = rd(&e, PG_R_PMOVSSET_EL0);
	if (!e.ok)
		goto close;
	wr(&e, PG_R_PMEVTYPER0_EL0, EVENT_SW_INCR | (cap->el == 2 ? FILTER_NSH : 0));
	wr(&e, PG_R_PMEVCNTR0_EL0, start);
	wr(&e, PG_R_PMOVSCLR_EL0, 1);
	wr(&e, PG_R_PMCNTENSET_EL0, 1);
	wr(&e, PG_R_PMCR_EL0, (e.pmcr & ~(u64)PMCR_LP) | PMCR_E);
	wr(&e, PG_R_PMSWINC_EL0, 1);
	result = rd(&e, PG_R_PMEVCNTR0_EL0);
	overflow = rd(&e, PG_R_PMOVSSET_EL0) & 1;
	wr(&e, PG_R_PMCNTENCLR_EL0, 1);
	put_back(&e, PG_R_PMEVTYPER0_EL0, type);
	put_back(&e, PG_R_PMEVCNTR0_EL0, count);
	if (ovs & 1)
		wr(&e, PG_R_PMOVSSET_EL0, 1);
	else
		wr(&e, PG_R_PMOVSCLR_EL0, 1);
	if (e.ok)
		pg_seen_value(c, obs, result, overflow);
close:
	end(&e);
	done = e.ok;
	if (!done)
		pg_seen_nothing(c, obs, PG_WHY_UNREADABLE);
out:
	local_irq_restore(flags);
	return done;
}

void pg_pmu_width(const struct pg_capture *cap, struct pg_cpu *c)
{
	if (!allowed(cap, c, PG_O_WIDTH))
		return;
	if (!pg_touch(cap, c, PG_R_PMCR_EL0) || !pg_pmcr_n(c->reg[PG_R_PMCR_EL0].value)) {
		pg_seen_nothing(c, PG_O_WIDTH, c->reg[PG_R_PMCR_EL0].state == PG_VALUE ? PG_WHY_NO_COUNTER :
											 PG_WHY_UNREADABLE);
		return;
	}
	if (run_sw_incr(cap, c, PG_O_SWINC, 0))
		run_sw_incr(cap, c, PG_O_WIDTH, 0xffffffff);
	else
		pg_seen_nothing(c, PG_O_WIDTH, c->obs[PG_O_SWINC].why);
}
