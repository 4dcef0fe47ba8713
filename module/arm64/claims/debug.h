/* SPDX-License-Identifier: GPL-2.0 */
/*
 * ID-*: profiling, trace and debug by the registers that they bring. Rows of claims.h, which says what the columns are.
 * PMSIDR_EL1 (ID-05), TRBIDR_EL1 (ID-09) and OSDLR_EL1 (ID-15) are in id.h.
 */
PG_CLAIM(ID_06, "ID-06", "FEAT_SPE", "PMBIDR_EL1 can be read",
	 F(ID_AA64DFR0_EL1, PMSVer) > 0, MUST(R(PMBIDR_EL1)), O_NONE, buffer_owner, SURE, P, BECAUSE(ID_05),
	 "v5.13: 96f4f6809bee and 13611bc80d3d", "blacklist the module arm_spe_pmu in the guest",
	 "P == 1, the buffer belongs to somebody else, is an honest answer")
PG_CLAIM(ID_07, "ID-07", "FEAT_SPE", "PMSCR_EL1, PMBLIMITR_EL1 and PMBSR_EL1 can be read, unless PMBIDR_EL1.P forbids it",
	 F(ID_AA64DFR0_EL1, PMSVer) > 0, LOOK(R(PMBIDR_EL1), R(PMSCR_EL1), R(PMBLIMITR_EL1), R(PMBSR_EL1)), O_NONE, owned, SURE,
	 P, BECAUSE(ID_05), "v5.13: 96f4f6809bee and 13611bc80d3d", "blacklist the module arm_spe_pmu in the guest", "")
PG_CLAIM(ID_08, "ID-08", "FEAT_SPEv1p2", "PMSNEVFR_EL1 can be read",
	 F(ID_AA64DFR0_EL1, PMSVer) >= 3 && F(PMSIDR_EL1, FnE) > 0, MUST(R(PMSNEVFR_EL1)), O_NONE, kept, SURE, P,
	 BECAUSE(ID_05), "v5.13: 96f4f6809bee and 13611bc80d3d; or firmware that sets MDCR_EL3.EnPMSN",
	 "blacklist the module arm_spe_pmu in the guest", "the register comes with the filter that PMSIDR_EL1.FnE names")
PG_CLAIM(ID_10, "ID-10", "FEAT_TRF", "TRFCR_EL1 can be read",
	 F(ID_AA64DFR0_EL1, TraceFilt) > 0, MUST(R(TRFCR_EL1)), O_NONE, kept, SURE, P, ROOT, "v5.12: a354a64d91ee",
	 "blacklist the module coresight-etm4x in the guest", "")
PG_CLAIM(ID_11, "ID-11", "no FEAT_TRF", "TRFCR_EL1 does not work",
	 F(ID_AA64DFR0_EL1, TraceFilt) == 0, ABSENT(R(TRFCR_EL1)), O_NONE, absent, SURE, H, ROOT,
	 "v5.12: a354a64d91ee traps the register", "", "")
PG_CLAIM(ID_12, "ID-12", "breakpoints", "DBGBVR<n>_EL1 and DBGBCR<n>_EL1 can be read, for all that BRPs counts",
	 true, BRPS(R(DBGBVR0_EL1), R(DBGBCR0_EL1)), O_NONE, kept, SURE, K, ROOT, PG_REPORT_HOST, "", "")
PG_CLAIM(ID_13, "ID-13", "watchpoints", "DBGWVR<n>_EL1 and DBGWCR<n>_EL1 can be read, for all that WRPs counts",
	 true, WRPS(R(DBGWVR0_EL1), R(DBGWCR0_EL1)), O_NONE, kept, SURE, K, ROOT, PG_REPORT_HOST, "", "")
PG_CLAIM(ID_14, "ID-14", "OS Lock", "OSLAR_EL1 sets and clears OSLSR_EL1.OSLK",
	 true, MUST(R(OSLAR_EL1)), O(OSLOCK), os_lock, SURE, C, ROOT, "v5.18: 7dabf02f43a1", "",
	 "tried only with risky=1: while it is set there are no debug exceptions")
PG_CLAIM(ID_16, "ID-16", "debug", "MDSCR_EL1 and OSLSR_EL1 can be read",
	 true, MUST(R(MDSCR_EL1), R(OSLSR_EL1)), O_NONE, kept, SURE, K, ROOT, PG_REPORT_HOST, "",
	 "DBGAUTHSTATUS_EL1 is not asked for: emulators lack it, and no kernel reads it")
PG_CLAIM(ID_17, "ID-17", "FEAT_Debugv8p9", "MDSELR_EL1 can be read",
	 F(ID_AA64DFR0_EL1, DebugVer) >= 11, MUST(R(MDSELR_EL1)), O_NONE, kept, SURE, C, ROOT,
	 "v6.12 caps DebugVer at FEAT_Debugv8p8; or firmware that sets MDCR_EL3.EBWE", "", "")
