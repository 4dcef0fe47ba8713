/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of a PMU that does not agree with itself. Rows of effects.h, which says what the columns are.
 * Nobody dies of it: perf is wrong.
 */
PG_EFFECT(PMC_01, ODD, FIRST, LAST, MISCOUNTS, "", true, "in 32-bit programs and guests", INFERRED,
	  "they see another PMU than the kernel")
PG_EFFECT(PMC_02, ODD, FIRST, LAST, MISCOUNTS, "", true, "", KNOWN,
	  "perf uses the PMU of the boot CPU everywhere: counters are missing, or events never count, on other " "CPUs")
PG_EFFECT(PMC_03, ODD, FIRST, LAST, MISCOUNTS, "", true, "after the PMU has changed", INFERRED,
	  "the kernel relies on a PMU that this CPU no longer shows")
PG_EFFECT(PMC_04, ODD, FIRST, LAST, MISCOUNTS, "__armv8pmu_probe_pmu", true, "", INFERRED,
	  "perf asks once, at boot, which events there are: they stop counting when the vCPU moves to another " "CPU")
PG_EFFECT(PMC_05, ODD, V(5, 0), LAST, MISCOUNTS, "", true, "", INFERRED, "perf list shows events that do not count")
PG_EFFECT(PMC_07, ODD, FIRST, LAST, MISCOUNTS, "", true, "", KNOWN,
	  "perf finds no event counter, and a cycle counter that does not advance")
