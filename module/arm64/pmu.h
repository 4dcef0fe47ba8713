/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The PMU taken for a moment: what pmu.c gives to the exercises of pmu-cycles.c, pmu-count.c and pmu-events.c.
 */
#ifndef PG_PMU_H
#define PG_PMU_H

#include "arm64/looks.h"
#include "arm64/touch.h"

#define PMCR_E		(1ull << 0)
#define PMCR_P		(1ull << 1)
#define PMCR_C		(1ull << 2)
#define PMCR_D		(1ull << 3)
#define PMCR_LC		(1ull << 6)
#define PMCR_LP		(1ull << 7)
#define PMCR_FZO	(1ull << 9)

#define CYCLE_BIT	(1ull << 31)	/* in PMCNTEN*, PMINTEN*, PMOVS* */
#define INSTRUCTION_BIT	(1ull << 32)	/* the same with FEAT_PMUv3_ICNTR */
#define COUNTER_BITS	0xffffffffull
#define PG_ICNTR(dfr1)	((dfr1) >> 36 & 15)	/* ID_AA64DFR1_EL1.PMICNTR */

#define FILTER_P	(1ull << 31)	/* do not count at EL1; PMCCFILTR_EL0 and PMEVTYPER<n>_EL0 alike */
#define FILTER_NSH	(1ull << 27)	/* count at EL2 too */

#define EVENT_SW_INCR		0x00
#define EVENT_CPU_CYCLES	0x11
#define EVENT_CHAIN		0x1e

/* PMSELR, PMUSERENR, the cycle counter and its filter, and two event counters with their types. */
#define PG_PMU_SAVED	8
#define PG_MOST_COUNTERS 32		/* PMCR_EL0.N has five bits */

struct pg_pmu {
	const struct pg_capture *cap;
	struct pg_cpu *c;
	bool ok;			/* no access was answered with an exception so far */
	unsigned int n;			/* event counters */
	u64 mask;			/* a bit for each of them */
	u64 pmcr;			/* as it was, without E */
	u64 bits;			/* that PMCNTEN*, PMINTEN* and PMOVS* may have */
	bool inten_touched;
	u64 filter;			/* what makes a counter count where this kernel runs */
	/* As it was: */
	u64 first_pmcr, cnten, inten, ovs;
	unsigned int nsaved;
	u16 saved_reg[PG_PMU_SAVED];
	u64 saved[PG_PMU_SAVED];
};

/*
 * Access a register. An exception is noted in the capture and ends the exercise: reads give 0 from then on, and nothing is
 * written. The same goes for a write to a register that is not saved.
 */
u64 pg_pmu_rd(struct pg_pmu *p, enum pg_reg reg);
void pg_pmu_wr(struct pg_pmu *p, enum pg_reg reg, u64 value);

/* Read a register and put it back when the exercise is over. Every register that a step writes is saved first. */
u64 pg_pmu_save(struct pg_pmu *p, enum pg_reg reg);

/* Save a counter and its type, then make it count event from start on, once it is enabled. */
void pg_pmu_program(struct pg_pmu *p, unsigned int n, u64 event, u64 start);

/* Let the counters in mask count, and no other; stop counting. LP and D are as in pmcr. */
void pg_pmu_go(struct pg_pmu *p, u64 mask, u64 pmcr);
void pg_pmu_halt(struct pg_pmu *p);

/* Loads and branches for that long by CNTVCT_EL0, without an access that traps. */
void pg_burn(unsigned int microseconds);

/* Is the common event 0x00-0x3f or 0x4000-0x403f advertised? */
bool pg_pmu_advertised(const struct pg_capture *cap, struct pg_cpu *c, unsigned int event);

/*
 * An exercise: what leads to one observation. A step runs with interrupts off and the PMU to itself, and all is put back
 * after it; between two rounds of it interrupts get in. The numbers start as zero.
 */
struct pg_exercise {
	void (*step)(struct pg_pmu *p, unsigned int round, u64 got[2]);
	u8 rounds;			/* 0 is one for each event counter */
	u8 counters;			/* event counters that it needs */
	bool (*dead)(const u64 got[2]);	/* worth another look, since a busy host may need a moment */
};

void pg_cycles_run(struct pg_pmu *p, unsigned int round, u64 got[2]);
void pg_cycles_stop(struct pg_pmu *p, unsigned int round, u64 got[2]);
void pg_cycles_write(struct pg_pmu *p, unsigned int round, u64 got[2]);
void pg_cycles_divide(struct pg_pmu *p, unsigned int round, u64 got[2]);
void pg_cycles_order(struct pg_pmu *p, unsigned int round, u64 got[2]);
void pg_filter(struct pg_pmu *p, unsigned int round, u64 got[2]);
void pg_control_bits(struct pg_pmu *p, unsigned int round, u64 got[2]);
void pg_control_reset(struct pg_pmu *p, unsigned int round, u64 got[2]);
void pg_enable_bits(struct pg_pmu *p, unsigned int round, u64 got[2]);
void pg_instruction_bit(struct pg_pmu *p, unsigned int round, u64 got[2]);
void pg_user_bits(struct pg_pmu *p, unsigned int round, u64 got[2]);

void pg_select(struct pg_pmu *p, unsigned int round, u64 got[2]);
void pg_select_write(struct pg_pmu *p, unsigned int round, u64 got[2]);
void pg_count_write(struct pg_pmu *p, unsigned int round, u64 got[2]);
void pg_count_width(struct pg_pmu *p, unsigned int round, u64 got[2]);
void pg_count_one(struct pg_pmu *p, unsigned int round, u64 got[2]);
void pg_count_three(struct pg_pmu *p, unsigned int round, u64 got[2]);
void pg_count_disabled(struct pg_pmu *p, unsigned int round, u64 got[2]);
void pg_count_overflow(struct pg_pmu *p, unsigned int round, u64 got[2]);
void pg_count_carry(struct pg_pmu *p, unsigned int round, u64 got[2]);
void pg_count_long(struct pg_pmu *p, unsigned int round, u64 got[2]);
void pg_count_chain(struct pg_pmu *p, unsigned int round, u64 got[2]);

#define PG_LIVE_EVENTS	7
void pg_events_live(struct pg_pmu *p, unsigned int round, u64 got[2]);
void pg_events_hidden(struct pg_pmu *p, unsigned int round, u64 got[2]);

/* A few looks at whether PMCEID0_EL0 stays as it is. */
void pg_pmu_reread_some(const struct pg_capture *cap, struct pg_cpu *c);

#endif
