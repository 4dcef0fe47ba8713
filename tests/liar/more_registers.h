/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Registers that a host can lie about although polygraph itself never touches them: X-macro rows as
 * in module/registers.h, which knows all others, but nothing after the encoding matters here.
 *
 * Source: Arm ARM (DDI 0487); checked against arch/arm64/tools/sysreg of Linux 7.2.
 */

/* Translation control: a host that cleans caches by set/way watches writes, HCR_EL2.TVM. */
PG_REG(SCTLR_EL1,		3, 0, 1, 0, 0)
PG_REG(TTBR0_EL1,		3, 0, 2, 0, 0)
PG_REG(TTBR1_EL1,		3, 0, 2, 0, 1)
PG_REG(TCR_EL1,			3, 0, 2, 0, 2)
PG_REG(AFSR0_EL1,		3, 0, 5, 1, 0)
PG_REG(AFSR1_EL1,		3, 0, 5, 1, 1)
PG_REG(ESR_EL1,			3, 0, 5, 2, 0)
PG_REG(FAR_EL1,			3, 0, 6, 0, 0)
PG_REG(MAIR_EL1,		3, 0, 10, 2, 0)
PG_REG(AMAIR_EL1,		3, 0, 10, 3, 0)
PG_REG(CONTEXTIDR_EL1,		3, 0, 13, 0, 1)
PG_REG(ACTLR_EL1,		3, 0, 1, 0, 1)

/* Caches. */
PG_REG(CCSIDR_EL1,		3, 1, 0, 0, 0)
PG_REG(CLIDR_EL1,		3, 1, 0, 0, 1)
PG_REG(CCSIDR2_EL1,		3, 1, 0, 0, 2)
PG_REG(CSSELR_EL1,		3, 2, 0, 0, 0)
PG_REG(CTR_EL0,			3, 3, 0, 0, 1)

/* Debug. */
PG_REG(OSLAR_EL1,		2, 0, 1, 0, 4)
PG_REG(OSLSR_EL1,		2, 0, 1, 1, 4)
PG_REG(DBGPRCR_EL1,		2, 0, 1, 4, 4)
PG_REG(MDSCR_EL1,		2, 0, 0, 2, 2)
PG_REG(DBGAUTHSTATUS_EL1,	2, 0, 7, 14, 6)
PG_REG(TRFCR_EL1,		3, 0, 1, 2, 1)
