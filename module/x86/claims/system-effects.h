/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of such registers that are not there. Rows of effects.h, which says what the columns are.
 */
PG_EFFECT(X_39, TRAP, FIRST, LAST, MISCOUNTS, "early_init_intel or init_intel", true, "", KNOWN,
	  "unchecked MSR access error in the log")
PG_EFFECT(X_41, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "init_ia32_feat_ctl asks with the safe form, and switches VMX off")
PG_EFFECT(X_42, TRAP, FIRST, LAST, MISCOUNTS, "setup_vmcs_config", true, "with kvm_intel", INFERRED,
	  "unchecked MSR access error in the log; kvm-intel does not load, or loads with a wrong idea of the CPU")
PG_EFFECT(X_43, TRAP, FIRST, LAST, MISCOUNTS, "init_amd", true, "", KNOWN, "unchecked MSR access error in the log")
PG_EFFECT(X_44, TRAP, V(4, 14), LAST, MISCOUNTS, "early_detect_mem_encrypt", true, "", KNOWN,
	  "unchecked MSR access error in the log")
PG_EFFECT(X_45, TRAP, V(4, 15), LAST, HANGS, "sme_enable", true, "with CONFIG_AMD_MEM_ENCRYPT", KNOWN,
	  "so early that there is neither an exception table nor a console")
PG_EFFECT(X_46, TRAP, FIRST, LAST, MISCOUNTS, "cpu_has_amd_erratum", true, "", KNOWN,
	  "unchecked MSR access error in the log; of some CPU models only")
PG_EFFECT(X_47, TRAP, V(6, 6), LAST, MISCOUNTS, "init_amd", true, "", KNOWN,
	  "unchecked MSR access error in the log; or kvm_amd does not load")
PG_EFFECT(X_47, TRAP, FIRST, V(6, 6), MISCOUNTS, "svm_hardware_enable", true, "with kvm_amd", INFERRED,
	  "kvm_amd does not load, or cannot start a guest")
PG_EFFECT(X_48, TRAP, FIRST, LAST, MISCOUNTS, "svm_hardware_enable", true, "with kvm_amd", INFERRED,
	  "unchecked MSR access error in the log")
PG_EFFECT(X_69, TRAP, FIRST, LAST, MISCOUNTS, "syscall_init", true, "", KNOWN,
	  "unchecked MSR access error in the log; and the first program dies at its first system call")
PG_EFFECT(X_49, TRAP, FIRST, LAST, MISCOUNTS, "pat_bp_init", true, "", KNOWN,
	  "unchecked MSR access error in the log; and PAT stays off")
PG_EFFECT(X_50, TRAP, FIRST, LAST, MISCOUNTS, "get_mtrr_state", true, "", KNOWN,
	  "unchecked MSR access error in the log; memory types are wrong")
PG_EFFECT(X_51, TRAP, FIRST, LAST, MISCOUNTS, "get_mtrr_state", true, "", KNOWN,
	  "unchecked MSR access error in the log; memory types are wrong")
PG_EFFECT(X_52, TRAP, FIRST, LAST, MISCOUNTS, "get_fixed_ranges", true, "", KNOWN,
	  "unchecked MSR access error in the log; memory types are wrong")
PG_EFFECT(X_53, TRAP, FIRST, LAST, MISCOUNTS, "__mcheck_cpu_cap_init", true, "", KNOWN,
	  "unchecked MSR access error in the log; no machine check is ever seen")
PG_EFFECT(X_54, TRAP, V(5, 16), LAST, DIES, "mce_rdmsrl", true, "", INFERRED,
	  "Kernel panic, MSR access error: mce_rdmsrl() has a handler of its own that panics")
PG_EFFECT(X_55, TRAP, FIRST, LAST, MISCOUNTS, "__mcheck_cpu_init_generic", true, "", KNOWN,
	  "unchecked MSR access error in the log")
PG_EFFECT(X_56, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN, "only ACPI throttling asks for it, with the safe form")
PG_EFFECT(X_57, TRAP, FIRST, LAST, MISCOUNTS, "intel_init_thermal", true, "with CONFIG_X86_THERMAL_VECTOR", INFERRED,
	  "unchecked MSR access error in the log")
PG_EFFECT(X_58, TRAP, FIRST, LAST, MISCOUNTS, "intel_init_thermal", true, "with CONFIG_X86_THERMAL_VECTOR", INFERRED,
	  "unchecked MSR access error in the log")
PG_EFFECT(X_59, TRAP, FIRST, LAST, MISCOUNTS, "intel_pstate_hwp_enable", true, "with intel_pstate", INFERRED,
	  "unchecked MSR access error in the log")
PG_EFFECT(X_60, TRAP, FIRST, LAST, MISCOUNTS, "intel_epb_restore", true, "", KNOWN,
	  "unchecked MSR access error in the log")
