/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of CPUs and ID registers that do not agree. Rows of effects.h, which says what the columns are.
 */
PG_EFFECT(CO_01, ODD, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED,
	  "the kernel is tainted (CPU_OUT_OF_SPEC) and uses what all CPUs have; programs that ask the CPU they "
	  "run on may be killed by SIGILL on another")
PG_EFFECT(CO_02, ODD, FIRST, LAST, MISCOUNTS, "", true, "after the features have changed", INFERRED,
	  "the kernel and its programs rely on what the CPUs no longer show")
PG_EFFECT(CO_03, ANY, FIRST, LAST, NOTHING, "", true, "", KNOWN, "kernels expect unequal CPUs")
PG_EFFECT(CO_04, ANY, FIRST, LAST, NOTHING, "", true, "", KNOWN, "by itself: the claims that differ say what breaks")
PG_EFFECT(CO_06, ODD, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED,
	  "kernels and programs that infer one feature from another go wrong")
