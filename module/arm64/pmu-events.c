/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Events: those that are advertised count, one at a time; those that are not do not. Steps of
 * pmu.c, which has taken the PMU and gives it back; and PMCEID<n>_EL0 looked at again and again, which takes nothing.
 */
#include <linux/kernel.h>
#include "arm64/pmu.h"

#define BURN_US		20
#define REREADS		1000
#define REREADS_AT_ONCE	30

/*
 * Events that a loop with loads and branches cannot fail to cause. Stalls, misses and TLB events may honestly stay away.
 * BR_PRED, L1D_CACHE, INST_RETIRED, CPU_CYCLES, MEM_ACCESS, INST_SPEC, BR_RETIRED.
 */
static const u8 live[PG_LIVE_EVENTS] = { 0x12, 0x04, 0x08, EVENT_CPU_CYCLES, 0x13, 0x1b, 0x21 };

bool pg_pmu_advertised(const struct pg_capture *cap, struct pg_cpu *c, unsigned int event)
{
	enum pg_reg reg = event & 0x20 ? PG_R_PMCEID1_EL0 : PG_R_PMCEID0_EL0;

	return pg_touch(cap, c, reg) && c->reg[reg].value >> (event & 0x1f) >> (event & 0x4000 ? 32 : 0) & 1;
}

static void one_event(struct pg_pmu *p, unsigned int event, u64 got[2])
{
	pg_pmu_program(p, 0, event, 0);
	pg_pmu_go(p, 1, p->pmcr);
	pg_burn(BURN_US);
	pg_pmu_halt(p);
	got[0] |= 1ull << event;
	if (pg_pmu_rd(p, PG_R_PMEVCNTR0_EL0))
		got[1] |= 1ull << event;
}

void pg_events_live(struct pg_pmu *p, unsigned int round, u64 got[2])
{
	if (pg_pmu_advertised(p->cap, p->c, live[round]))
		one_event(p, live[round], got);
}

void pg_events_hidden(struct pg_pmu *p, unsigned int round, u64 got[2])
{
	if (p->c->reg[PG_R_PMCEID0_EL0].state == PG_VALUE && p->c->reg[PG_R_PMCEID1_EL0].state == PG_VALUE &&
	    !pg_pmu_advertised(p->cap, p->c, live[round]))
		one_event(p, live[round], got);
}

/*
 * A value that changes once and stays is a VM that migrated; one that comes back changes under the guest.
 *
 * PMCEID0_EL0 over the run: some reads after each exercise, the rest when the claim is looked at. The observation stays
 * untouched until then.
 */
static void reread(struct pg_cpu *c, unsigned int times)
{
	u64 *got = c->obs[PG_O_PMCEID_AGAIN].got, now;

	if (!c->rereads)
		got[0] = got[1] = c->reg[PG_R_PMCEID0_EL0].value;
	for (; times && c->rereads < REREADS && pg_look(c, PG_R_PMCEID0_EL0, &now); times--, c->rereads++)
		if (now != got[0])
			c->pmceid_other = now;
		else if (c->pmceid_other)
			got[1] = c->pmceid_other;
}

void pg_pmu_reread_some(const struct pg_capture *cap, struct pg_cpu *c)
{
	if (cap->behaviour && pg_touch(cap, c, PG_R_PMCEID0_EL0))
		reread(c, REREADS_AT_ONCE);
}

void pg_pmu_reread(const struct pg_capture *cap, struct pg_cpu *c)
{
	struct pg_seen *o = &c->obs[PG_O_PMCEID_AGAIN];

	if (!cap->behaviour) {
		pg_seen_nothing(c, PG_O_PMCEID_AGAIN, PG_WHY_BEHAVIOUR_OFF);
		return;
	}
	if (pg_touch(cap, c, PG_R_PMCEID0_EL0))
		reread(c, REREADS);
	if (c->rereads == REREADS)
		pg_seen_value(c, PG_O_PMCEID_AGAIN, o->got[0], o->got[1]);
	else
		pg_seen_nothing(c, PG_O_PMCEID_AGAIN, PG_WHY_UNREADABLE);
}
