/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of MSRs that are promised and not there. Rows of effects.h, which says what the columns are.
 */
PG_EFFECT(X_20, TRAP, FIRST, LAST, MISCOUNTS, "cpu_select_mitigations", true, "", KNOWN,
	  "unchecked MSR access error in the log; and again wherever a mitigation is switched")
PG_EFFECT(X_20, TRAP, FIRST, LAST, LATER, "__vmexit_set_spec_ctrl", true,
	  "with spectre_v2=ibrs, or as a host of nested guests", INFERRED, "")
PG_EFFECT(X_21, TRAP, V(4, 15), LAST, DIES, "switch_mm_irqs_off", true, "", KNOWN,
"general protection fault at the first switch between programs; indirect_branch_prediction_barrier() is "
	  "inlined there and has no exception table entry")
PG_EFFECT(X_22, TRAP, V(5, 10), LAST, MISCOUNTS, "l1d_flush_evaluate", true,
	  "with l1d_flush=on and a program that asks for it", KNOWN, "unchecked MSR access error in the log")
PG_EFFECT(X_22, TRAP, FIRST, LAST, LATER, "vmx_l1d_flush", true, "as a host of nested guests on a CPU with L1TF",
	  INFERRED, "")
PG_EFFECT(X_23, TRAP, FIRST, LAST, MISCOUNTS, "x86_read_arch_cap_msr", true, "", KNOWN,
	  "unchecked MSR access error in the log; and every vulnerability is taken for present")
PG_EFFECT(X_24, TRAP, V(5, 7), LAST, MISCOUNTS, "split_lock_setup", true, "", KNOWN,
	  "unchecked MSR access error in the log")
PG_EFFECT(X_36, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "split_lock_verify_msr asks with the safe form, and leaves the feature off")
PG_EFFECT(X_25, TRAP, V(5, 4), LAST, MISCOUNTS, "tsx_disable or tsx_enable", true, "", KNOWN,
	  "unchecked MSR access error in the log")
PG_EFFECT(X_64, TRAP, V(5, 8), LAST, MISCOUNTS, "update_srbds_msr", true, "", KNOWN,
	  "unchecked MSR access error in the log; on CPUs that are affected")
PG_EFFECT(X_65, TRAP, V(5, 1), LAST, MISCOUNTS, "intel_set_tfa", true, "with a PMU", KNOWN,
	  "unchecked MSR access error in the log; when perf takes the fourth counter")
PG_EFFECT(X_35, TRAP, V(4, 17), LAST, MISCOUNTS, "x86_amd_ssb_disable or amd_set_ssb_virt_state", true, "", KNOWN,
	  "unchecked MSR access error in the log")
PG_EFFECT(X_26, TRAP, V(4, 8), LAST, MISCOUNTS, "fpu__init_cpu_xstate", true, "", KNOWN,
	  "unchecked MSR access error in the log")
PG_EFFECT(X_61, TRAP, V(5, 16), LAST, MISCOUNTS, "xfd_set_state or handle_xfd_event", true, "with AMX", KNOWN,
	  "unchecked MSR access error in the log; programs that use AMX get wrong registers")
PG_EFFECT(X_27, TRAP, V(5, 4), LAST, MISCOUNTS, "umwait_init", true, "", KNOWN, "unchecked MSR access error in the log")
PG_EFFECT(X_28, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN, "Linux does not use it")
PG_EFFECT(X_29, TRAP, V(5, 18), LAST, MISCOUNTS, "setup_cet", true,
	  "with CONFIG_X86_KERNEL_IBT or, from v6.6 on, CONFIG_X86_USER_SHADOW_STACK", KNOWN,
	  "unchecked MSR access error in the log")
PG_EFFECT(X_66, TRAP, V(6, 6), LAST, MISCOUNTS, "shstk_setup", true, "", KNOWN,
	  "unchecked MSR access error in the log; programs that ask for a shadow stack run without")
PG_EFFECT(X_31, TRAP, V(5, 7), LAST, MISCOUNTS, "init_counter_refs or arch_scale_freq_tick", true, "", KNOWN,
	  "unchecked MSR access error in the log; the scheduler believes a wrong frequency")
PG_EFFECT(X_67, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN, "Linux uses the counters that can be written")
PG_EFFECT(X_32, TRAP, V(3, 8), LAST, HANGS, "lapic_next_deadline", true, "", INFERRED,
	  "the write is answered with unchecked MSR access error, and no timer interrupt ever comes")
PG_EFFECT(X_33, TRAP, V(4, 10), LAST, MISCOUNTS, "tsc_store_and_check_tsc_adjust", true, "", KNOWN,
	  "unchecked MSR access error in the log")
PG_EFFECT(X_34, TRAP, FIRST, LAST, MISCOUNTS, "setup_getcpu", true, "", KNOWN,
	  "unchecked MSR access error in the log; getcpu() in programs names the wrong CPU")
PG_EFFECT(X_38, TRAP, FIRST, LAST, MISCOUNTS, "apic_verify", true, "", KNOWN,
	  "unchecked MSR access error in the log; the local APIC is taken to be where firmware says")
PG_EFFECT(X_37, TRAP, FIRST, LAST, MISCOUNTS, "native_apic_msr_read", true, "", KNOWN,
	  "unchecked MSR access error in the log; the CPU is known by a wrong number, and interrupts to it are lost")
PG_EFFECT(X_68, TRAP, V(6, 1), LAST, MISCOUNTS, "x2apic_hw_locked", true, "", KNOWN,
	  "unchecked MSR access error in the log")
PG_EFFECT(X_63, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "Linux gave MPX up in v5.6; older ones let programs alone switch it on")
PG_EFFECT(X_62, TRAP, V(5, 18), LAST, MISCOUNTS, "try_fixup_enqcmd_gp", true, "with a device that has one", KNOWN,
	  "unchecked MSR access error in the log; programs with a shared work queue die of #GP")
