/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of more features that are not there. Rows of effects.h, which says what the columns are.
 */
PG_EFFECT(ID_02, TRAP, V(7, 0), LAST, DIES, "cpu_enable_mpam", true, "", KNOWN, "read in 7.2; not with arm64.nompam")
PG_EFFECT(ID_03, TRAP, V(7, 0), LAST, DIES, "cpu_enable_mpam", true, "", KNOWN, "read in 7.2; not with arm64.nompam")
PG_EFFECT(ID_20, TRAP, FIRST, LAST, LATER, "", true, "with error sources in the firmware tables", INFERRED, "")
PG_EFFECT(ID_26, TRAP, V(4, 15), LAST, DIES, "sve_probe_vqs", true, "", KNOWN, "")
PG_EFFECT(ID_26, ODD, V(4, 15), LAST, MISCOUNTS, "sve_probe_vqs", true, "", INFERRED,
	  "programs are given a wrong vector length")
PG_EFFECT(ID_29, TRAP, V(6, 0), LAST, DIES, "tls_thread_flush", true, "", KNOWN, "when the first program starts")
PG_EFFECT(ID_30, TRAP, V(6, 9), LAST, LATER, "task_fpsimd_load", true, "", KNOWN,
	  "when it first loads a program's registers")
PG_EFFECT(ID_31, TRAP, V(5, 10), LAST, MISCOUNTS, "", true, "", INFERRED,
	  "programs that use memory tags are killed by SIGILL; a kernel with CONFIG_KASAN_HW_TAGS dies at boot")
PG_EFFECT(ID_33, TRAP, V(5, 14), LAST, DIES, "__cpuinfo_store_cpu", true, "", KNOWN,
	  "5.10 does not read it, 6.1 does")
PG_EFFECT(ID_35, TRAP, V(5, 0), LAST, DIES, "ptrauth_keys_install_user", true, "", INFERRED,
	  "when the first program starts")
PG_EFFECT(ID_41, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN, "no kernel up to 7.2 touches SCTLR2_EL1 in a guest")
PG_EFFECT(ID_47, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "no upstream kernel up to 7.2 uses FEAT_NMI; kernels with patches for it, such as openEuler's, die at boot")
PG_EFFECT(ID_50, ODD, V(6, 17), LAST, MISCOUNTS, "", true, "", INFERRED,
	  "the wrong interrupt controller may be started")
