/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of profiling, trace and debug that are not there. Rows of effects.h, which says what the columns
 * are.
 */
#define PG_SPE_NODE	"with SPE in the firmware tables"

PG_EFFECT(ID_06, TRAP, V(4, 14), LAST, LATER, "__arm_spe_pmu_dev_probe", true, PG_SPE_NODE, KNOWN, "")
PG_EFFECT(ID_06, ODD, V(4, 14), LAST, MISCOUNTS, "__arm_spe_pmu_dev_probe", true, PG_SPE_NODE, INFERRED,
	  "the driver takes the buffer for what it is not")
PG_EFFECT(ID_07, TRAP, V(4, 14), LAST, LATER, "__arm_spe_pmu_reset_local", true, PG_SPE_NODE, KNOWN, "")
PG_EFFECT(ID_08, TRAP, V(6, 1), LAST, LATER, "arm_spe_pmu_start", true, "when perf records with arm_spe_pmu", INFERRED,
	  "")
PG_EFFECT(ID_10, TRAP, FIRST, LAST, LATER, "etm4_init_arch_data", true, "with a trace unit in the firmware tables",
	  INFERRED, "or in cpu_detect_trace_filtering")
PG_EFFECT(ID_11, HIDDEN, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "but the guest can change what the host's trace unit filters")
PG_EFFECT(ID_12, TRAP, FIRST, LAST, DIES, "hw_breakpoint_reset", true, "with CONFIG_HAVE_HW_BREAKPOINT", KNOWN, "")
PG_EFFECT(ID_13, TRAP, FIRST, LAST, DIES, "hw_breakpoint_reset", true, "with CONFIG_HAVE_HW_BREAKPOINT", KNOWN, "")
PG_EFFECT(ID_14, ANY, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "Linux only clears the lock; a debugger that relies on it is surprised")
PG_EFFECT(ID_16, TRAP, FIRST, LAST, HANGS, "__cpu_setup", true, "", KNOWN,
	  "MDSCR_EL1 is written before there is a console; OSLSR_EL1 is left alone")
PG_EFFECT(ID_17, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN, "Linux does not use it")
