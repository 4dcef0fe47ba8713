/* SPDX-License-Identifier: GPL-2.0 */
/*
 * CO-*: what the CPUs say agrees, with each other, with what the kernel heard at boot, and with itself. Rows of claims.h,
 * which says what the columns are.
 *
 * There is no row CO-05, a repetition after a migration: a verdict is about one moment, and to compare two is to compare
 * two captures. What a migration changes below a running kernel shows in CO-02.
 *
 * Fractional fields are never held against a host: MPAM_frac without MPAM is FEAT_MPAMv0p1, and CSV2_frac, RAS_frac and
 * MTE_frac are valid only beside one value of the whole field and ignored beside all others.
 */
PG_CLAIM(CO_01, "CO-01", "ID registers", "CPUs of one kind have the same ID_AA64* registers",
	 true, LOOK(R(MIDR_EL1), R(REVIDR_EL1)), O_NONE, same_features, SURE, W, ROOT,
	 "the VMM or hypervisor must show one set of ID registers to all vCPUs, as KVM does",
	 "pin the vCPUs to one kind of host CPU",
	 "compared among CPUs with equal MIDR_EL1 and REVIDR_EL1; PMUVer belongs to PMC-02")
PG_CLAIM(CO_02, "CO-02", "ID registers", "the ID_AA64* registers still show what the kernel settled for at boot",
	 true, LOOK(R(ID_AA64PFR0_EL1)), O(S_PFR0), settled, SURE, W, ROOT,
	 "ID registers must not change while a VM runs: look for a migration to a lesser host", "reboot the guest",
	 "that the kernel settled for less is its own affair: arm64.no... on its command line, unequal CPUs, or "
	 "fields that it does not know. PMUVer belongs to PMC-03")
PG_CLAIM(CO_03, "CO-03", "CPUs", "the CPUs are of one kind, or say so",
	 true, LOOK(R(MIDR_EL1), R(REVIDR_EL1)), O_NONE, kinds, SURE, C, ROOT, "", "pin the vCPUs to one kind of host CPU",
	 "informational: MIDR_EL1 and REVIDR_EL1 may differ")
PG_CLAIM(CO_04, "CO-04", "CPUs", "every claim is kept alike on CPUs of one kind",
	 true, LOOK(R(MIDR_EL1), R(REVIDR_EL1)), O_NONE, same_verdicts, HINT, C, ROOT, "", "",
	 "informational: each claim that is broken on some CPUs only is counted for itself")
PG_CLAIM(CO_06, "CO-06", "ID registers", "no feature is advertised without what it is built on, or twice",
	 true, LOOK(R(ID_AA64PFR0_EL1), R(ID_AA64PFR1_EL1), R(ID_AA64ISAR1_EL1), R(ID_AA64ISAR2_EL1), R(ID_AA64SMFR0_EL1)),
	 O_NONE, closure, SURE, C, ROOT, PG_HIDE_FIELD, "",
	 "checked are only rules that the descriptions of the fields spell out")
