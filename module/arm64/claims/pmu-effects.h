/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of a PMU that is not what it says. Rows of effects.h, which says what the columns are.
 *
 * Read in drivers/perf/arm_pmuv3.c of 6.12 and 7.2 and in arch/arm64/kernel/perf_event.c of 5.10 and 6.1, and booted under
 * hosts that lie. The PMU driver must be built in or loaded, and the firmware tables must name a PMU, for all that happens
 * in one of its functions.
 */
#define PG_DRIVER	"with a PMU in the firmware tables"
#define PG_PERF		"when perf uses a counter"

PG_EFFECT(PMU_01, TRAP, FIRST, LAST, DIES, "__armv8pmu_probe_pmu", true, PG_DRIVER, KNOWN, "")
PG_EFFECT(PMU_02, HIDDEN, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "Linux does not look for a PMU that is not advertised")
PG_EFFECT(PMU_03, ANY, FIRST, LAST, NOTHING, "", true, "", KNOWN, "the driver leaves PMUVer 0xf alone")
PG_EFFECT(PMU_04, TRAP, FIRST, LAST, LATER, "armv8pmu_enable_counter", true, PG_PERF, KNOWN, "")
PG_EFFECT(PMU_04, ODD, FIRST, LAST, MISCOUNTS, "", true, PG_PERF, INFERRED, "")
PG_EFFECT(PMU_05, TRAP, FIRST, LAST, DIES, "armv8pmu_reset", true, PG_DRIVER, KNOWN,
	  "armv8pmu_disable_counter writes it")
PG_EFFECT(PMU_05, ODD, FIRST, LAST, MISCOUNTS, "", true, PG_PERF, INFERRED, "")
PG_EFFECT(PMU_06, TRAP, FIRST, LAST, DIES, "armv8pmu_reset", true, PG_DRIVER, KNOWN,
	  "it is first written there, and read when a counter overflows (armv8pmu_getreset_flags)")
PG_EFFECT(PMU_07, ANY, FIRST, LAST, NOTHING, "kvm_pmu_overflow_set", true, "", KNOWN,
	  "only a KVM in the guest uses PMOVSSET_EL0")
PG_EFFECT(PMU_08, TRAP, FIRST, V(5, 10), LATER, "armv8pmu_select_counter", true, PG_PERF, KNOWN, "")
PG_EFFECT(PMU_09, TRAP, FIRST, LAST, DIES, "__armv8pmu_probe_pmu", true, PG_DRIVER, KNOWN, "")
PG_EFFECT(PMU_09, ODD, FIRST, LAST, MISCOUNTS, "__armv8pmu_probe_pmu", true, "", KNOWN, "perf offers no common event")
PG_EFFECT(PMU_10, TRAP, FIRST, LAST, DIES, "__armv8pmu_probe_pmu", true, PG_DRIVER, KNOWN, "")
PG_EFFECT(PMU_11, TRAP, FIRST, LAST, LATER, "armv8pmu_write_counter", true, "when perf counts cycles", KNOWN,
	  "the hard lockup detector counts them from boot on, where it is switched on")
PG_EFFECT(PMU_12, TRAP, FIRST, LAST, LATER, "armv8pmu_write_event_type", true, "when perf counts cycles", KNOWN, "")
PG_EFFECT(PMU_13, ANY, FIRST, V(5, 10), LATER, "armv8pmu_select_counter", true, PG_PERF, KNOWN,
	  "or programs and reads another counter than it means")
PG_EFFECT(PMU_14, TRAP, FIRST, LAST, DIES, "armv8pmu_reset", true, PG_DRIVER, KNOWN,
	  "armv8pmu_disable_intens writes it")
PG_EFFECT(PMU_14, ODD, FIRST, LAST, MISCOUNTS, "", true, PG_PERF, INFERRED, "")
PG_EFFECT(PMU_15, TRAP, FIRST, LAST, HANGS, "__cpu_setup", true, "", KNOWN,
	  "with or without a PMU driver: reset_pmuserenr_el0 runs before there is a console")
PG_EFFECT(PMU_16, TRAP, FIRST, LAST, LATER, "armv8pmu_read_evcntr", true, "when perf uses that counter", KNOWN, "")
PG_EFFECT(PMU_17, TRAP, FIRST, LAST, LATER, "armv8pmu_write_evtype", true, "when perf uses that counter", KNOWN, "")
PG_EFFECT(PMU_18, HIDDEN, FIRST, LAST, NOTHING, "", true, "", KNOWN, "Linux uses PMCR_EL0.N counters")
PG_EFFECT(PMU_19, TRAP, FIRST, V(5, 10), NOTHING, "", true, "", KNOWN, "it never reads PMMIR_EL1")
PG_EFFECT(PMU_19, TRAP, V(5, 10), V(6, 7), DIES, "__armv8pmu_probe_pmu", SET(PMCEID1_EL0, 31), PG_DRIVER, KNOWN,
	  "STALL_SLOT is advertised, so PMMIR_EL1 is read: Oops - Undefined instruction")
PG_EFFECT(PMU_19, TRAP, V(5, 10), V(6, 7), NOTHING, "__armv8pmu_probe_pmu", !SET(PMCEID1_EL0, 31), "", KNOWN,
	  "PMMIR_EL1 is not read, as STALL_SLOT is not advertised; but kernels with a backport of 58f8fc57b1d3, such as "
	  "openEuler 6.6, read it always and die at boot")
PG_EFFECT(PMU_19, TRAP, V(6, 7), LAST, DIES, "__armv8pmu_probe_pmu", true, PG_DRIVER, KNOWN,
	  "PMMIR_EL1 is always read: Oops - Undefined instruction")
PG_EFFECT(PMU_20, HIDDEN, FIRST, LAST, NOTHING, "", true, "", KNOWN, "Linux reads PMMIR_EL1 only from PMUv3p4 on")
PG_EFFECT(PMU_21, ODD, V(5, 10), LAST, MISCOUNTS, "", true, "in perf's topdown metrics (perf stat --topdown)", INFERRED,
	  "they divide by 0: PMMIR_EL1.SLOTS is caps/slots of the armv8_pmuv3 device")
PG_EFFECT(PMU_22, ODD, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "no Linux up to 7.2 sets FZO; where it is set, counters run on after an overflow")
PG_EFFECT(PMU_23, TRAP, V(6, 13), LAST, LATER, "armv8pmu_enable_user_access", true,
	  "when a program may read counters itself", KNOWN,
	  "in write_pmuacr; kernel.perf_user_access is 0 unless somebody sets it")
PG_EFFECT(PMU_24, TRAP, V(6, 12), LAST, LATER, "armv8pmu_write_counter or armv8pmu_write_event_type", true,
	  "when perf counts instructions", INFERRED, "at boot it is not touched: seen on 6.12")
PG_EFFECT(PMU_24, ODD, V(6, 12), LAST, MISCOUNTS, "", true, "when perf counts instructions", INFERRED, "")
PG_EFFECT(PMU_25, TRAP, FIRST, LAST, NOTHING, "", true, "", INFERRED,
	  "no Linux up to 7.2 takes snapshots of counters; other guests die")
PG_EFFECT(PMU_26, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "no Linux up to 7.2 takes PMU exceptions; other guests die")
PG_EFFECT(PMU_27, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "no Linux up to 7.2 drives system PMUs through these registers; other guests die")
PG_EFFECT(PMU_28, TRAP, V(6, 17), LAST, DIES, "brbe_probe", true, PG_DRIVER, KNOWN,
	  "called by __armv8pmu_probe_pmu; 6.12 does not read it, 7.2 does")
