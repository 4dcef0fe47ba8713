/* SPDX-License-Identifier: GPL-2.0 */
/*
 * ID-*: what every machine has: a clock, caches, perhaps 32-bit programs. Rows of claims.h, which says what the columns
 * are.
 */
PG_CLAIM(ID_52, "ID-52", "generic timer", "CNTVCT_EL0 and CNTPCT_EL0 go forward only, and equally fast",
	 true, MUST(R(CNTVCT_EL0), R(CNTPCT_EL0)), O(CLOCK_RATES), clocks, SURE, W, ROOT, PG_REPORT_HOST, "",
	 "the virtual counter is the physical one less a constant; a CPU that is taken away between two reads makes "
	 "no difference")
PG_CLAIM(ID_53, "ID-53", "generic timer", "CNTFRQ_EL0 is the rate of CNTVCT_EL0, and the same on all CPUs",
	 true, MUST(R(CNTFRQ_EL0)), O(CLOCK_TIME), frequency, SURE, W, ROOT,
	 "firmware or VMM must write CNTFRQ_EL0 on every CPU; after a migration the destination's rate must be the " "same",
	 "", "seen only where the kernel's clock is another one, or its rate comes from elsewhere; no host can trap the "
	 "register")
PG_CLAIM(ID_55, "ID-55", "no FEAT_CCIDX", "CCSIDR_EL1[63:32] is 0",
	 F(ID_AA64MMFR2_EL1, CCIDX) == 0, MUST(), O(CACHES), narrow_ccsidr, SURE, C, ROOT, PG_REPORT_HOST, "",
	 "nothing is expected of CCSIDR2_EL1: it is there for AArch32")
PG_CLAIM(ID_56, "ID-56", "caches", "CTR_EL0, CLIDR_EL1, CSSELR_EL1 and DCZID_EL0 can be read, CCSIDR_EL1 for each cache",
	 true, MUST(R(CTR_EL0), R(CLIDR_EL1), R(CSSELR_EL1), R(DCZID_EL0), R(CCSIDR_EL1)), O(CACHES), cache_type, SURE, K,
	 ROOT, PG_REPORT_HOST, "",
	 "the geometry that CCSIDR_EL1 shows is a matter of set/way operations only and need not be true")
PG_CLAIM(ID_56b, "ID-56b", "DC ZVA", "DC ZVA clears as many bytes as DCZID_EL0 says",
	 F(DCZID_EL0, DZP) == 0, MUST(R(DC_ZVA)), O(ZVA), zva, SURE, W, ROOT, PG_REPORT_HOST, "", "")
PG_CLAIM(ID_57, "ID-57", "AArch32 at EL0", "ID_PFR0_EL1 and, with floating point, MVFR0_EL1 describe an AArch32",
	 F(ID_AA64PFR0_EL1, EL0) == 2, LOOK(R(ID_PFR0_EL1), R(MVFR0_EL1)), O_NONE, aarch32, SURE, P, ROOT, PG_REPORT_HOST, "",
	 "")
PG_CLAIM(ID_58, "ID-58", "no AArch32", "nothing is promised about the ID registers of AArch32",
	 F(ID_AA64PFR0_EL1, EL0) == 1, LOOK(R(ID_PFR0_EL1)), O_NONE, kept, HINT, C, ROOT, "", "",
	 "their values are UNKNOWN then, so any is right")
