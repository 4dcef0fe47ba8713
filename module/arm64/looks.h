/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Observations that have a file of their own. Each is made on this CPU, into the capture; look.c says which makes which.
 */
#ifndef PG_LOOKS_H
#define PG_LOOKS_H

#include "arm64/arm64.h"

/* The generic timer, and the caches: clock.c, cache.c. */
void pg_clock(const struct pg_capture *cap, struct pg_cpu *c);
void pg_clock_wait(const struct pg_capture *cap, struct pg_cpu *c);
void pg_cache_describe(const struct pg_capture *cap, struct pg_cpu *c);
void pg_cache_zero(const struct pg_capture *cap, struct pg_cpu *c);

/* The PMU exercised: pmu.c. Takes the PMU only when nobody else has it, and puts everything back. */
void pg_pmu_observe(const struct pg_capture *cap, struct pg_cpu *c, enum pg_obs obs);

/* What the kernel's perf makes of the PMU; and whether PMCEID0_EL0 stays as it is: pmu-perf.c, pmu-events.c. */
void pg_pmu_perf(const struct pg_capture *cap, struct pg_cpu *c);
void pg_pmu_all(const struct pg_capture *cap, struct pg_cpu *c);
void pg_pmu_reread(const struct pg_capture *cap, struct pg_cpu *c);

#endif
