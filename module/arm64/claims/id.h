/* SPDX-License-Identifier: GPL-2.0 */
/*
 * ID-*: features other than the PMU, by the registers that they bring. Rows of claims.h, which says what the columns are.
 */
PG_CLAIM(ID_01, "ID-01", "FEAT_MPAM", "MPAMIDR_EL1 can be read",
	 F(ID_AA64PFR0_EL1, MPAM) > 0 || F(ID_AA64PFR1_EL1, MPAM_frac) > 0, MUST(R(MPAMIDR_EL1)), O_NONE, kept, SURE, K, ROOT,
	 "v6.13: 31ff96c38ea3 and 6685f5d572c2; in stable 6.12.6 and 6.6.67; hosts v5.10 to v6.12 without them show "
	 "MPAM wherever the silicon has it", "boot the guest with arm64.nompam", "")
PG_CLAIM(ID_05, "ID-05", "FEAT_SPE", "PMSIDR_EL1 can be read",
	 F(ID_AA64DFR0_EL1, PMSVer) > 0, MUST(R(PMSIDR_EL1)), O_NONE, kept, SURE, P, ROOT,
	 "v5.13: 96f4f6809bee and 13611bc80d3d", "blacklist the module arm_spe_pmu in the guest", "")
PG_CLAIM(ID_09, "ID-09", "FEAT_TRBE", "TRBIDR_EL1 can be read, and TRBLIMITR_EL1 unless TRBIDR_EL1.P forbids it",
	 F(ID_AA64DFR0_EL1, TraceBuffer) > 0, LOOK(R(TRBIDR_EL1), R(TRBLIMITR_EL1)), O_NONE, trace_buffer, SURE, P, ROOT,
	 PG_HIDE_FIELD, "blacklist the module coresight-trbe in the guest", "")
PG_CLAIM(ID_15, "ID-15", "FEAT_DoubleLock", "OSDLR_EL1 can be read",
	 F(ID_AA64DFR0_EL1, DoubleLock) == 0, MUST(R(OSDLR_EL1)), O_NONE, kept, SURE, K, ROOT, PG_HIDE_FIELD, "",
	 "the field is negative: 0 means implemented, 0xf not")
PG_CLAIM(ID_18, "ID-18", "FEAT_RAS", "ERRIDR_EL1 can be read",
	 F(ID_AA64PFR0_EL1, RAS) > 0, MUST(R(ERRIDR_EL1)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_FIELD, "",
	 "NUM == 0, no error records, is an honest answer")
PG_CLAIM(ID_19, "ID-19", "FEAT_RAS", "DISR_EL1 can be read and written",
	 F(ID_AA64PFR0_EL1, RAS) > 0, MUST(R(DISR_EL1)), O(DISR), kept, SURE, K, ROOT, PG_HIDE_FIELD, "", "")
PG_CLAIM(ID_21, "ID-21", "FEAT_RASv1p1", "ERXPFGF_EL1, ERXMISC2_EL1 and ERXMISC3_EL1 can be read",
	 F(ID_AA64PFR0_EL1, RAS) >= 2 || (F(ID_AA64PFR0_EL1, RAS) == 1 && F(ID_AA64PFR1_EL1, RAS_frac) == 1),
	 LOOK(R(ERRIDR_EL1), R(ERRSELR_EL1), R(ERXFR_EL1), R(ERXPFGF_EL1), R(ERXMISC2_EL1), R(ERXMISC3_EL1)),
	 O_NONE, error_record, SURE, P, ROOT, "v6.17: d7b3e23f945b", "",
	 "UNDEFINED is permitted where ERRSELR_EL1.SEL selects no record (NUM == 0, or SEL >= NUM), and for "
	 "ERXPFGF_EL1 where the record has no fault injection (ERXFR_EL1.INJ == 0)")
PG_CLAIM(ID_23, "ID-23", "FEAT_AMUv1", "the activity monitors can be read and count",
	 F(ID_AA64PFR0_EL1, AMU) > 0,
	 MUST(R(AMCR_EL0), R(AMCFGR_EL0), R(AMCNTENSET0_EL0), R(AMEVCNTR00_EL0), R(AMEVCNTR01_EL0)), O(AMU_CORE), amu, SURE,
	 K, ROOT, "v5.7: 4fcdf106a433 hides the field and traps the registers", "", "")
PG_CLAIM(ID_25, "ID-25", "FEAT_SVE", "ZCR_EL1 can be read",
	 F(ID_AA64PFR0_EL1, SVE) > 0, MUST(R(ZCR_EL1)), O_NONE, kept, SURE, K, ROOT, PG_HIDE_FIELD,
	 "boot the guest with arm64.nosve (v5.19)", "")
PG_CLAIM(ID_28, "ID-28", "FEAT_SME", "SMIDR_EL1, SMPRI_EL1, SMCR_EL1 and SVCR can be read",
	 F(ID_AA64PFR1_EL1, SME) > 0, MUST(R(SMIDR_EL1), R(SMPRI_EL1), R(SMCR_EL1), R(SVCR)), O_NONE, kept, SURE, K, ROOT,
	 PG_HIDE_FIELD, "boot the guest with arm64.nosme (v5.19)", "")
PG_CLAIM(ID_32, "ID-32", "FEAT_MTE2", "RGSR_EL1, GCR_EL1, TFSR_EL1 and TFSRE0_EL1 can be read",
	 F(ID_AA64PFR1_EL1, MTE) >= 2, MUST(R(RGSR_EL1), R(GCR_EL1), R(TFSR_EL1), R(TFSRE0_EL1)), O_NONE, kept, SURE, K, ROOT,
	 "v5.10 hides the field; v5.13 emulates it on request", "boot the guest with arm64.nomte (v5.13)", "")
PG_CLAIM(ID_34, "ID-34", "FEAT_PAuth", "APIAKeyLo_EL1 can be read",
	 F(ID_AA64ISAR1_EL1, APA) > 0 || F(ID_AA64ISAR1_EL1, API) > 0 || F(ID_AA64ISAR2_EL1, APA3) > 0,
	 MUST(R(APIAKEYLO_EL1)), O_NONE, kept, SURE, K, ROOT, "v5.0 to v5.2: 384b40caa8af, a1ee8abb95ba",
	 "boot the guest with arm64.nopauth (v5.12)", "the key itself is never kept or shown")
PG_CLAIM(ID_37, "ID-37", "FEAT_LOR", "LORC_EL1 and LORID_EL1 can be read",
	 F(ID_AA64MMFR1_EL1, LO) > 0, MUST(R(LORC_EL1), R(LORID_EL1)), O_NONE, kept, SURE, C, ROOT,
	 "KVM v5.1 answers it as RAZ; QEMU under HVF from 10.1", "", "")
PG_CLAIM(ID_38, "ID-38", "FEAT_S1PIE", "PIR_EL1 and PIRE0_EL1 can be read",
	 F(ID_AA64MMFR3_EL1, S1PIE) > 0, MUST(R(PIR_EL1), R(PIRE0_EL1)), O_NONE, kept, SURE, K, ROOT,
	 "v6.6: 0fd76865006d; or firmware that sets SCR_EL3.PIEn", "", "")
PG_CLAIM(ID_39, "ID-39", "FEAT_S1POE", "POR_EL1 and POR_EL0 can be read",
	 F(ID_AA64MMFR3_EL1, S1POE) > 0, MUST(R(POR_EL1), R(POR_EL0)), O_NONE, kept, SURE, K, ROOT,
	 "f66857bafd4f hides it when the host does not use it; in stable 6.12.85", "", "")
PG_CLAIM(ID_40, "ID-40", "FEAT_TCR2", "TCR2_EL1 can be read",
	 F(ID_AA64MMFR3_EL1, TCRX) > 0, MUST(R(TCR2_EL1)), O_NONE, kept, SURE, K, ROOT, PG_HIDE_FIELD
	 "; or firmware that sets SCR_EL3.TCR2En", "", "")
PG_CLAIM(ID_43, "ID-43", "FEAT_GCS", "GCSCR_EL1, GCSPR_EL1, GCSCRE0_EL1 and GCSPR_EL0 can be read",
	 F(ID_AA64PFR1_EL1, GCS) > 0, MUST(R(GCSCR_EL1), R(GCSPR_EL1), R(GCSCRE0_EL1), R(GCSPR_EL0)), O_NONE, kept, SURE, K,
	 ROOT, PG_HIDE_FIELD, "boot the guest with arm64.nogcs", "")
PG_CLAIM(ID_49, "ID-49", "GIC system registers", "ICC_SRE_EL1 can be read, and with SRE set ICC_PMR_EL1 and ICC_CTLR_EL1 too",
	 F(ID_AA64PFR0_EL1, GIC) > 0, LOOK(R(ICC_SRE_EL1), R(ICC_PMR_EL1), R(ICC_CTLR_EL1)), O_NONE, gic, SURE, K, ROOT,
	 "v6.13: 5cb57a1aff75 hides the field when the VM has no GICv3", "give the VM a GICv3 (QEMU -M virt,gic-version=3)",
	 "SRE == 0 is an honest answer: the memory-mapped interface is in use")
PG_CLAIM(ID_51, "ID-51", "FEAT_ECV", "CNTVCTSS_EL0 and CNTPCTSS_EL0 can be read, in order with CNTVCT_EL0 and CNTPCT_EL0",
	 F(ID_AA64MMFR0_EL1, ECV) > 0, MUST(R(CNTVCTSS_EL0), R(CNTPCTSS_EL0)), O(ECV_VIRT), ordered, SURE, K, ROOT,
	 PG_HIDE_FIELD, "", "")
PG_CLAIM(ID_54, "ID-54", "FEAT_RNG", "RNDR and RNDRRS deliver random numbers",
	 F(ID_AA64ISAR0_EL1, RNDR) > 0, MUST(R(RNDR), R(RNDRRS)), O(RNDR), random, SURE, K, ROOT, PG_HIDE_FIELD, "",
	 "no number in time (NZCV 0100) is an honest answer")
PG_CLAIM(ID_60, "ID-60", "ID space", "every register of the ID space 3,0,c0,c1-c7 can be read",
	 true, RANGE(R(ID_PFR0_EL1), R(s3_0_c0_c7_7)), O_NONE, kept, SURE, K, ROOT,
	 "KVM answers unallocated ID registers as RAZ since v4.16", "",
	 "reserved encodings in this space are RAZ, never UNDEFINED")
