/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of instructions that do not execute. Rows of effects.h, which says what the columns are.
 */
#define PG_SIGILL(hwcap)	"programs that use it (" hwcap ") are killed by SIGILL"
#define PG_CRYPTO(driver)	"the driver " driver " dies when it is loaded and tests itself"

PG_EFFECT(IN_01, TRAP, V(5, 0), LAST, HANGS, "kernel_exit", true, "", INFERRED,
	  "at the first return to a program at the latest")
PG_EFFECT(IN_03, TRAP, V(4, 14), LAST, LATER, "arch_wb_cache_pmem", true, "with persistent memory", INFERRED, "")
PG_EFFECT(IN_03b, TRAP, V(5, 2), LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP2_DCPODP"))
PG_EFFECT(IN_04, TRAP, V(5, 9), LAST, DIES, "__flush_tlb_range", true, "", KNOWN,
	  "when it first unmaps a range of pages")
PG_EFFECT(IN_05, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN, "Linux as a guest uses the Inner Shareable forms")
PG_EFFECT(IN_06, TRAP, FIRST, LAST, NOTHING, "", true, "", INFERRED, "Linux as a guest does not use the nXS forms")
PG_EFFECT(IN_07, TRAP, V(6, 1), LAST, DIES, "__delay", true, "", KNOWN, "at its first udelay()")
PG_EFFECT(IN_08, ODD, V(6, 1), LAST, MISCOUNTS, "__delay", true, "", KNOWN, "udelay() waits too long")
PG_EFFECT(IN_09, TRAP, V(6, 5), V(6, 13), MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP2_MOPS"))
PG_EFFECT(IN_09, TRAP, V(6, 13), LAST, DIES, "clear_page", true, "", INFERRED,
	  "6.12 does not use it in the kernel, 7.2 does; the release between is inferred")
PG_EFFECT(IN_10, TRAP, V(4, 3), LAST, DIES, "apply_alternatives_all", true, "", INFERRED,
	  "at its first atomic operation after that")
PG_EFFECT(IN_12, TRAP, V(4, 15), LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP_LRCPC"))
PG_EFFECT(IN_12b, TRAP, V(4, 20), LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP_ILRCPC"))
PG_EFFECT(IN_14, TRAP, V(4, 20), LAST, LATER, "crc32_le", true, "", INFERRED,
	  "when it first computes a CRC, for a file system most likely")
PG_EFFECT(IN_14b, TRAP, FIRST, LAST, LATER, "", true, "", INFERRED, PG_CRYPTO("aes-ce"))
PG_EFFECT(IN_14c, TRAP, FIRST, LAST, LATER, "", true, "", INFERRED, PG_CRYPTO("ghash-ce"))
PG_EFFECT(IN_14d, TRAP, FIRST, LAST, LATER, "", true, "", INFERRED, PG_CRYPTO("sha1-ce"))
PG_EFFECT(IN_14e, TRAP, FIRST, LAST, LATER, "", true, "", INFERRED, PG_CRYPTO("sha2-ce"))
PG_EFFECT(IN_14f, TRAP, V(4, 16), LAST, LATER, "", true, "", INFERRED, PG_CRYPTO("sha512-ce"))
PG_EFFECT(IN_14g, TRAP, V(4, 16), LAST, LATER, "", true, "", INFERRED, PG_CRYPTO("sha3-ce"))
PG_EFFECT(IN_14h, TRAP, V(4, 16), LAST, LATER, "", true, "", INFERRED, PG_CRYPTO("sm3-ce"))
PG_EFFECT(IN_14i, TRAP, V(4, 18), LAST, LATER, "", true, "", INFERRED, PG_CRYPTO("sm4-ce"))
PG_EFFECT(IN_14j, TRAP, V(4, 16), LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP_ASIMDDP"))
PG_EFFECT(IN_14k, TRAP, V(4, 16), LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP_ASIMDFHM"))
PG_EFFECT(IN_14l, TRAP, V(4, 11), LAST, MISCOUNTS, "", true, "", INFERRED, PG_SIGILL("HWCAP_ASIMDRDM"))
PG_EFFECT(IN_16, TRAP, FIRST, LAST, DIES, "cpu_enable_pan", true, "", KNOWN, "")
PG_EFFECT(IN_16b, TRAP, FIRST, V(5, 12), DIES, "uao_thread_switch", true, "", KNOWN,
	  "read in 5.10; 6.1 does not use it any more")
PG_EFFECT(IN_16c, TRAP, V(6, 2), LAST, DIES, "cpu_enable_dit", true, "", KNOWN, "6.1 does not use it, 6.12 does")
PG_EFFECT(IN_16e, TRAP, V(5, 10), LAST, DIES, "__uaccess_enable_tco", true, "", INFERRED,
	  "when it first touches a program's memory")

PG_EFFECT(CO_01, ODD, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED,
	  "the kernel uses what all CPUs have; programs that ask the CPU they run on may be killed by SIGILL on another")
PG_EFFECT(CO_02, ODD, FIRST, LAST, MISCOUNTS, "", true, "after the features have changed", INFERRED, "")
