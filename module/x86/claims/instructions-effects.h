/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of instructions that are not there. Rows of effects.h, which says what the columns are.
 */
PG_EFFECT(XI_01, TRAP, FIRST, LAST, DIES, "fpu__init_cpu_xstate", true, "", INFERRED, "invalid opcode")
PG_EFFECT(XI_01, ODD, FIRST, LAST, MISCOUNTS, "fpu__init_system_xstate", true, "", INFERRED,
	  "the kernel switches XSAVE off, or saves too little")
PG_EFFECT(XI_02, TRAP, V(5, 3), LAST, DIES, "rdtsc_ordered", true, "", INFERRED, "invalid opcode")
PG_EFFECT(XI_02, ODD, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED, "getcpu() in programs names the wrong CPU")
PG_EFFECT(XI_03, TRAP, V(4, 20), LAST, MISCOUNTS, "vdso_read_cpunode", true, "", INFERRED,
	  "programs that call getcpu() are killed by SIGILL")
PG_EFFECT(XI_03, ODD, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED, "getcpu() in programs names the wrong CPU")
PG_EFFECT(XI_04, TRAP, FIRST, LAST, DIES, "x86_init_rdrand", true, "", KNOWN, "invalid opcode")
PG_EFFECT(XI_04, ODD, FIRST, LAST, MISCOUNTS, "x86_init_rdrand", true, "", INFERRED,
	  "it is found out and left alone from v5.4 on; older kernels and programs take constants for random")
PG_EFFECT(XI_05, TRAP, FIRST, LAST, DIES, "random_init_early", true, "", INFERRED, "invalid opcode")
PG_EFFECT(XI_05, ODD, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED, "the kernel takes constants for random")
PG_EFFECT(XI_06, TRAP, V(5, 9), LAST, DIES, "current_save_fsgs", true, "", INFERRED, "invalid opcode")
PG_EFFECT(XI_07, TRAP, FIRST, LAST, DIES, "native_flush_tlb_global", true, "", INFERRED, "invalid opcode")
PG_EFFECT(XI_08, TRAP, FIRST, LAST, DIES, "__arch_hweight64", true, "", INFERRED, "invalid opcode")
PG_EFFECT(XI_08, ODD, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED, "bitmaps are counted wrongly")
PG_EFFECT(XI_09, TRAP, FIRST, LAST, LATER, "crc32c_intel_le_hw", true, "with crc32c-intel", INFERRED, "invalid opcode")
PG_EFFECT(XI_10, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "Linux itself does not use it, or not in the kernel; programs that do are killed by SIGILL")
PG_EFFECT(XI_11, TRAP, FIRST, LAST, DIES, "slab_update_freelist", true, "", INFERRED, "invalid opcode")
PG_EFFECT(XI_12, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "Linux itself does not use it, or not in the kernel; programs that do are killed by SIGILL")
PG_EFFECT(XI_13, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN, "TZCNT without the feature is BSF, and no exception")
PG_EFFECT(XI_13, ODD, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED, "programs count zeroes wrongly")
PG_EFFECT(XI_14, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN, "LZCNT without the feature is BSR, and no exception")
PG_EFFECT(XI_14, ODD, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED, "programs count zeroes wrongly")
PG_EFFECT(XI_15, TRAP, FIRST, LAST, LATER, "curve25519_arch", true, "with curve25519-x86_64", INFERRED, "invalid opcode")
PG_EFFECT(XI_16, TRAP, FIRST, LAST, LATER, "curve25519_arch", true, "with curve25519-x86_64", INFERRED, "invalid opcode")
PG_EFFECT(XI_18, TRAP, FIRST, LAST, LATER, "clflush_cache_range", true, "", INFERRED, "invalid opcode")
PG_EFFECT(XI_19, TRAP, FIRST, LAST, LATER, "arch_wb_cache_pmem", true, "with persistent memory", INFERRED,
	  "invalid opcode")
PG_EFFECT(XI_20, TRAP, V(5, 9), LAST, DIES, "sync_core", true, "", INFERRED, "invalid opcode")
PG_EFFECT(XI_21, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "Linux itself does not use it, or not in the kernel; programs that do are killed by SIGILL")
PG_EFFECT(XI_22, TRAP, FIRST, LAST, LATER, "iosubmit_cmds512", true, "with a device that takes such commands", INFERRED,
	  "invalid opcode")
PG_EFFECT(XI_23, TRAP, V(5, 9), LAST, LATER, "delay_halt_tpause", true, "", INFERRED, "invalid opcode")
PG_EFFECT(XI_24, TRAP, FIRST, LAST, DIES, "switch_fpu_finish", true, "", INFERRED, "invalid opcode")
PG_EFFECT(XI_25, TRAP, FIRST, LAST, LATER, "x86_perf_event_update", true, "when perf is used", INFERRED,
	  "general protection fault")
PG_EFFECT(XI_26, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "Linux does not use it; programs that do are killed by SIGILL")
PG_EFFECT(XI_26, ODD, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED, "programs find memory that is not cleared")
PG_EFFECT(XI_27, TRAP, FIRST, LAST, LATER, "aesni_enc", true, "with aesni-intel", INFERRED, "invalid opcode")
PG_EFFECT(XI_28, TRAP, FIRST, LAST, LATER, "crc_t10dif_pcl", true, "with crct10dif-pclmul", INFERRED, "invalid opcode")
PG_EFFECT(XI_29, TRAP, FIRST, LAST, LATER, "sha256_ni_transform", true, "with sha256-ssse3", INFERRED, "invalid opcode")
PG_EFFECT(XI_30, TRAP, V(6, 1), LAST, LATER, "aria_aesni_avx_gfni_encrypt_16way", true, "with aria-aesni-avx", INFERRED,
	  "invalid opcode")
PG_EFFECT(XI_31, TRAP, FIRST, LAST, LATER, "xor_avx_2", true, "with RAID 5 or 6", INFERRED, "invalid opcode")
PG_EFFECT(XI_32, TRAP, FIRST, LAST, LATER, "raid6_avx21_gen_syndrome", true, "with RAID 6", INFERRED, "invalid opcode")
PG_EFFECT(XI_33, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "Linux itself does not use it, or not in the kernel; programs that do are killed by SIGILL")
PG_EFFECT(XI_34, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "Linux itself does not use it, or not in the kernel; programs that do are killed by SIGILL")
PG_EFFECT(XI_35, TRAP, V(6, 10), LAST, LATER, "aes_xts_encrypt_vaes_avx2", true, "with aesni-intel", INFERRED,
	  "invalid opcode")
PG_EFFECT(XI_36, TRAP, FIRST, LAST, LATER, "raid6_avx5121_gen_syndrome", true, "with RAID 6", INFERRED, "invalid opcode")
