/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of clocks, caches and AArch32 that are not as they are said to be, and of CPUs that differ. Rows
 * of effects.h, which says what the columns are.
 */
PG_EFFECT(ID_52, TRAP, FIRST, LAST, DIES, "arch_timer_read_counter", true, "", INFERRED, "")
PG_EFFECT(ID_52, ODD, FIRST, LAST, MISCOUNTS, "arch_timer_read_counter", true, "", INFERRED, "time jumps or drifts")
PG_EFFECT(ID_53, TRAP, FIRST, LAST, DIES, "arch_timer_get_cntfrq", true, "", INFERRED, "")
PG_EFFECT(ID_53, ODD, FIRST, LAST, MISCOUNTS, "arch_timer_get_cntfrq", true, "where the device tree gives no frequency",
	  INFERRED, "time runs too fast or too slow; with 0 there is no clock at all")
PG_EFFECT(ID_55, ODD, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "Linux takes the geometry of caches from firmware tables; kernels that read it here see a wrong one")
PG_EFFECT(ID_56, TRAP, FIRST, LAST, DIES, "__cpuinfo_store_cpu", true, "", KNOWN,
	  "cache_line_size and init_cache_level read them as well")
PG_EFFECT(ID_56, ODD, FIRST, LAST, MISCOUNTS, "init_cache_level", true, "", INFERRED, "")
PG_EFFECT(ID_56b, TRAP, FIRST, LAST, DIES, "clear_page", true, "", KNOWN, "")
PG_EFFECT(ID_56b, ODD, FIRST, LAST, MISCOUNTS, "clear_page", true, "", INFERRED,
	  "memory is corrupted or not cleared: every kernel and C library clears with it (memset)")
PG_EFFECT(ID_57, ANY, FIRST, LAST, MISCOUNTS, "setup_elf_hwcaps", true, "in 32-bit programs", INFERRED,
	  "they get no hwcaps and choose code for old CPUs, or refuse to start")
PG_EFFECT(ID_58, ANY, FIRST, LAST, NOTHING, "", true, "", KNOWN, "Linux ignores them")
