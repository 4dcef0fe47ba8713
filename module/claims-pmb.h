/* SPDX-License-Identifier: GPL-2.0 */
/*
 * PMB-*: the PMU does what it says: counters count, overflow, chain, filter. Rows of claims.h, which says what the
 * columns are.
 */
PG_CLAIM(PMB_01, "PMB-01", "FEAT_PMUv3", "the cycle counter advances",
	 PG_PMUV3, MUST(), O(CYCLES), advances, HINT, W, ROOT,
	 "perf stat -e cycles shows 0 or <not counted>; the NMI watchdog and rr do not work",
	 PG_VPMU_OFF "; otherwise look for a perf event or watchdog on the host that occupies the hardware counter",
	 PG_NO_PMU, "tried three times before it is called dead: KVM backs the counter with a perf event of the host")
PG_CLAIM(PMB_14, "PMB-14", "FEAT_PMUv3p5", "event counters are 64 bits wide from PMUv3p5 on, and 32 bits before",
	 PG_PMUV3, MUST(), O(WIDTH), width, SURE, W, ROOT,
	 "guest kernels from v5.10 on rely on 64-bit counters (armv8pmu_has_long_event): counts wrap at 2^32 and no "
	 "overflow is seen, so perf is silently wrong",
	 "c854188ea010, v5.7, hides PMUv3p5; 1f7c97828285, v6.2, implements it",
	 PG_NO_PMU, "")
