/* SPDX-License-Identifier: GPL-2.0 */
/*
 * ID-*: more features by the registers that they bring, and features that are hidden but usable. Rows of claims.h, which
 * says what the columns are.
 *
 * There is no row ID-48, since reading ICC_NMIAR1_EL1 acknowledges an interrupt, and no row ID-59, since registers of EL2
 * are UNDEFINED at EL1 whatever ID_AA64PFR0_EL1.EL2 says.
 */
PG_CLAIM(ID_02, "ID-02", "FEAT_MPAM", "MPAM1_EL1 and MPAM0_EL1 can be read",
	 F(ID_AA64PFR0_EL1, MPAM) > 0 || F(ID_AA64PFR1_EL1, MPAM_frac) > 0, MUST(R(MPAM1_EL1), R(MPAM0_EL1)), O_NONE, kept,
	 SURE, K, BECAUSE(ID_01), "v6.13: 31ff96c38ea3 and 6685f5d572c2; in stable 6.12.6 and 6.6.67",
	 "boot the guest with arm64.nompam", "")
PG_CLAIM(ID_03, "ID-03", "FEAT_MPAM and FEAT_SME", "MPAMSM_EL1 can be read",
	 (F(ID_AA64PFR0_EL1, MPAM) > 0 || F(ID_AA64PFR1_EL1, MPAM_frac) > 0) && F(ID_AA64PFR1_EL1, SME) > 0,
	 MUST(R(MPAMSM_EL1)), O_NONE, kept, SURE, K, BECAUSE(ID_01),
	 "v6.13: 31ff96c38ea3 and 6685f5d572c2; in stable 6.12.6 and 6.6.67",
	 "boot the guest with arm64.nompam or arm64.nosme", "")
PG_CLAIM(ID_04, "ID-04", "no FEAT_MPAM", "MPAMIDR_EL1 does not work",
	 F(ID_AA64PFR0_EL1, MPAM) == 0 && F(ID_AA64PFR1_EL1, MPAM_frac) == 0, ABSENT(R(MPAMIDR_EL1)), O_NONE, absent, SURE, H,
	 ROOT, "v6.13: 31ff96c38ea3 traps the registers", "", "")
PG_CLAIM(ID_20, "ID-20", "FEAT_RAS", "the error record registers ERR* and ERX* can be read",
	 F(ID_AA64PFR0_EL1, RAS) > 0,
	 LOOK(R(ERRIDR_EL1), R(ERRSELR_EL1), R(ERXFR_EL1), R(ERXSTATUS_EL1), R(ERXMISC0_EL1), R(ERXMISC1_EL1)),
	 O_NONE, error_records, SURE, P, ROOT, PG_HIDE_FIELD, "",
	 "UNDEFINED is permitted where ERRSELR_EL1.SEL selects no record: NUM == 0, or SEL >= NUM")
PG_CLAIM(ID_22, "ID-22", "no FEAT_RAS", "ERRIDR_EL1 does not work",
	 F(ID_AA64PFR0_EL1, RAS) == 0, ABSENT(R(ERRIDR_EL1)), O_NONE, absent, SURE, H, ROOT,
	 "v6.17: the registers are UNDEFINED when RAS is not advertised", "", "")
PG_CLAIM(ID_24, "ID-24", "no FEAT_AMUv1", "AMCFGR_EL0 does not work",
	 F(ID_AA64PFR0_EL1, AMU) == 0, ABSENT(R(AMCFGR_EL0)), O_NONE, absent, SURE, H, ROOT,
	 "v5.7: 4fcdf106a433 traps the registers", "", "")
PG_CLAIM(ID_26, "ID-26", "FEAT_SVE", "CNTB executes, and a vector is a multiple of 16 bytes, 256 at most",
	 F(ID_AA64PFR0_EL1, SVE) > 0, MUST(R(CNTB)), O_NONE, vector_length, SURE, K, BECAUSE(ID_25), PG_HIDE_FIELD,
	 "boot the guest with arm64.nosve (v5.19)", "")
PG_CLAIM(ID_27, "ID-27", "no FEAT_SVE", "ID_AA64ZFR0_EL1 is 0 where there are neither SVE nor SME",
	 F(ID_AA64PFR0_EL1, SVE) == 0 && F(ID_AA64PFR1_EL1, SME) == 0, LOOK(R(ID_AA64ZFR0_EL1)), O_NONE, no_sve2, SURE, C,
	 ROOT, "v5.2: KVM shows it only to a VM with SVE", "", "")
PG_CLAIM(ID_29, "ID-29", "FEAT_SME", "TPIDR2_EL0 can be read",
	 F(ID_AA64PFR1_EL1, SME) > 0, MUST(R(TPIDR2_EL0)), O_NONE, kept, SURE, K, BECAUSE(ID_28), PG_HIDE_FIELD,
	 "boot the guest with arm64.nosme (v5.19)", "its value belongs to a program and is never kept")
PG_CLAIM(ID_30, "ID-30", "FEAT_FPMR", "FPMR can be read",
	 F(ID_AA64PFR2_EL1, FPMR) > 0, MUST(R(FPMR)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_FIELD
	 "; or firmware that sets SCR_EL3.EnFPM", "", "")
PG_CLAIM(ID_31, "ID-31", "FEAT_MTE", "IRG executes",
	 F(ID_AA64PFR1_EL1, MTE) > 0, MUST(R(IRG)), O_NONE, kept, SURE, P, BECAUSE(ID_32),
	 "v5.10 hides the field; v5.13 emulates it on request", "boot the guest with arm64.nomte (v5.13)", "")
PG_CLAIM(ID_33, "ID-33", "FEAT_MTE2", "GMID_EL1 can be read",
	 F(ID_AA64PFR1_EL1, MTE) >= 2, MUST(R(GMID_EL1)), O_NONE, kept, SURE, K, BECAUSE(ID_32),
	 "v5.10 hides the field; v5.13 emulates it on request", "boot the guest with arm64.nomte (v5.13)",
	 "without FEAT_MTE2 the register does not exist")
PG_CLAIM(ID_35, "ID-35", "FEAT_PAuth", "APGAKeyLo_EL1 can be read, and PACGA executes",
	 F(ID_AA64ISAR1_EL1, GPA) > 0 || F(ID_AA64ISAR1_EL1, GPI) > 0 || F(ID_AA64ISAR2_EL1, GPA3) > 0,
	 MUST(R(APGAKEYLO_EL1), R(PACGA)), O_NONE, kept, SURE, P, ROOT, "v5.0 to v5.2: 384b40caa8af, a1ee8abb95ba",
	 "boot the guest with arm64.nopauth (v5.12)", "the key itself is never kept or shown")
PG_CLAIM(ID_36, "ID-36", "FEAT_CSV2_2 or FEAT_CSV2_1p2", "SCXTNUM_EL1 and SCXTNUM_EL0 can be read",
	 F(ID_AA64PFR0_EL1, CSV2) >= 2 || (F(ID_AA64PFR0_EL1, CSV2) == 1 && F(ID_AA64PFR1_EL1, CSV2_frac) >= 2),
	 MUST(R(SCXTNUM_EL1), R(SCXTNUM_EL0)), O_NONE, kept, SURE, C, ROOT,
	 "v5.10: 23711a5e662c limits CSV2, ed4ffaf49bf9 handles the registers", "", "CSV2_frac counts only where CSV2 is 1")
PG_CLAIM(ID_41, "ID-41", "FEAT_SCTLR2", "SCTLR2_EL1 can be read",
	 F(ID_AA64MMFR3_EL1, SCTLRX) > 0, MUST(R(SCTLR2_EL1)), O_NONE, kept, SURE, K, ROOT, PG_HIDE_FIELD
	 "; or firmware that sets SCR_EL3.SCTLR2En", "", "")
PG_CLAIM(ID_42, "ID-42", "FEAT_AIE", "MAIR2_EL1 and AMAIR2_EL1 can be read",
	 F(ID_AA64MMFR3_EL1, AIE) > 0, MUST(R(MAIR2_EL1), R(AMAIR2_EL1)), O_NONE, kept, SURE, C, ROOT, PG_HIDE_FIELD
	 "; or firmware that sets SCR_EL3.AIEn", "", "")
PG_CLAIM(ID_44, "ID-44", "FEAT_THE", "RCWMASK_EL1 and RCWSMASK_EL1 can be read",
	 F(ID_AA64PFR1_EL1, THE) > 0, MUST(R(RCWMASK_EL1), R(RCWSMASK_EL1)), O_NONE, kept, SURE, C, ROOT, PG_HIDE_FIELD
	 "; or firmware that sets SCR_EL3.RCWMASKEn", "", "")
PG_CLAIM(ID_45, "ID-45", "FEAT_LS64_ACCDATA", "ACCDATA_EL1 can be read",
	 F(ID_AA64ISAR1_EL1, LS64) >= 3, MUST(R(ACCDATA_EL1)), O_NONE, kept, SURE, C, ROOT, PG_HIDE_FIELD
	 "; or firmware that sets SCR_EL3.ADEn", "", "")
PG_CLAIM(ID_46, "ID-46", "FEAT_PFAR", "PFAR_EL1 can be read",
	 F(ID_AA64PFR1_EL1, PFAR) > 0, MUST(R(PFAR_EL1)), O_NONE, kept, SURE, C, ROOT, PG_HIDE_FIELD
	 "; or firmware that sets SCR_EL3.PFAREn", "", "")
PG_CLAIM(ID_47, "ID-47", "FEAT_NMI", "ALLINT can be read",
	 F(ID_AA64PFR1_EL1, NMI) > 0, MUST(R(ALLINT)), O_NONE, kept, SURE, K, ROOT, PG_HIDE_FIELD, "", "")
PG_CLAIM(ID_50, "ID-50", "GICv3 and GICv5", "a machine has one or the other",
	 !AT_HOST && F(ID_AA64PFR0_EL1, GIC) > 0 && F(ID_AA64PFR2_EL1, GCIE) > 0,
	 LOOK(R(ID_AA64PFR0_EL1), R(ID_AA64PFR2_EL1)), O_NONE, one_gic, SURE, K, ROOT,
	 "a VMM that does not write back ID registers which it read before it made the interrupt controller", "",
	 "the two fields exclude each other; KVM on GICv5 silicon shows both until the VM has its controller")
