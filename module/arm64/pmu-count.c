/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The event counters exercised: steps of pmu.c, which has taken the PMU and gives it back. On entry nothing counts, no
 * interrupt is enabled and no overflow is flagged.
 *
 * SW_INCR is the one event that a guest can count exactly: it adds one when the guest says so.
 */
#include "arm64/pmu.h"

#define ALL_BUT_ONE	0xffffffffull

static void add_one(struct pg_pmu *p, u64 mask)
{
	if (p->ok)
		pg_pmu_wr(p, PG_R_PMSWINC_EL0, mask);
}

/* Does PMXEV*_EL0 show the counter that PMSELR_EL0 selects? It is given a value that no other has. */
void pg_select(struct pg_pmu *p, unsigned int n, u64 got[2])
{
	struct pg_read type = { .state = PG_VALUE }, count = { .state = PG_VALUE };

	pg_pmu_save(p, PG_R_PMSELR_EL0);
	pg_pmu_program(p, n, EVENT_SW_INCR, 0x2468ac00 + n);
	if (!p->ok)
		return;
	pg_pmu_wr(p, PG_R_PMSELR_EL0, n);
	type.value = pg_pmu_rd(p, PG_R_PMXEVTYPER_EL0);
	count.value = pg_pmu_rd(p, PG_R_PMXEVCNTR_EL0);
	if (p->ok) {
		p->c->reg[PG_R_PMXEVTYPER_EL0] = type;
		p->c->reg[PG_R_PMXEVCNTR_EL0] = count;
	}
	if (type.value != pg_pmu_rd(p, PG_R_PMEVTYPER0_EL0 + n))
		got[0] |= 1u << n;
	if (count.value != pg_pmu_rd(p, PG_R_PMEVCNTR0_EL0 + n))
		got[1] |= 1u << n;
}

/*
 * And does a write arrive there? With 31 selected, PMXEVTYPER_EL0 is PMCCFILTR_EL0; PMXEVCNTR_EL0 is then CONSTRAINED
 * UNPREDICTABLE and left alone.
 */
void pg_select_write(struct pg_pmu *p, unsigned int n, u64 got[2])
{
	u64 count = 0x13579bdf - n;

	pg_pmu_save(p, PG_R_PMSELR_EL0);
	pg_pmu_program(p, n, EVENT_SW_INCR, 0);
	if (!n)
		pg_pmu_save(p, PG_R_PMCCFILTR_EL0);
	if (!p->ok)
		return;
	pg_pmu_wr(p, PG_R_PMSELR_EL0, n);
	pg_pmu_wr(p, PG_R_PMXEVTYPER_EL0, EVENT_CPU_CYCLES);
	pg_pmu_wr(p, PG_R_PMXEVCNTR_EL0, count);
	if ((pg_pmu_rd(p, PG_R_PMEVTYPER0_EL0 + n) & 0x3ff) != EVENT_CPU_CYCLES ||
	    pg_pmu_rd(p, PG_R_PMEVCNTR0_EL0 + n) != count)
		got[0] |= 1u << n;
	if (n)
		return;
	pg_pmu_wr(p, PG_R_PMCCFILTR_EL0, p->filter);
	pg_pmu_wr(p, PG_R_PMSELR_EL0, 31);
	pg_pmu_wr(p, PG_R_PMXEVTYPER_EL0, p->filter | FILTER_P);
	got[1] = pg_pmu_rd(p, PG_R_PMCCFILTR_EL0) ^ (p->filter | FILTER_P);
}

void pg_count_write(struct pg_pmu *p, unsigned int n, u64 got[2])
{
	pg_pmu_program(p, n, EVENT_SW_INCR, 0xa5a5a5a5);
	if (pg_pmu_rd(p, PG_R_PMEVCNTR0_EL0 + n) != 0xa5a5a5a5)
		got[0] |= 1u << n;
	pg_pmu_wr(p, PG_R_PMEVCNTR0_EL0 + n, 0x5a5a5a5a);
	if (pg_pmu_rd(p, PG_R_PMEVCNTR0_EL0 + n) != 0x5a5a5a5a)
		got[1] |= 1u << n;
}

/*
 * What is read back of an event number that nobody implements is UNKNOWN, but not of 0x0000-0x003f and, where there are
 * 16 bits, of 0x4000-0x403f (Arm ARM, PMEVTYPER<n>_EL0.evtCount).
 */
void pg_count_width(struct pg_pmu *p, unsigned int round, u64 got[2])
{
	pg_pmu_program(p, 0, 0x403f, 0);
	got[0] = 0x403f;
	got[1] = pg_pmu_rd(p, PG_R_PMEVTYPER0_EL0) & 0xffff;
}

static void count_from(struct pg_pmu *p, u64 start, u64 got[2])
{
	pg_pmu_program(p, 0, EVENT_SW_INCR, start);
	pg_pmu_go(p, 1, p->pmcr);
	add_one(p, 1);
	got[0] = pg_pmu_rd(p, PG_R_PMEVCNTR0_EL0);
	got[1] = pg_pmu_rd(p, PG_R_PMOVSSET_EL0) & 1;
}

void pg_count_one(struct pg_pmu *p, unsigned int round, u64 got[2])
{
	count_from(p, 0, got);
}

void pg_count_carry(struct pg_pmu *p, unsigned int round, u64 got[2])
{
	count_from(p, ALL_BUT_ONE, got);
}

/* One counter a round, so that interrupts are off for no longer than that takes. */
void pg_count_three(struct pg_pmu *p, unsigned int n, u64 got[2])
{
	unsigned int i;
	u64 count;

	pg_pmu_program(p, n, EVENT_SW_INCR, 0);
	pg_pmu_go(p, 1ull << n, p->pmcr);
	for (i = 0; i < 3; i++)
		add_one(p, p->mask);
	count = pg_pmu_rd(p, PG_R_PMEVCNTR0_EL0 + n);
	if (!p->ok)
		return;
	if (!n)
		got[1] = 3;
	if (count != 3) {
		if (!got[0])
			got[1] = count;
		got[0] |= 1u << n;
	}
	p->c->reg[PG_R_PMSWINC_EL0].state = PG_VALUE;
}

/* Counter 0 is not to count: first it is disabled alone, then all are. */
void pg_count_disabled(struct pg_pmu *p, unsigned int round, u64 got[2])
{
	u64 other = p->n > 1 ? 2 : 0;

	pg_pmu_program(p, 0, EVENT_SW_INCR, 0);
	if (other)
		pg_pmu_program(p, 1, EVENT_SW_INCR, 0);
	pg_pmu_go(p, other, p->pmcr);
	add_one(p, 1);
	got[0] = pg_pmu_rd(p, PG_R_PMEVCNTR0_EL0);
	pg_pmu_wr(p, PG_R_PMCR_EL0, p->pmcr);
	pg_pmu_wr(p, PG_R_PMCNTENSET_EL0, 1);
	add_one(p, 1);
	got[1] = pg_pmu_rd(p, PG_R_PMEVCNTR0_EL0);
}

void pg_count_overflow(struct pg_pmu *p, unsigned int n, u64 got[2])
{
	pg_pmu_program(p, n, EVENT_SW_INCR, ALL_BUT_ONE);
	pg_pmu_go(p, 1ull << n, p->pmcr);
	add_one(p, p->mask);
	got[0] |= pg_pmu_rd(p, PG_R_PMOVSSET_EL0) & 1u << n;
	got[1] |= 1u << n;
}

/* PMCR_EL0.LP moves the overflow from 32 to 64 bits. */
void pg_count_long(struct pg_pmu *p, unsigned int round, u64 got[2])
{
	pg_pmu_program(p, 0, EVENT_SW_INCR, ~0ull);
	pg_pmu_go(p, 1, p->pmcr | PMCR_LP);
	got[1] = pg_pmu_rd(p, PG_R_PMCR_EL0) & PMCR_LP ? 2 : 0;
	add_one(p, 1);
	got[0] = pg_pmu_rd(p, PG_R_PMEVCNTR0_EL0);
	got[1] |= pg_pmu_rd(p, PG_R_PMOVSSET_EL0) & 1;
	pg_pmu_wr(p, PG_R_PMOVSCLR_EL0, 1);
	pg_pmu_wr(p, PG_R_PMEVCNTR0_EL0, ALL_BUT_ONE);
	add_one(p, 1);
	got[1] |= (pg_pmu_rd(p, PG_R_PMOVSSET_EL0) & 1) << 2;
}

/* Only the odd counter is looked at: kernels up to v6.0 do not flag the overflow of the even one of a pair. */
void pg_count_chain(struct pg_pmu *p, unsigned int round, u64 got[2])
{
	pg_pmu_program(p, 0, EVENT_SW_INCR, ALL_BUT_ONE);
	pg_pmu_program(p, 1, EVENT_CHAIN, 0);
	pg_pmu_go(p, 3, p->pmcr);
	add_one(p, 1);
	got[0] = pg_pmu_rd(p, PG_R_PMEVCNTR0_EL0 + 1);
	got[1] = pg_pmu_rd(p, PG_R_PMEVCNTR0_EL0);
}
