/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The cycle counter and the control registers exercised: steps of pmu.c, which has taken the PMU and gives it back.
 * On entry nothing counts, no interrupt is enabled and no overflow is flagged.
 */
#include "arm64/pmu.h"
#include <asm/sysreg.h>

#define PATTERN		0x0123456789abcdefull
#define CYCLE_LOOKS	64
#define BURN_US		20
#define ORDER_LOOKS	32

/* The cycle counter saved, and at zero; it will count what filter says. */
static void prepare(struct pg_pmu *p, u64 filter)
{
	pg_pmu_save(p, PG_R_PMCCFILTR_EL0);
	pg_pmu_save(p, PG_R_PMCCNTR_EL0);
	if (!p->ok)
		return;
	pg_pmu_wr(p, PG_R_PMCCFILTR_EL0, filter);
	pg_pmu_wr(p, PG_R_PMCCNTR_EL0, 0);
}

/* Start the cycle counter and look at it until it moves. */
void pg_cycles_run(struct pg_pmu *p, unsigned int round, u64 got[2])
{
	int i;

	prepare(p, p->filter);
	pg_pmu_go(p, CYCLE_BIT, p->pmcr);
	got[0] = got[1] = pg_pmu_rd(p, PG_R_PMCCNTR_EL0);
	for (i = 0; i < CYCLE_LOOKS && got[0] == got[1] && p->ok; i++)
		got[1] = pg_pmu_rd(p, PG_R_PMCCNTR_EL0);
}

/* How far it moves when it must stand still. */
static u64 moves(struct pg_pmu *p)
{
	u64 then = pg_pmu_rd(p, PG_R_PMCCNTR_EL0);

	pg_burn(BURN_US);
	return pg_pmu_rd(p, PG_R_PMCCNTR_EL0) - then;
}

void pg_cycles_stop(struct pg_pmu *p, unsigned int round, u64 got[2])
{
	prepare(p, p->filter);
	pg_pmu_go(p, CYCLE_BIT, p->pmcr);
	pg_pmu_wr(p, PG_R_PMCR_EL0, p->pmcr);
	got[0] = moves(p);
	pg_pmu_wr(p, PG_R_PMCR_EL0, p->pmcr | PMCR_E);
	pg_pmu_wr(p, PG_R_PMCNTENCLR_EL0, CYCLE_BIT);
	got[1] = moves(p);
}

void pg_cycles_write(struct pg_pmu *p, unsigned int round, u64 got[2])
{
	prepare(p, p->filter);
	pg_pmu_wr(p, PG_R_PMCCNTR_EL0, PATTERN);
	got[0] = pg_pmu_rd(p, PG_R_PMCCNTR_EL0);
	pg_pmu_wr(p, PG_R_PMCCNTR_EL0, ~PATTERN);
	got[1] = pg_pmu_rd(p, PG_R_PMCCNTR_EL0);
}

/* The same time twice, the second time with PMCR_EL0.D; all ones when D or LC do not take: then nothing is to be divided. */
void pg_cycles_divide(struct pg_pmu *p, unsigned int round, u64 got[2])
{
	u64 pmcr = p->pmcr & ~PMCR_LC;
	int i;

	prepare(p, p->filter);
	for (i = 0; i < 2 && p->ok; i++) {
		pg_pmu_wr(p, PG_R_PMCCNTR_EL0, 0);
		pg_pmu_go(p, CYCLE_BIT, pmcr | (i ? PMCR_D : 0));
		if (i && (pg_pmu_rd(p, PG_R_PMCR_EL0) & (PMCR_D | PMCR_LC)) != PMCR_D) {
			got[1] = ~0ull;
			return;
		}
		pg_burn(BURN_US);
		pg_pmu_halt(p);
		got[i] = pg_pmu_rd(p, PG_R_PMCCNTR_EL0);
	}
}

/* A counter does not go backwards. How fast it goes is the CPU's own business: frequencies change, hosts interrupt. */
void pg_cycles_order(struct pg_pmu *p, unsigned int round, u64 got[2])
{
	u64 then, now = 0, t;
	int i;

	prepare(p, p->filter);
	pg_pmu_go(p, CYCLE_BIT, p->pmcr);
	t = read_sysreg(cntvct_el0);
	for (i = 0; i < ORDER_LOOKS && p->ok; i++) {
		then = now;
		now = pg_pmu_rd(p, PG_R_PMCCNTR_EL0);
		got[0] += now < then;
	}
	t = read_sysreg(cntvct_el0) - t;
	got[1] = t ? now * 1000 / t : 0;
}

/* What is counted where nothing must be: the cycle counter, and an event counter that would count cycles. */
void pg_filter(struct pg_pmu *p, unsigned int round, u64 got[2])
{
	prepare(p, FILTER_P);
	if (p->n) {
		pg_pmu_program(p, 0, EVENT_CPU_CYCLES, 0);
		pg_pmu_wr(p, PG_R_PMEVTYPER0_EL0, EVENT_CPU_CYCLES | FILTER_P);
	}
	pg_pmu_go(p, CYCLE_BIT | (p->n ? 1 : 0), p->pmcr);
	pg_burn(BURN_US);
	pg_pmu_halt(p);
	got[0] = pg_pmu_rd(p, PG_R_PMCCNTR_EL0);
	got[1] = p->n ? pg_pmu_rd(p, PG_R_PMEVCNTR0_EL0) : 0;
}

/* PMCR_EL0: each bit that its version of the PMU has takes a one. */
void pg_control_bits(struct pg_pmu *p, unsigned int round, u64 got[2])
{
	u64 ver = p->c->reg[PG_R_ID_AA64DFR0_EL1].value >> 8 & 15;

	got[0] = PMCR_LC | PMCR_D | (ver >= 6 ? PMCR_LP : 0) | (ver >= 7 ? PMCR_FZO : 0);
	pg_pmu_wr(p, PG_R_PMCR_EL0, p->pmcr | got[0]);
	got[1] = pg_pmu_rd(p, PG_R_PMCR_EL0) & 0xffff;
}

/*
 * PMCR_EL0.C and .P are commands: they leave zero behind, in the counters and in themselves. The event counters but the first
 * are put back by pmu.c.
 */
void pg_control_reset(struct pg_pmu *p, unsigned int round, u64 got[2])
{
	prepare(p, p->filter);
	if (p->n)
		pg_pmu_program(p, 0, EVENT_SW_INCR, 0x5a5a5a5a);
	pg_pmu_wr(p, PG_R_PMCCNTR_EL0, PATTERN);
	pg_pmu_wr(p, PG_R_PMCR_EL0, p->pmcr | PMCR_C | PMCR_P);
	got[1] = pg_pmu_rd(p, PG_R_PMCR_EL0) & (PMCR_C | PMCR_P);
	got[0] = pg_pmu_rd(p, PG_R_PMCCNTR_EL0);
	if (p->n)
		got[0] |= pg_pmu_rd(p, PG_R_PMEVCNTR0_EL0);
}

/*
 * Which bits take a one, and which keep it when they are told to clear. No two of the three at a time: no interrupt. What
 * cannot be cleared is best not set, so one bit goes ahead of the others.
 */
void pg_enable_bits(struct pg_pmu *p, unsigned int round, u64 got[2])
{
	static const struct { u16 set, clear; } pair[] = {
		{ PG_R_PMCNTENSET_EL0, PG_R_PMCNTENCLR_EL0 },
		{ PG_R_PMINTENSET_EL1, PG_R_PMINTENCLR_EL1 },
		{ PG_R_PMOVSSET_EL0, PG_R_PMOVSCLR_EL0 },
	};
	u64 took[3] = { 0 }, differ[3] = { 0 }, kept = 0;
	int i;

	for (i = 0; i < 3 && p->ok; i++) {
		u64 bits = CYCLE_BIT;

		p->inten_touched |= i == 1;
		pg_pmu_wr(p, pair[i].clear, COUNTER_BITS);
		for (;;) {
			if (!p->ok)
				return;
			pg_pmu_wr(p, pair[i].set, bits);
			took[i] = pg_pmu_rd(p, pair[i].set) & COUNTER_BITS;
			differ[i] = (pg_pmu_rd(p, pair[i].clear) ^ took[i]) & COUNTER_BITS;
			pg_pmu_wr(p, pair[i].clear, COUNTER_BITS);
			kept |= pg_pmu_rd(p, pair[i].set) & COUNTER_BITS;
			if (kept || bits == COUNTER_BITS)
				break;
			bits = COUNTER_BITS;
		}
	}
	if (!p->ok)
		return;
	got[0] = took[0] | took[1] << 32;
	got[1] = took[2] | kept << 32;
	pg_seen_value(p->c, PG_O_VIEWS, differ[0] | differ[1] << 32, differ[2]);
}

void pg_instruction_bit(struct pg_pmu *p, unsigned int round, u64 got[2])
{
	pg_pmu_wr(p, PG_R_PMCNTENSET_EL0, INSTRUCTION_BIT);
	got[0] = pg_pmu_rd(p, PG_R_PMCNTENSET_EL0);
	pg_pmu_wr(p, PG_R_PMCNTENCLR_EL0, INSTRUCTION_BIT);
	got[1] = pg_pmu_rd(p, PG_R_PMCNTENSET_EL0);
}

/* EN, SW, CR, ER. While they are set no user program runs here: interrupts are off. */
void pg_user_bits(struct pg_pmu *p, unsigned int round, u64 got[2])
{
	pg_pmu_save(p, PG_R_PMUSERENR_EL0);
	if (!p->ok)
		return;
	pg_pmu_wr(p, PG_R_PMUSERENR_EL0, 0xf);
	got[0] = pg_pmu_rd(p, PG_R_PMUSERENR_EL0);
	pg_pmu_wr(p, PG_R_PMUSERENR_EL0, 0);
	got[1] = pg_pmu_rd(p, PG_R_PMUSERENR_EL0);
}
