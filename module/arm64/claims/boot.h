/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What new kernels touch at boot, at EL1 and, as nested guests, at EL2. Rows of claims.h, which says what the columns are.
 *
 * The registers of EL2 are those that el2_setup.h of Linux 7.2 writes. They are looked at by a kernel that runs at EL2, with
 * VHE; one that starts at EL2 and goes down to EL1 cannot read them any more.
 */
PG_CLAIM(ID_61, "ID-61", "identification", "REVIDR_EL1 can be read",
	 true, MUST(R(REVIDR_EL1)), O_NONE, kept, SURE, K, ROOT,
	 PG_REPORT_HOST, "",
	 "its value is IMPLEMENTATION DEFINED; HCR_EL2.TID1 traps it")
PG_CLAIM(ID_73, "ID-73", "identification", "AIDR_EL1 can be read",
	 true, MUST(R(AIDR_EL1)), O_NONE, kept, SURE, K, ROOT,
	 PG_REPORT_HOST, "",
	 "its value is IMPLEMENTATION DEFINED; HCR_EL2.TID1 traps it")
PG_CLAIM(ID_62, "ID-62", "FEAT_GCIE", "ICC_IDR0_EL1 can be read",
	 F(ID_AA64PFR2_EL1, GCIE) > 0, MUST(R(ICC_IDR0_EL1)), O_NONE, kept, SURE, K, ROOT,
	 PG_HIDE_FIELD, "",
	 "Linux reads it on the boot CPU as soon as the field says that it is there")
PG_CLAIM(ID_63, "ID-63", "FEAT_HCX at EL2", "HCRX_EL2 can be read",
	 AT_EL2 && F(ID_AA64MMFR1_EL1, HCX) > 0, MUST(R(HCRX_EL2)), O_NONE, kept, SURE, K, ROOT,
	 PG_HIDE_FIELD "; or firmware that sets SCR_EL3.HXEn", "start the kernel at EL1", "")
PG_CLAIM(ID_64, "ID-64", "FEAT_FGT at EL2", "HFGRTR_EL2, HFGWTR_EL2, HFGITR_EL2, HDFGRTR_EL2 and HDFGWTR_EL2 can be read",
	 AT_EL2 && F(ID_AA64MMFR0_EL1, FGT) > 0,
	 MUST(R(HFGRTR_EL2), R(HFGWTR_EL2), R(HFGITR_EL2), R(HDFGRTR_EL2), R(HDFGWTR_EL2)), O_NONE, kept, SURE, K, ROOT,
	 PG_HIDE_FIELD "; or firmware that sets SCR_EL3.FGTEn", "start the kernel at EL1", "")
PG_CLAIM(ID_65, "ID-65", "FEAT_FGT and FEAT_AMUv1 at EL2", "HAFGRTR_EL2 can be read",
	 AT_EL2 && F(ID_AA64MMFR0_EL1, FGT) > 0 && F(ID_AA64PFR0_EL1, AMU) > 0, MUST(R(HAFGRTR_EL2)), O_NONE, kept, SURE, K,
	 BECAUSE(ID_64), PG_HIDE_FIELD "; or firmware that sets SCR_EL3.FGTEn", "start the kernel at EL1", "")
PG_CLAIM(ID_66, "ID-66", "FEAT_FGT2 at EL2",
	 "HFGRTR2_EL2, HFGWTR2_EL2, HFGITR2_EL2, HDFGRTR2_EL2 and HDFGWTR2_EL2 can be read",
	 AT_EL2 && F(ID_AA64MMFR0_EL1, FGT) >= 2,
	 MUST(R(HFGRTR2_EL2), R(HFGWTR2_EL2), R(HFGITR2_EL2), R(HDFGRTR2_EL2), R(HDFGWTR2_EL2)), O_NONE, kept, SURE, K, ROOT,
	 PG_HIDE_FIELD "; or firmware that sets SCR_EL3.FGTEn2", "start the kernel at EL1", "")
PG_CLAIM(ID_67, "ID-67", "FEAT_MPAM at EL2", "MPAM2_EL2 can be read",
	 AT_EL2 && (F(ID_AA64PFR0_EL1, MPAM) > 0 || F(ID_AA64PFR1_EL1, MPAM_frac) > 0), MUST(R(MPAM2_EL2)), O_NONE, kept, SURE, K,
	 ROOT, PG_HIDE_FIELD "; or firmware that clears MPAM3_EL3.TRAPLOWER", "boot the guest with arm64.nompam", "")
PG_CLAIM(ID_68, "ID-68", "FEAT_MPAM at EL2", "MPAMHCR_EL2 can be read where MPAMIDR_EL1.HAS_HCR says so",
	 AT_EL2 && (F(ID_AA64PFR0_EL1, MPAM) > 0 || F(ID_AA64PFR1_EL1, MPAM_frac) > 0) && F(MPAMIDR_EL1, HAS_HCR) > 0,
	 MUST(R(MPAMHCR_EL2)), O_NONE, kept, SURE, K, BECAUSE(ID_67),
	 PG_HIDE_FIELD "; or firmware that clears MPAM3_EL3.TRAPLOWER", "boot the guest with arm64.nompam", "")
PG_CLAIM(ID_69, "ID-69", "FEAT_GCIE at EL2", "ICH_HFGRTR_EL2, ICH_HFGWTR_EL2, ICH_HFGITR_EL2 and ICH_VCTLR_EL2 can be read",
	 AT_EL2 && F(ID_AA64PFR2_EL1, GCIE) > 0,
	 MUST(R(ICH_HFGRTR_EL2), R(ICH_HFGWTR_EL2), R(ICH_HFGITR_EL2), R(ICH_VCTLR_EL2)), O_NONE, kept, SURE, K, ROOT,
	 PG_HIDE_FIELD, "start the kernel at EL1", "")
PG_CLAIM(ID_70, "ID-70", "FEAT_BRBE at EL2", "BRBCR_EL2 can be read",
	 AT_EL2 && F(ID_AA64DFR0_EL1, BRBE) > 0, MUST(R(BRBCR_EL2)), O_NONE, kept, SURE, K, ROOT,
	 PG_HIDE_FIELD "; or firmware that sets MDCR_EL3.SBRBE", "start the kernel at EL1", "")
PG_CLAIM(ID_71, "ID-71", "FEAT_BRBE", "BRBFCR_EL1 can be read, and BRB IALL executes",
	 F(ID_AA64DFR0_EL1, BRBE) > 0, MUST(R(BRBFCR_EL1), R(BRB_IALL)), O_NONE, kept, SURE, K, BECAUSE(PMU_28),
	 PG_HIDE_FIELD "; or firmware that sets MDCR_EL3.SBRBE", PG_NO_PMU,
	 "BRB IALL drops the branch records taken until now, so it takes risky=1")
PG_CLAIM(ID_72, "ID-72", "FEAT_LSUI", "LDTADD and CAST execute",
	 F(ID_AA64ISAR3_EL1, LSUI) > 0, MUST(R(LDTADD), R(CAST)), O_NONE, kept, SURE, K, ROOT,
	 PG_HIDE_INSN, "", "")
PG_CLAIM(ID_74, "ID-74", "FEAT_SME2", "STR ZT0 executes",
	 F(ID_AA64PFR1_EL1, SME) >= 2, MUST(R(STR_ZT0)), O_NONE, kept, SURE, P, BECAUSE(ID_28),
	 PG_HIDE_FIELD "; or firmware that sets CPTR_EL3.ESM", "boot the guest with arm64.nosme (v5.19)",
	 "a trap of SME (EC 0x1d) counts as there: the kernel keeps SME switched off while no program uses it")
