/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of a PMU that does not do what it says, or does not agree with itself. Rows of effects.h, which
 * says what the columns are. Nobody dies of it: perf is wrong.
 */
#define PG_CHAINED	"when perf counts 64-bit events"

PG_EFFECT(PMB_01, ODD, FIRST, LAST, MISCOUNTS, "", true, "", KNOWN,
	  "cycles read 0 or <not counted>; the hard lockup detector and rr do not work")
PG_EFFECT(PMB_02, ODD, FIRST, LAST, MISCOUNTS, "armv8pmu_stop", true, "", KNOWN,
	  "cycles of before and after are counted as well")
PG_EFFECT(PMB_03, ODD, FIRST, LAST, MISCOUNTS, "armv8pmu_write_counter", true, "when perf samples by cycles", KNOWN,
	  "")
PG_EFFECT(PMB_04, ODD, FIRST, LAST, MISCOUNTS, "armv8pmu_reset", true, "", INFERRED, "")
PG_EFFECT(PMB_05, ODD, FIRST, LAST, MISCOUNTS, "armv8pmu_reset", true, "when cycles exceed 2^32", KNOWN, "")
PG_EFFECT(PMB_07, ODD, FIRST, LAST, MISCOUNTS, "armv8pmu_write_evcntr", true, PG_PERF, KNOWN, "")
PG_EFFECT(PMB_08, ODD, FIRST, LAST, MISCOUNTS, "armv8pmu_enable_counter", true, PG_PERF, KNOWN, "")
PG_EFFECT(PMB_09, ODD, FIRST, V(5, 10), MISCOUNTS, "armv8pmu_select_counter", true, PG_PERF, KNOWN,
	  "later kernels do not use PMSELR_EL0")
PG_EFFECT(PMB_10, ODD, FIRST, LAST, MISCOUNTS, "", true, "when perf counts an event from 0x400 on", INFERRED, "")
PG_EFFECT(PMB_11, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN, "Linux does not write PMSWINC_EL0")
PG_EFFECT(PMB_11, ODD, FIRST, LAST, MISCOUNTS, "", true, "when perf counts sw_incr", KNOWN, "")
PG_EFFECT(PMB_12, ODD, FIRST, LAST, MISCOUNTS, "", true, "when perf counts sw_incr", INFERRED, "")
PG_EFFECT(PMB_13, ODD, FIRST, LAST, MISCOUNTS, "armv8pmu_getreset_flags", true, "", KNOWN,
	  "samples are missing, and counts beyond 2^32 are wrong")
PG_EFFECT(PMB_14, ODD, V(5, 10), LAST, MISCOUNTS, "armv8pmu_has_long_event", F(ID_AA64DFR0_EL1, PMUVer) >= 6,
	  "", KNOWN,
	  "counters wrap at 2^32 and the overflow is never seen")
PG_EFFECT(PMB_14, ODD, FIRST, LAST, MISCOUNTS, "", F(ID_AA64DFR0_EL1, PMUVer) < 6, "", INFERRED,
	  "overflows come late, as counters are wider than perf takes them for")
PG_EFFECT(PMB_15, ODD, V(5, 10), LAST, MISCOUNTS, "armv8pmu_reset", true, "", KNOWN,
	  "the driver sets LP and waits for an overflow that does not come where it should")
PG_EFFECT(PMB_16, ODD, V(4, 20), LAST, MISCOUNTS, "armv8pmu_event_is_chained", F(ID_AA64DFR0_EL1, PMUVer) < 6,
	  PG_CHAINED, KNOWN,
	  "the upper half stays 0")
PG_EFFECT(PMB_16, ODD, V(4, 20), V(5, 10), MISCOUNTS, "armv8pmu_event_is_chained", F(ID_AA64DFR0_EL1,
	  PMUVer) >= 6, PG_CHAINED,
	  INFERRED, "the upper half stays 0")
PG_EFFECT(PMB_16, ODD, V(5, 10), LAST, NOTHING, "armv8pmu_event_is_chained", F(ID_AA64DFR0_EL1, PMUVer) >= 6,
	  "", KNOWN,
	  "counters of PMUv3p5 are not chained")
PG_EFFECT(PMB_17, ODD, FIRST, LAST, MISCOUNTS, "", true, "", KNOWN, "an event that perf lists reads 0")
PG_EFFECT(PMB_20, ODD, FIRST, LAST, MISCOUNTS, "", true, "when perf counts many events at once", KNOWN,
	  "some of them read 0")
PG_EFFECT(PMB_21, ODD, FIRST, LAST, MISCOUNTS, "armv8pmu_set_event_filter", true,
	  "when perf counts programs only", KNOWN,
	  "the kernel is counted too")
PG_EFFECT(PMB_22, ODD, FIRST, LAST, MISCOUNTS, "armpmu_event_update", true, "", KNOWN,
	  "one step back is a count near 2^64")
PG_EFFECT(PMB_23, ODD, FIRST, LAST, MISCOUNTS, "", true, "", KNOWN, "perf record takes no samples")
PG_EFFECT(PMB_24, ODD, FIRST, LAST, MISCOUNTS, "", true, "", KNOWN, "cycles read 0")
PG_EFFECT(PMB_26, ODD, V(5, 17), LAST, MISCOUNTS, "armv8pmu_enable_user_access", true,
	  "when a program may read counters itself",
	  INFERRED, "programs die of SIGILL, or can when they must not")
PG_EFFECT(PMB_27, ODD, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED, "sums over CPUs are wrong")

PG_EFFECT(PMC_01, ODD, FIRST, LAST, MISCOUNTS, "", true, "in 32-bit programs and guests", INFERRED, "")
PG_EFFECT(PMC_02, ODD, FIRST, LAST, MISCOUNTS, "", true, "", KNOWN,
	  "perf takes the PMU of the boot CPU for that of all")
PG_EFFECT(PMC_03, ODD, FIRST, LAST, MISCOUNTS, "", true, "after the PMU has changed", INFERRED, "")
PG_EFFECT(PMC_04, ODD, FIRST, LAST, MISCOUNTS, "__armv8pmu_probe_pmu", true, "", INFERRED,
	  "events stop counting when the vCPU moves to another CPU")
PG_EFFECT(PMC_05, ODD, V(5, 0), LAST, MISCOUNTS, "", true, "", INFERRED, "perf lists events that do not count")
PG_EFFECT(PMC_07, ODD, FIRST, LAST, MISCOUNTS, "", true, "", KNOWN, "perf finds a PMU that counts nothing")
