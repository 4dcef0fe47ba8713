/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of a PMU that does not do what it says. Rows of effects.h, which says what the columns are.
 * Nobody dies of it: perf is wrong.
 */
#define PG_CHAINED	"when perf counts 64-bit events"

PG_EFFECT(PMB_01, ODD, FIRST, LAST, MISCOUNTS, "", true, "", KNOWN,
	  "perf stat -e cycles shows 0 or <not counted>; the hard lockup detector and rr do not work")
PG_EFFECT(PMB_02, ODD, FIRST, LAST, MISCOUNTS, "armv8pmu_stop", true, "", KNOWN,
	  "or in armv8pmu_disable_counter: perf counts what happens outside the measured section")
PG_EFFECT(PMB_03, ODD, FIRST, LAST, MISCOUNTS, "armv8pmu_write_counter", true, "when perf samples by cycles", KNOWN,
	  "sampling interrupts never or always, as the counter does not take the period")
PG_EFFECT(PMB_04, ODD, FIRST, LAST, MISCOUNTS, "armv8pmu_reset", true, "", INFERRED,
	  "the first counts after boot start from stale values; bits that read as one are written back and "
	  "zero all counters (armv8pmu_start, armv8pmu_stop)")
PG_EFFECT(PMB_05, ODD, FIRST, LAST, MISCOUNTS, "armv8pmu_reset", true, "when cycles exceed 2^32", KNOWN,
	  "the driver sets LC and takes an overflow at 2^32 for one at 2^64")
PG_EFFECT(PMB_06, ODD, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "no Linux sets D; 32-bit guests of other makes may count 64 times too fast, or nothing")
PG_EFFECT(PMB_07, ODD, FIRST, LAST, MISCOUNTS, "armv8pmu_write_evcntr", true, PG_PERF, KNOWN,
	  "the driver starts every count by a write, so perf reads what was not counted")
PG_EFFECT(PMB_08, ODD, FIRST, LAST, MISCOUNTS, "armv8pmu_enable_counter", true, PG_PERF, KNOWN,
	  "counters cannot be started or stopped, or do not interrupt (armv8pmu_enable_intens)")
PG_EFFECT(PMB_09, ODD, FIRST, V(5, 10), MISCOUNTS, "armv8pmu_select_counter", true, PG_PERF, KNOWN,
	  "it programs another counter than it means; later kernels do not use PMSELR_EL0")
PG_EFFECT(PMB_10, ODD, FIRST, LAST, MISCOUNTS, "", true, "when perf counts an event from 0x400 on", INFERRED,
	  "another event is counted")
PG_EFFECT(PMB_11, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN, "Linux does not write PMSWINC_EL0")
PG_EFFECT(PMB_11, ODD, FIRST, LAST, MISCOUNTS, "", true, "when perf counts sw_incr", KNOWN,
	  "the count is 0 or wrong; kvm-unit-tests' PMU group fails")
PG_EFFECT(PMB_12, ODD, FIRST, LAST, MISCOUNTS, "", true, "when perf counts sw_incr", INFERRED,
	  "what happens outside the measured section is counted")
PG_EFFECT(PMB_13, ODD, FIRST, LAST, MISCOUNTS, "armv8pmu_getreset_flags", true, "", KNOWN,
	  "perf record and every count beyond 2^32 are silently wrong")
PG_EFFECT(PMB_14, ODD, V(5, 10), LAST, MISCOUNTS, "armv8pmu_has_long_event", F(ID_AA64DFR0_EL1, PMUVer) >= 6, "", KNOWN,
	  "counts wrap at 2^32 and no overflow is seen: perf is silently wrong")
PG_EFFECT(PMB_14, ODD, FIRST, LAST, MISCOUNTS, "", F(ID_AA64DFR0_EL1, PMUVer) < 6, "", INFERRED,
	  "overflows come late, as counters are wider than perf takes them for")
PG_EFFECT(PMB_15, ODD, V(5, 10), LAST, MISCOUNTS, "armv8pmu_reset", true, "", KNOWN,
	  "the driver sets LP and waits for an overflow that does not come where it should")
PG_EFFECT(PMB_16, ODD, V(4, 20), LAST, MISCOUNTS, "armv8pmu_event_is_chained", F(ID_AA64DFR0_EL1, PMUVer) < 6,
	  PG_CHAINED, KNOWN, "the upper half stays 0, and counts wrap at 2^32")
PG_EFFECT(PMB_16, ODD, V(4, 20), V(5, 10), MISCOUNTS, "armv8pmu_event_is_chained", F(ID_AA64DFR0_EL1,
	  PMUVer) >= 6,
	  PG_CHAINED, INFERRED, "the upper half stays 0, and counts wrap at 2^32")
PG_EFFECT(PMB_16, ODD, V(5, 10), LAST, NOTHING, "armv8pmu_event_is_chained", F(ID_AA64DFR0_EL1, PMUVer) >= 6,
	  "", KNOWN,
	  "counters of PMUv3p5 are not chained")
PG_EFFECT(PMB_17, ODD, FIRST, LAST, MISCOUNTS, "", true, "", KNOWN, "perf stat shows 0 for an event that perf lists")
PG_EFFECT(PMB_18, ODD, FIRST, LAST, MISCOUNTS, "", true, "", KNOWN, "perf lacks the events by which most tools measure")
PG_EFFECT(PMB_19, HIDDEN, FIRST, LAST, NOTHING, "", true, "", KNOWN, "perf does not offer them")
PG_EFFECT(PMB_20, ODD, FIRST, LAST, MISCOUNTS, "", true, "when perf counts many events at once", KNOWN,
	  "some of them read 0, and perf does not multiplex: it believes PMCR_EL0.N")
PG_EFFECT(PMB_21, ODD, FIRST, LAST, MISCOUNTS, "armv8pmu_set_event_filter", true, "when perf counts programs only",
	  KNOWN, "perf stat -e cycles:u counts the kernel too")
PG_EFFECT(PMB_22, ODD, FIRST, LAST, MISCOUNTS, "armpmu_event_update", true, "", KNOWN,
	  "perf adds up differences: one step back is a count near 2^64")
PG_EFFECT(PMB_23, ODD, FIRST, LAST, MISCOUNTS, "", true, "", KNOWN,
	  "perf record takes no samples, and counts beyond the width of a counter are lost")
PG_EFFECT(PMB_24, ODD, FIRST, LAST, MISCOUNTS, "", true, "", KNOWN, "perf stat -e cycles shows 0")
PG_EFFECT(PMB_26, ODD, V(5, 17), LAST, MISCOUNTS, "armv8pmu_enable_user_access", true,
	  "when a program may read counters itself", INFERRED,
	  "such programs (perf_user_access) die of SIGILL, or can read counters when they must not")
PG_EFFECT(PMB_27, ODD, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED,
	  "perf counts on some CPUs and not on others: sums over CPUs are wrong")
PG_EFFECT(PMB_28, ODD, FIRST, LAST, MISCOUNTS, "", true, "", KNOWN, "perf offers no hardware events")
