/* SPDX-License-Identifier: GPL-2.0 */
/*
 * System registers and instructions that a booting kernel touches and a host may trap or lie about, and that polygraph
 * itself never touches; registers.h has all others, and none is in both.
 *
 * X-macro, no include guard; the columns are those of registers.h up to the encoding.
 *
 *	PG_UNPROBED(name, op0, op1, CRn, CRm, op2)		a register
 *	PG_UNPROBED_INSN("name", op0, op1, CRn, CRm, op2)	a system instruction
 *
 * Source: Arm ARM (DDI 0487); checked against arch/arm64/tools/sysreg of Linux 7.2.
 */

/* Translation control: what HCR_EL2.TVM traps on writing. A host that cleans caches by set/way watches these writes. */
PG_UNPROBED(SCTLR_EL1,		3, 0, 1, 0, 0)
PG_UNPROBED(TTBR0_EL1,		3, 0, 2, 0, 0)
PG_UNPROBED(TTBR1_EL1,		3, 0, 2, 0, 1)
PG_UNPROBED(TCR_EL1,		3, 0, 2, 0, 2)
PG_UNPROBED(AFSR0_EL1,		3, 0, 5, 1, 0)
PG_UNPROBED(AFSR1_EL1,		3, 0, 5, 1, 1)
PG_UNPROBED(ESR_EL1,		3, 0, 5, 2, 0)
PG_UNPROBED(FAR_EL1,		3, 0, 6, 0, 0)
PG_UNPROBED(MAIR_EL1,		3, 0, 10, 2, 0)
PG_UNPROBED(AMAIR_EL1,		3, 0, 10, 3, 0)
PG_UNPROBED(CONTEXTIDR_EL1,	3, 0, 13, 0, 1)

/* Control, exceptions, threads. */
PG_UNPROBED(ACTLR_EL1,		3, 0, 1, 0, 1)
PG_UNPROBED(VBAR_EL1,		3, 0, 12, 0, 0)
PG_UNPROBED(TPIDR_EL1,		3, 0, 13, 0, 4)
PG_UNPROBED(SP_EL0,		3, 0, 4, 1, 0)
PG_UNPROBED(SPSR_EL1,		3, 0, 4, 0, 0)
PG_UNPROBED(ELR_EL1,		3, 0, 4, 0, 1)

/* Caches. */
PG_UNPROBED(CCSIDR2_EL1,	3, 1, 0, 0, 2)

/* Timers and threads. */
PG_UNPROBED(CNTKCTL_EL1,	3, 0, 14, 1, 0)
PG_UNPROBED(CNTP_TVAL_EL0,	3, 3, 14, 2, 0)
PG_UNPROBED(CNTP_CVAL_EL0,	3, 3, 14, 2, 2)
PG_UNPROBED(CNTV_TVAL_EL0,	3, 3, 14, 3, 0)
PG_UNPROBED(CNTV_CVAL_EL0,	3, 3, 14, 3, 2)
PG_UNPROBED(TPIDR_EL0,		3, 3, 13, 0, 2)
PG_UNPROBED(TPIDRRO_EL0,	3, 3, 13, 0, 3)

/* The interrupt controller. */
PG_UNPROBED(ICC_SGI1R_EL1,	3, 0, 12, 11, 5)
PG_UNPROBED(ICC_ASGI1R_EL1,	3, 0, 12, 11, 6)
PG_UNPROBED(ICC_SGI0R_EL1,	3, 0, 12, 11, 7)
PG_UNPROBED(ICC_IAR1_EL1,	3, 0, 12, 12, 0)
PG_UNPROBED(ICC_EOIR1_EL1,	3, 0, 12, 12, 1)
PG_UNPROBED(ICC_BPR1_EL1,	3, 0, 12, 12, 3)
PG_UNPROBED(ICC_IGRPEN0_EL1,	3, 0, 12, 12, 6)
PG_UNPROBED(ICC_IGRPEN1_EL1,	3, 0, 12, 12, 7)
PG_UNPROBED(ICC_DIR_EL1,	3, 0, 12, 11, 1)
PG_UNPROBED(ICC_RPR_EL1,	3, 0, 12, 11, 3)

/* Debug, errors, the rest. */
PG_UNPROBED(MDCCINT_EL1,	2, 0, 0, 2, 0)
PG_UNPROBED(MDRAR_EL1,		2, 0, 1, 0, 0)
PG_UNPROBED(DBGPRCR_EL1,	2, 0, 1, 4, 4)
PG_UNPROBED(DBGAUTHSTATUS_EL1,	2, 0, 7, 14, 6)
PG_UNPROBED(ERXCTLR_EL1,	3, 0, 5, 4, 1)
PG_UNPROBED(ERXADDR_EL1,	3, 0, 5, 4, 3)
PG_UNPROBED(LORSA_EL1,		3, 0, 10, 4, 0)
PG_UNPROBED(AMUSERENR_EL0,	3, 3, 13, 2, 3)

/* Caches and translations. */
PG_UNPROBED_INSN("dc isw",	1, 0, 7, 6, 2)
PG_UNPROBED_INSN("dc csw",	1, 0, 7, 10, 2)
PG_UNPROBED_INSN("dc cisw",	1, 0, 7, 14, 2)
PG_UNPROBED_INSN("dc zva",	1, 3, 7, 4, 1)
PG_UNPROBED_INSN("dc cvac",	1, 3, 7, 10, 1)
PG_UNPROBED_INSN("dc cvau",	1, 3, 7, 11, 1)
PG_UNPROBED_INSN("dc civac",	1, 3, 7, 14, 1)
PG_UNPROBED_INSN("ic ivau",	1, 3, 7, 5, 1)
PG_UNPROBED_INSN("ic iallu",	1, 0, 7, 5, 0)
PG_UNPROBED_INSN("tlbi vmalle1",	1, 0, 8, 7, 0)
PG_UNPROBED_INSN("tlbi vmalle1is",	1, 0, 8, 3, 0)
