/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of more features that are not there. Rows of effects.h, which says what the columns are.
 */
PG_EFFECT(ID_02, TRAP, V(7, 0), LAST, DIES, "cpu_enable_mpam", true, "", KNOWN,
	  "when it enables MPAM; read in 7.2; not with arm64.nompam")
PG_EFFECT(ID_03, TRAP, V(7, 0), LAST, DIES, "cpu_enable_mpam", true, "", KNOWN,
	  "when it enables MPAM; read in 7.2; not with arm64.nompam")
PG_EFFECT(ID_04, HIDDEN, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "but the guest can see, and perhaps change, how the host partitions its caches")
PG_EFFECT(ID_20, TRAP, FIRST, LAST, LATER, "", true, "with error sources in the firmware tables", INFERRED,
	  "when a RAS driver reads an error record")
PG_EFFECT(ID_22, HIDDEN, FIRST, LAST, NOTHING, "", true, "", KNOWN, "but the guest sees the host's error records")
PG_EFFECT(ID_24, HIDDEN, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "but the guest sees the host's activity, a side channel")
PG_EFFECT(ID_26, TRAP, V(4, 15), LAST, DIES, "sve_probe_vqs", true, "with CONFIG_ARM64_SVE", KNOWN, "or in sve_get_vl")
PG_EFFECT(ID_26, ODD, V(4, 15), LAST, MISCOUNTS, "sve_probe_vqs", true, "", INFERRED,
	  "programs are given a wrong vector length")
PG_EFFECT(ID_27, ODD, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED,
	  "programs that ask for SVE2 without asking for SVE are killed by SIGILL; Linux's own hwcaps ask for " "both")
PG_EFFECT(ID_29, TRAP, V(6, 0), LAST, DIES, "tls_thread_flush", true, "with CONFIG_ARM64_SME", KNOWN,
	  "when the first program starts")
PG_EFFECT(ID_30, TRAP, V(6, 9), LAST, LATER, "task_fpsimd_load", true, "", KNOWN,
	  "when it first saves or loads a program's FP registers")
PG_EFFECT(ID_31, TRAP, V(5, 10), LAST, MISCOUNTS, "", true, "", INFERRED,
	  "programs that use memory tags are killed by SIGILL; a kernel with CONFIG_KASAN_HW_TAGS dies at boot")
PG_EFFECT(ID_33, TRAP, V(5, 14), LAST, DIES, "__cpuinfo_store_cpu", true, "with CONFIG_ARM64_MTE", KNOWN,
	  "5.10 does not read it, 6.1 does")
PG_EFFECT(ID_35, TRAP, V(5, 0), LAST, DIES, "ptrauth_keys_install_user", true, "with CONFIG_ARM64_PTR_AUTH", INFERRED,
	  "when the first program starts")
PG_EFFECT(ID_36, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "Linux leaves them alone; other systems die when they isolate contexts")
PG_EFFECT(ID_41, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "no kernel up to 7.2 touches SCTLR2_EL1 in a guest; one that sets it hangs in __cpu_setup")
PG_EFFECT(ID_42, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN, "Linux does not use them")
PG_EFFECT(ID_44, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN, "Linux does not use them")
PG_EFFECT(ID_45, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN, "Linux does not use it")
PG_EFFECT(ID_46, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN, "Linux does not use it")
PG_EFFECT(ID_47, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "no upstream kernel up to 7.2 uses FEAT_NMI; kernels with patches for it, such as openEuler's, die at boot")
PG_EFFECT(ID_50, ODD, V(6, 17), LAST, MISCOUNTS, "", true, "", INFERRED,
	  "the wrong interrupt controller may be started: the guest then hangs or dies at boot")
