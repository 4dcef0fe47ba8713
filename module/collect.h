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

/* The PMU exercised, on this CPU. Each takes the PMU only when nobody else has it, and puts everything back. */
void pg_pmu_select(const struct pg_capture *cap, struct pg_cpu *c);
void pg_pmu_cycles(const struct pg_capture *cap, struct pg_cpu *c);
void pg_pmu_width(const struct pg_capture *cap, struct pg_cpu *c);

#endif
