/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of paravirtual registers that are not there. Rows of effects.h, which says what the columns are.
 */
PG_EFFECT(XK_01, TRAP, FIRST, LAST, MISCOUNTS, "kvm_register_clock", true, "if CLOCKSOURCE2 is not there", KNOWN,
	  "unchecked MSR access error in the log; the clock stands still")
PG_EFFECT(XK_02, TRAP, FIRST, LAST, MISCOUNTS, "kvm_register_clock", true, "", KNOWN,
	  "unchecked MSR access error in the log; the clock stands still")
PG_EFFECT(XK_03, TRAP, FIRST, LAST, MISCOUNTS, "kvm_guest_cpu_init", true, "", KNOWN,
	  "unchecked MSR access error in the log")
PG_EFFECT(XK_04, TRAP, FIRST, LAST, MISCOUNTS, "kvm_register_steal_time", true, "", KNOWN,
	  "unchecked MSR access error in the log; steal time stays 0")
PG_EFFECT(XK_05, TRAP, FIRST, LAST, MISCOUNTS, "kvm_guest_cpu_init", true, "", KNOWN,
	  "unchecked MSR access error in the log")
PG_EFFECT(XK_06, TRAP, V(5, 2), LAST, MISCOUNTS, "kvm_disable_host_haltpoll", true, "with haltpoll", KNOWN,
	  "unchecked MSR access error in the log")
PG_EFFECT(XK_07, TRAP, V(5, 8), LAST, MISCOUNTS, "kvm_guest_cpu_init", true, "", KNOWN,
	  "unchecked MSR access error in the log")
PG_EFFECT(XK_08, TRAP, V(5, 15), LAST, MISCOUNTS, "kvm_init_platform", true, "in an encrypted guest", KNOWN,
	  "unchecked MSR access error in the log")
PG_EFFECT(XH_01, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN, "Linux does not use it; Windows does")
PG_EFFECT(XH_02, TRAP, FIRST, LAST, MISCOUNTS, "read_hv_clock_msr", true, "with CONFIG_HYPERV", INFERRED,
	  "unchecked MSR access error in the log; the clock stands still")
PG_EFFECT(XH_03, TRAP, FIRST, LAST, MISCOUNTS, "hv_synic_enable_regs", true, "with CONFIG_HYPERV", INFERRED,
	  "unchecked MSR access error in the log")
PG_EFFECT(XH_04, TRAP, FIRST, LAST, MISCOUNTS, "hv_ce_set_next_event", true, "with CONFIG_HYPERV", INFERRED,
	  "unchecked MSR access error in the log; no timer interrupt comes")
PG_EFFECT(XH_05, TRAP, FIRST, LAST, MISCOUNTS, "hv_cpu_init", true, "with CONFIG_HYPERV", KNOWN,
	  "unchecked MSR access error in the log")
PG_EFFECT(XH_06, TRAP, FIRST, LAST, MISCOUNTS, "hyperv_init", true, "with CONFIG_HYPERV", KNOWN,
	  "unchecked MSR access error in the log")
PG_EFFECT(XH_07, TRAP, FIRST, LAST, MISCOUNTS, "hv_common_cpu_init", true, "with CONFIG_HYPERV", INFERRED,
	  "unchecked MSR access error in the log")
PG_EFFECT(XH_08, TRAP, FIRST, LAST, MISCOUNTS, "hv_init_clocksource", true, "with CONFIG_HYPERV", INFERRED,
	  "unchecked MSR access error in the log")
PG_EFFECT(XH_09, TRAP, FIRST, LAST, MISCOUNTS, "hv_get_tsc_khz or ms_hyperv_init_platform", true, "with CONFIG_HYPERV",
	  KNOWN, "unchecked MSR access error in the log; the TSC has no known rate")
