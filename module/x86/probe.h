/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Touching what may not be there, guarded by the kernel's exception table. Callers run on one CPU and stay on it.
 */
#ifndef PG_X86_PROBE_H
#define PG_X86_PROBE_H

#include "x86/x86.h"

/* Never fails: *r says what happened. Numbers are those of MSRs. */
void pg_rdmsr(u32 number, struct pg_read *r);
void pg_wrmsr(u32 number, u64 value, struct pg_read *r);

/* The same for a row of registers.h, now, whatever the capture holds; false when it was answered with an exception. */
bool pg_look(unsigned int reg, u64 *value);
bool pg_put_back(unsigned int reg, u64 value);

/* Run the self-test on this CPU; returns the PG_ST_* bits that passed. */
u8 pg_selftest(void);

/* Execute a row of instructions.h. */
void pg_execute(unsigned int insn, struct pg_read *r);

/* A word of CPUID, by its code; 0 beyond the last leaf of this CPU. */
u32 pg_cpuid(const struct pg_cpu *c, unsigned int reg);

/* The observations of counters.c. */
void pg_observe_counters(const struct pg_capture *cap, struct pg_cpu *c, enum pg_obs obs);

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

#endif
