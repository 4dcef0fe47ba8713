/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Filling a capture: who this machine is (platform.c), what each CPU answers (collect.c), what its PMU does (pmu.c).
 */
#ifndef PG_COLLECT_H
#define PG_COLLECT_H

#include "capture.h"
#include "probe.h"

/* Fill the header of the capture; sets cap->refusal when the window cannot be used safely on this machine. */
void pg_platform(struct pg_capture *cap);

/* Probe the CPU that this runs on, to which the caller is bound, into *c. Sleeps now and then. */
void pg_collect_cpu(const struct pg_capture *cap, struct pg_cpu *c);

/* Read a register into the capture, once; true when it has a value. */
bool pg_touch(const struct pg_capture *cap, struct pg_cpu *c, enum pg_reg reg);

/* Read a register now, whatever the capture holds; false when it has no value. */
bool pg_look(struct pg_cpu *c, enum pg_reg reg, u64 *value);

static inline void pg_seen_value(struct pg_cpu *c, enum pg_obs obs, u64 first, u64 second)
{
	c->obs[obs].state = PG_VALUE;
	c->obs[obs].got[0] = first;
	c->obs[obs].got[1] = second;
}

static inline void pg_seen_nothing(struct pg_cpu *c, enum pg_obs obs, enum pg_reason why)
{
	c->obs[obs].state = PG_UNTOUCHED;
	c->obs[obs].why = why;
}

/* Execute an instruction of instructions.h with an operand that does no harm. *r says what happened. */
void pg_execute(enum pg_reg insn, struct pg_read *r);

/* The generic timer, and the caches, looked at on this CPU: clock.c, cache.c. */
void pg_clock(const struct pg_capture *cap, struct pg_cpu *c);
void pg_clock_wait(const struct pg_capture *cap, struct pg_cpu *c);
void pg_cache_describe(const struct pg_capture *cap, struct pg_cpu *c);
void pg_cache_zero(const struct pg_capture *cap, struct pg_cpu *c);

/* The PMU exercised, on this CPU. Takes the PMU only when nobody else has it, and puts everything back. */
void pg_pmu_observe(const struct pg_capture *cap, struct pg_cpu *c, enum pg_obs obs);

/* What the kernel's perf makes of the PMU; and whether PMCEID0_EL0 stays as it is. */
void pg_pmu_perf(const struct pg_capture *cap, struct pg_cpu *c);
void pg_pmu_reread(const struct pg_capture *cap, struct pg_cpu *c);

#endif
