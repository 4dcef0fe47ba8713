/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of words that contradict each other. Rows of effects.h, which says what the columns are.
 */
PG_EFFECT(XC_01, ODD, FIRST, LAST, MISCOUNTS, "", true, "", INFERRED,
	  "features of the first CPU are used on others that lack them")
PG_EFFECT(XC_02, ODD, FIRST, LAST, MISCOUNTS, "fpu__init_system_xstate", true, "", KNOWN,
	  "a WARNING with the leaves of CPUID 0xD, and XSAVE is switched off")
PG_EFFECT(XC_03, ODD, FIRST, LAST, MISCOUNTS, "fpu__init_system_xstate", true, "", KNOWN,
	  "a WARNING with the leaves of CPUID 0xD, and XSAVE is switched off")
PG_EFFECT(XC_04, ODD, FIRST, LAST, MISCOUNTS, "topo_register_apic", true, "", INFERRED,
	  "CPUs are taken for others, or for one more")
