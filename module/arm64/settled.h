/* SPDX-License-Identifier: GPL-2.0 */
/*
 * ID registers of which the running kernel is asked what it settled for when it booted: read_sanitised_ftr_reg().
 *
 * X-macro, no include guard: PG_SETTLED(name, major, minor), the register being ID_AA64<name>_EL1 and the observation
 * S_<name>. Kernels know more registers as they get newer, and to ask for one that they do not know makes them complain: it
 * is asked for from v<major>.<minor> on.
 *
 * Source: arm64_ftr_regs in arch/arm64/kernel/cpufeature.c of Linux 5.10, 6.1, 6.12 and 7.2.
 */
PG_SETTLED(PFR0, 0, 0)
PG_SETTLED(PFR1, 0, 0)
PG_SETTLED(ZFR0, 0, 0)
PG_SETTLED(DFR0, 0, 0)
PG_SETTLED(ISAR0, 0, 0)
PG_SETTLED(ISAR1, 0, 0)
PG_SETTLED(MMFR0, 0, 0)
PG_SETTLED(MMFR1, 0, 0)
PG_SETTLED(MMFR2, 0, 0)
PG_SETTLED(ISAR2, 6, 1)
PG_SETTLED(SMFR0, 6, 1)
PG_SETTLED(PFR2, 6, 12)
PG_SETTLED(FPFR0, 6, 12)
PG_SETTLED(ISAR3, 6, 12)
PG_SETTLED(MMFR3, 6, 12)
PG_SETTLED(MMFR4, 6, 12)
