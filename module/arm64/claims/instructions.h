/* SPDX-License-Identifier: GPL-2.0 */
/*
 * IN-*: instructions that are advertised execute. Rows of claims.h, which says what the columns are; ../instructions.h has
 * the words that are executed. Where one number covers several features each has a row of its own, with a letter.
 *
 * What is not here, because no host can make it fail, or nobody could tell:
 * - IN-15, BTI and the PAC hints, and IN-19, CLRBHB: they lie in the space of hints, which are NOPs where they are not
 *   implemented and have no trap.
 * - LD64B and ST64B of IN-11: they need eight registers and memory that takes 64-byte accesses, which only a device has;
 *   on any other an abort is right.
 * - IN-20, hardware management of the Access flag and dirty state: TCR_EL1.HA and HD belong to the running kernel, and it
 *   is wrong ever to rely on the hardware having set a flag. A PE that never sets one only costs time.
 */
PG_CLAIM(IN_01, "IN-01", "FEAT_SB", "SB executes",
	 F(ID_AA64ISAR1_EL1, SB) > 0, MUST(R(SB)), O_NONE, kept, SURE, K, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_02, "IN-02", "FEAT_SPECRES", "CFP, DVP and CPP RCTX execute",
	 F(ID_AA64ISAR1_EL1, SPECRES) > 0, MUST(R(CFP_RCTX), R(DVP_RCTX), R(CPP_RCTX)), O_NONE, kept, SURE, C, ROOT,
	 PG_HIDE_INSN, "", "")
PG_CLAIM(IN_02b, "IN-02b", "FEAT_SPECRES2", "COSP RCTX executes",
	 F(ID_AA64ISAR1_EL1, SPECRES) >= 2, MUST(R(COSP_RCTX)), O_NONE, kept, SURE, C, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_03, "IN-03", "FEAT_DPB", "DC CVAP executes",
	 F(ID_AA64ISAR1_EL1, DPB) > 0, MUST(R(DC_CVAP)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_03b, "IN-03b", "FEAT_DPB2", "DC CVADP executes",
	 F(ID_AA64ISAR1_EL1, DPB) >= 2, MUST(R(DC_CVADP)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_04, "IN-04", "FEAT_TLBIRANGE", "TLBI RVAE1 executes",
	 F(ID_AA64ISAR0_EL1, TLB) >= 2, MUST(R(TLBI_RVAE1)), O_NONE, kept, SURE, K, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_05, "IN-05", "FEAT_TLBIOS", "TLBI VAE1OS executes",
	 F(ID_AA64ISAR0_EL1, TLB) >= 1, MUST(R(TLBI_VAE1OS)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_06, "IN-06", "FEAT_XS", "TLBI VAE1NXS executes",
	 F(ID_AA64ISAR1_EL1, XS) > 0, MUST(R(TLBI_VAE1NXS)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_07, "IN-07", "FEAT_WFxT", "WFET and WFIT execute",
	 F(ID_AA64ISAR2_EL1, WFxT) >= 2, MUST(R(WFET), R(WFIT)), O_NONE, kept, SURE, K, ROOT, PG_HIDE_INSN, "",
	 "both are tried with a deadline that has passed")
PG_CLAIM(IN_08, "IN-08", "FEAT_WFxT", "WFET ends when its deadline has passed",
	 F(ID_AA64ISAR2_EL1, WFxT) >= 2, MUST(R(WFET)), O(WFET), deadline, HINT, W, BECAUSE(IN_07),
	 "v7.2 hides WFxT where silicon compares with the wrong counter (CNTVOFF_EL2)", "",
	 "to end early is allowed; the event stream that Linux keeps running hides a deadline that is never met")
PG_CLAIM(IN_09, "IN-09", "FEAT_MOPS", "CPYF and SET execute",
	 F(ID_AA64ISAR2_EL1, MOPS) > 0, MUST(R(CPYF), R(SET)), O_NONE, kept, SURE, K, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_10, "IN-10", "FEAT_LSE", "LDADD and CAS execute",
	 F(ID_AA64ISAR0_EL1, Atomic) >= 2, MUST(R(LDADD), R(CAS)), O_NONE, kept, SURE, K, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_11, "IN-11", "FEAT_LSE128", "LDCLRP executes",
	 F(ID_AA64ISAR0_EL1, Atomic) >= 3, MUST(R(LDCLRP)), O_NONE, kept, SURE, C, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_12, "IN-12", "FEAT_LRCPC", "LDAPR executes",
	 F(ID_AA64ISAR1_EL1, LRCPC) > 0, MUST(R(LDAPR)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_12b, "IN-12b", "FEAT_LRCPC2", "LDAPUR executes",
	 F(ID_AA64ISAR1_EL1, LRCPC) >= 2, MUST(R(LDAPUR)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_13, "IN-13", "FEAT_FlagM", "CFINV executes",
	 F(ID_AA64ISAR0_EL1, TS) > 0, MUST(R(CFINV)), O_NONE, kept, SURE, C, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_13b, "IN-13b", "FEAT_FlagM2", "AXFLAG executes",
	 F(ID_AA64ISAR0_EL1, TS) >= 2, MUST(R(AXFLAG)), O_NONE, kept, SURE, C, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_14, "IN-14", "FEAT_CRC32", "CRC32B executes",
	 F(ID_AA64ISAR0_EL1, CRC32) > 0, MUST(R(CRC32B)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_14b, "IN-14b", "FEAT_AES", "AESE executes",
	 F(ID_AA64ISAR0_EL1, AES) > 0, MUST(R(AESE)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_14c, "IN-14c", "FEAT_PMULL", "PMULL executes",
	 F(ID_AA64ISAR0_EL1, AES) >= 2, MUST(R(PMULL)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_14d, "IN-14d", "FEAT_SHA1", "SHA1H executes",
	 F(ID_AA64ISAR0_EL1, SHA1) > 0, MUST(R(SHA1H)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_14e, "IN-14e", "FEAT_SHA256", "SHA256SU0 executes",
	 F(ID_AA64ISAR0_EL1, SHA2) > 0, MUST(R(SHA256SU0)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_14f, "IN-14f", "FEAT_SHA512", "SHA512SU0 executes",
	 F(ID_AA64ISAR0_EL1, SHA2) >= 2, MUST(R(SHA512SU0)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_14g, "IN-14g", "FEAT_SHA3", "EOR3 executes",
	 F(ID_AA64ISAR0_EL1, SHA3) > 0, MUST(R(EOR3)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_14h, "IN-14h", "FEAT_SM3", "SM3PARTW1 executes",
	 F(ID_AA64ISAR0_EL1, SM3) > 0, MUST(R(SM3PARTW1)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_14i, "IN-14i", "FEAT_SM4", "SM4E executes",
	 F(ID_AA64ISAR0_EL1, SM4) > 0, MUST(R(SM4E)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_14j, "IN-14j", "FEAT_DotProd", "UDOT executes",
	 F(ID_AA64ISAR0_EL1, DP) > 0, MUST(R(UDOT)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_14k, "IN-14k", "FEAT_FHM", "FMLAL executes",
	 F(ID_AA64ISAR0_EL1, FHM) > 0, MUST(R(FMLAL)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_14l, "IN-14l", "FEAT_RDM", "SQRDMLAH executes",
	 F(ID_AA64ISAR0_EL1, RDM) > 0, MUST(R(SQRDMLAH)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_16, "IN-16", "FEAT_PAN", "PSTATE.PAN can be read",
	 F(ID_AA64MMFR1_EL1, PAN) > 0, MUST(R(PAN)), O_NONE, kept, SURE, K, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_16b, "IN-16b", "FEAT_UAO", "PSTATE.UAO can be read",
	 F(ID_AA64MMFR2_EL1, UAO) > 0, MUST(R(UAO)), O_NONE, kept, SURE, K, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_16c, "IN-16c", "FEAT_DIT", "PSTATE.DIT can be read",
	 F(ID_AA64PFR0_EL1, DIT) > 0, MUST(R(DIT)), O_NONE, kept, SURE, K, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_16d, "IN-16d", "FEAT_SSBS2", "PSTATE.SSBS can be read",
	 F(ID_AA64PFR1_EL1, SSBS) >= 2, MUST(R(SSBS)), O_NONE, kept, SURE, C, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_16e, "IN-16e", "FEAT_MTE2", "PSTATE.TCO can be read",
	 F(ID_AA64PFR1_EL1, MTE) >= 2, MUST(R(TCO)), O_NONE, kept, SURE, K, BECAUSE(ID_32), PG_HIDE_INSN, "", "")
PG_CLAIM(IN_17, "IN-17", "FEAT_PAN2", "AT S1E1RP executes",
	 F(ID_AA64MMFR1_EL1, PAN) >= 2, MUST(R(AT_S1E1RP)), O_NONE, kept, SURE, C, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_17b, "IN-17b", "FEAT_ATS1A", "AT S1E1A executes",
	 F(ID_AA64ISAR2_EL1, ATS1A) > 0, MUST(R(AT_S1E1A)), O_NONE, kept, SURE, C, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_18, "IN-18", "FEAT_CSSC", "ABS executes",
	 F(ID_AA64ISAR2_EL1, CSSC) > 0, MUST(R(ABS)), O_NONE, kept, SURE, C, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_18b, "IN-18b", "FEAT_FRINTTS", "FRINT32Z executes",
	 F(ID_AA64ISAR1_EL1, FRINTTS) > 0, MUST(R(FRINT32Z)), O_NONE, kept, SURE, C, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_18c, "IN-18c", "FEAT_JSCVT", "FJCVTZS executes",
	 F(ID_AA64ISAR1_EL1, JSCVT) > 0, MUST(R(FJCVTZS)), O_NONE, kept, SURE, C, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_18d, "IN-18d", "FEAT_FCMA", "FCMLA executes",
	 F(ID_AA64ISAR1_EL1, FCMA) > 0, MUST(R(FCMLA)), O_NONE, kept, SURE, C, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_18e, "IN-18e", "FEAT_BF16", "BFCVT executes",
	 F(ID_AA64ISAR1_EL1, BF16) > 0, MUST(R(BFCVT)), O_NONE, kept, SURE, C, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(IN_18f, "IN-18f", "FEAT_I8MM", "USDOT executes",
	 F(ID_AA64ISAR1_EL1, I8MM) > 0, MUST(R(USDOT)), O_NONE, kept, SURE, C, ROOT, PG_HIDE_INSN, "", "")
