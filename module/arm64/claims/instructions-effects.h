/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of instructions that do not execute. Rows of effects.h, which says what the columns are.
 */
#define PG_SIGILL(hwcap)	"programs that use it (" hwcap ") are killed by SIGILL"
#define PG_CRYPTO(driver)	"the driver " driver " dies when it is loaded and tests itself"

PG_EFFECT(IN_01, TRAP, V(5, 0), LAST, HANGS, "kernel_exit", true, "", INFERRED,
	  "its entry code uses it (SB_BARRIER): at the first return to a program at the latest")
PG_EFFECT(IN_02, TRAP, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED,
	  "Linux does not use them; programs that do are killed by SIGILL")
PG_EFFECT(IN_02b, TRAP, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED,
	  "Linux does not use it; programs that do are killed by SIGILL")
PG_EFFECT(IN_03, TRAP, V(4, 14), LAST, LATER, "arch_wb_cache_pmem", true, "with persistent memory", INFERRED,
	  "when it flushes that memory")
PG_EFFECT(IN_03b, TRAP, V(5, 2), LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP2_DCPODP"))
PG_EFFECT(IN_04, TRAP, V(5, 9), LAST, DIES, "__flush_tlb_range", true, "", KNOWN,
	  "when it first unmaps a range of pages")
PG_EFFECT(IN_05, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN, "Linux as a guest uses the Inner Shareable forms")
PG_EFFECT(IN_06, TRAP, FIRST, LAST, NOTHING, "", true, "", INFERRED, "Linux as a guest does not use the nXS forms")
PG_EFFECT(IN_07, TRAP, V(5, 19), LAST, DIES, "__delay", true, "", KNOWN, "at its first udelay()")
PG_EFFECT(IN_08, ODD, V(5, 19), LAST, MISCOUNTS, "__delay", true, "", KNOWN, "udelay() waits too long")
PG_EFFECT(IN_09, TRAP, V(6, 5), V(6, 13), MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP2_MOPS"))
PG_EFFECT(IN_09, TRAP, V(6, 13), LAST, HANGS, "clear_page", true, "", INFERRED,
	  "silently, as seen on 7.2; memcpy as well; 6.12 does not use it in the kernel, 7.2 does; the release between is inferred. "
	  "Programs that use it (HWCAP2_MOPS) are killed by SIGILL")
PG_EFFECT(IN_10, TRAP, V(4, 3), LAST, DIES, "apply_alternatives_all", true, "with CONFIG_ARM64_LSE_ATOMICS", INFERRED,
	  "at its first atomic operation after that")
PG_EFFECT(IN_11, TRAP, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP_LSE128"))
PG_EFFECT(IN_12, TRAP, V(4, 15), LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP_LRCPC")
	  "; a kernel built with LTO dies (READ_ONCE)")
PG_EFFECT(IN_12b, TRAP, V(4, 20), LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP_ILRCPC"))
PG_EFFECT(IN_13, TRAP, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP_FLAGM"))
PG_EFFECT(IN_13b, TRAP, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP2_FLAGM2"))
PG_EFFECT(IN_14, TRAP, V(4, 20), LAST, LATER, "crc32_le", true, "", INFERRED,
	  "when it first computes a CRC, for a file system most likely")
PG_EFFECT(IN_14b, TRAP, FIRST, LAST, LATER, "", true, "", INFERRED, PG_CRYPTO("aes-ce"))
PG_EFFECT(IN_14c, TRAP, FIRST, LAST, LATER, "", true, "", INFERRED, PG_CRYPTO("ghash-ce, like crct10dif-ce,"))
PG_EFFECT(IN_14d, TRAP, FIRST, LAST, LATER, "", true, "", INFERRED, PG_CRYPTO("sha1-ce"))
PG_EFFECT(IN_14e, TRAP, FIRST, LAST, LATER, "", true, "", INFERRED, PG_CRYPTO("sha2-ce"))
PG_EFFECT(IN_14f, TRAP, V(4, 16), LAST, LATER, "", true, "", INFERRED, PG_CRYPTO("sha512-ce"))
PG_EFFECT(IN_14g, TRAP, V(4, 16), LAST, LATER, "", true, "", INFERRED, PG_CRYPTO("sha3-ce")
	  "; software RAID dies as well (xor_arm64_eor3)")
PG_EFFECT(IN_14h, TRAP, V(4, 16), LAST, LATER, "", true, "", INFERRED, PG_CRYPTO("sm3-ce"))
PG_EFFECT(IN_14i, TRAP, V(4, 18), LAST, LATER, "", true, "", INFERRED, PG_CRYPTO("sm4-ce"))
PG_EFFECT(IN_14j, TRAP, V(4, 16), LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP_ASIMDDP"))
PG_EFFECT(IN_14k, TRAP, V(4, 16), LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP_ASIMDFHM"))
PG_EFFECT(IN_14l, TRAP, V(4, 11), LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP_ASIMDRDM"))
PG_EFFECT(IN_16, TRAP, FIRST, LAST, DIES, "cpu_enable_pan", true, "with CONFIG_ARM64_PAN", KNOWN, "")
PG_EFFECT(IN_16b, TRAP, FIRST, V(5, 12), DIES, "uao_thread_switch", true, "with CONFIG_ARM64_UAO", KNOWN,
	  "read in 5.10; 6.1 does not use it any more")
PG_EFFECT(IN_16c, TRAP, V(6, 2), LAST, DIES, "cpu_enable_dit", true, "", KNOWN,
	  "or at its first exception (set_pstate_dit in the entry code); 6.1 does not use it, 6.12 does")
PG_EFFECT(IN_16d, TRAP, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP_SSBS")
	  "; the kernel emulates it for itself (try_emulate_el1_ssbs)")
PG_EFFECT(IN_16e, TRAP, V(5, 10), LAST, DIES, "__uaccess_enable_tco", true, "with CONFIG_ARM64_MTE", INFERRED,
	  "when it first touches a program's memory")
PG_EFFECT(IN_17, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN, "Linux as a guest does not use it")
PG_EFFECT(IN_17b, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN, "Linux as a guest does not use it")
PG_EFFECT(IN_18, TRAP, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP2_CSSC"))
PG_EFFECT(IN_18b, TRAP, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP2_FRINT"))
PG_EFFECT(IN_18c, TRAP, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP_JSCVT")
	  ", JavaScript engines first")
PG_EFFECT(IN_18d, TRAP, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP_FCMA"))
PG_EFFECT(IN_18e, TRAP, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP2_BF16"))
PG_EFFECT(IN_18f, TRAP, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP2_I8MM"))
