/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of a PMU that is not there, or not whole. Rows of effects.h, which says what the columns are.
 */
PG_EFFECT(X_01, TRAP, FIRST, LAST, MISCOUNTS, "check_hw_exists", true, "", KNOWN,
	  "PMU not available due to virtualization: perf has no hardware events")
PG_EFFECT(X_02, TRAP, FIRST, LAST, MISCOUNTS, "__intel_pmu_enable_all or __intel_pmu_disable_all", true,
	  "when perf is used", KNOWN, "unchecked MSR access error in the log; perf counts nothing")
PG_EFFECT(X_40, TRAP, FIRST, LAST, MISCOUNTS, "intel_pmu_enable_fixed", true, "when perf is used", INFERRED,
	  "unchecked MSR access error in the log; cycles and instructions are not counted")
PG_EFFECT(X_03, TRAP, FIRST, LAST, MISCOUNTS, "intel_pmu_init", true, "", KNOWN,
	  "unchecked MSR access error in the log; at every boot of an Intel guest with a PMU")
PG_EFFECT(X_04, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "intel_pmu_init tries the registers with check_msr, and does without")
PG_EFFECT(X_05, TRAP, V(5, 9), LAST, MISCOUNTS, "intel_pmu_arch_lbr_reset", true, "with a PMU", KNOWN,
	  "unchecked MSR access error in the log")
PG_EFFECT(X_06, TRAP, FIRST, LAST, MISCOUNTS, "intel_pmu_pebs_enable_all", true, "when perf is used with precise events",
	  KNOWN, "unchecked MSR access error in the log; or intel_pmu_pebs_disable")
PG_EFFECT(X_06, ANY, V(6, 0), LAST, LATER, "atomic_switch_perf_msrs", true, "as a host of nested guests with perf active",
	  INFERRED, "the VM exit loads IA32_PEBS_ENABLE, and a CPU that refuses the value goes into VMX abort 4")
PG_EFFECT(X_70, TRAP, V(5, 2), LAST, MISCOUNTS, "intel_pmu_pebs_enable", true, "when perf is used with precise events",
	  INFERRED, "unchecked MSR access error in the log")
PG_EFFECT(X_09, TRAP, V(3, 11), LAST, MISCOUNTS, "check_hw_exists", true, "", INFERRED,
	  "PMU not available due to virtualization: perf has no hardware events")
PG_EFFECT(X_10, TRAP, V(5, 10), LAST, MISCOUNTS, "icl_set_topdown_event_period", true,
	  "when perf is used with topdown events", KNOWN, "unchecked MSR access error in the log")
PG_EFFECT(X_12, ODD, FIRST, LAST, MISCOUNTS, "check_hw_exists", true, "", KNOWN,
	  "PMU not available due to virtualization, if it is counter 0; else perf counts wrongly")
PG_EFFECT(X_71, ODD, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED, "perf counts 0 instructions")
PG_EFFECT(X_13, TRAP, FIRST, LAST, MISCOUNTS, "check_hw_exists", true, "", KNOWN,
	  "core perfctr, PMU not available due to virtualization: perf has no hardware events")
PG_EFFECT(X_72, ODD, FIRST, LAST, MISCOUNTS, "check_hw_exists", true, "", KNOWN,
	  "PMU not available due to virtualization, if it is counter 0; else perf counts wrongly")
PG_EFFECT(X_14, TRAP, V(6, 0), LAST, MISCOUNTS, "amd_pmu_cpu_reset or amd_pmu_get_global_status", true, "", KNOWN,
	  "unchecked MSR access error in the log; perf counts nothing")
PG_EFFECT(X_15, TRAP, FIRST, LAST, MISCOUNTS, "perf_ibs_start or perf_ibs_stop", true,
	  "when perf is used with ibs_op or ibs_fetch", INFERRED, "unchecked MSR access error in the log")
PG_EFFECT(X_73, TRAP, V(6, 1), LAST, MISCOUNTS, "amd_pmu_lbr_reset", true, "", KNOWN,
	  "unchecked MSR access error in the log")
PG_EFFECT(X_30, TRAP, FIRST, LAST, MISCOUNTS, "pt_config_start or pt_config_stop", true,
	  "when perf is used with intel_pt", KNOWN, "unchecked MSR access error in the log")
