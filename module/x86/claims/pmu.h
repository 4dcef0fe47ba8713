/* SPDX-License-Identifier: GPL-2.0 */
/*
 * X-*: performance counters and traces, of Intel and of AMD. Rows of claims.h, which says what the columns are.
 */
PG_CLAIM(X_01, "X-01", "architectural PMU", "IA32_PERFEVTSEL<n> and IA32_PMC<n> can be read, for all that CPUID counts",
	 F(CPUID_A_EAX, VERSION) >= 1, GENERAL(R(IA32_PERFEVTSEL0), R(IA32_PMC0)), O_NONE, kept, SURE, W, ROOT,
	 PG_HIDE_CPUID, PG_NO_PMU_X86, "")
PG_CLAIM(X_02, "X-02", "architectural PMU 2", "IA32_FIXED_CTR_CTRL and the registers IA32_PERF_GLOBAL_* can be read",
	 F(CPUID_A_EAX, VERSION) >= 2,
	 MUST(R(IA32_FIXED_CTR_CTRL), R(IA32_PERF_GLOBAL_STATUS), R(IA32_PERF_GLOBAL_CTRL), R(IA32_PERF_GLOBAL_OVF_CTRL)),
	 O_NONE, kept, SURE, W, ROOT, PG_HIDE_CPUID, PG_NO_PMU_X86, "")
PG_CLAIM(X_40, "X-40", "fixed counters", "IA32_FIXED_CTR<n> can be read, for all that CPUID counts",
	 F(CPUID_A_EAX, VERSION) >= 2, FIXED(R(IA32_FIXED_CTR0)), O_NONE, kept, SURE, W, BECAUSE(X_02), PG_HIDE_CPUID,
	 PG_NO_PMU_X86, "")
PG_CLAIM(X_03, "X-03", "PDCM", "IA32_PERF_CAPABILITIES can be read", F(CPUID_1_ECX, PDCM),
	 MUST(R(IA32_PERF_CAPABILITIES)), O_NONE, kept, SURE, W, ROOT, PG_HIDE_CPUID, PG_NO_PMU_X86, "")
PG_CLAIM(X_04, "X-04", "LBR", "LBR_TOS can be read",
	 INTEL && F(CPUID_1_ECX, PDCM) && F(IA32_PERF_CAPABILITIES, LBR_FMT) > 0 &&
	 F(IA32_PERF_CAPABILITIES, LBR_FMT) != 0x3f, MUST(R(LBR_TOS)), O_NONE, kept, SURE, C, BECAUSE(X_03),
	 PG_HIDE_CPUID, PG_NO_PMU_X86, "")
PG_CLAIM(X_05, "X-05", "ARCH_LBR", "IA32_LBR_CTL and IA32_LBR_DEPTH can be read", F(CPUID_7_0_EDX, ARCH_LBR),
	 MUST(R(IA32_LBR_CTL), R(IA32_LBR_DEPTH)), O_NONE, kept, SURE, W, ROOT, PG_HIDE_CPUID,
	 "boot with clearcpuid=arch_lbr", "")
PG_CLAIM(X_06, "X-06", "DS and PEBS",
	 "IA32_PEBS_ENABLE and IA32_DS_AREA can be read, and PEBS_ENABLE takes the bit of counter 0",
	 INTEL && F(CPUID_1_EDX, DS) && F(CPUID_A_EAX, VERSION) >= 1 && F(IA32_MISC_ENABLE, PEBS_UNAVAIL) == 0,
	 MUST(R(IA32_PEBS_ENABLE), R(IA32_DS_AREA)), O(PEBS_BITS), pebs_bits, SURE, P, BECAUSE(X_39),
	 "a VMM that sets IA32_MISC_ENABLE[12] or hides DS; for the host of nested guests v7.1: 4b64dbdc5861, in "
	 "stable 6.12.117 and 6.1.192",
	 "use perf without precise events (no :p), and start no nested guest while perf is active",
	 "some Atoms have PEBS on counter 0 alone, so other bits that are refused are named and accuse nobody. The "
	 "address in IA32_DS_AREA is never kept")
PG_CLAIM(X_70, "X-70", "PEBS_BASELINE", "IA32_PEBS_DATA_CFG can be read",
	 F(CPUID_1_EDX, DS) && F(CPUID_1_ECX, PDCM) && F(IA32_PERF_CAPABILITIES, PEBS_BASELINE) &&
	 F(IA32_MISC_ENABLE, PEBS_UNAVAIL) == 0, MUST(R(IA32_PEBS_DATA_CFG)), O_NONE, kept, SURE, W, BECAUSE(X_06),
	 PG_HIDE_CPUID, PG_NO_PMU_X86, "")
PG_CLAIM(X_09, "X-09", "FW_WRITE", "IA32_A_PMC<n> can be read, for all that CPUID counts",
	 F(CPUID_A_EAX, VERSION) >= 1 && F(CPUID_1_ECX, PDCM) && F(IA32_PERF_CAPABILITIES, FW_WRITE),
	 GENERAL(R(IA32_A_PMC0)), O_NONE, kept, SURE, W, BECAUSE(X_03), PG_HIDE_CPUID, PG_NO_PMU_X86, "")
PG_CLAIM(X_10, "X-10", "PERF_METRICS", "PERF_METRICS and IA32_FIXED_CTR3 can be read",
	 F(CPUID_1_ECX, PDCM) && F(IA32_PERF_CAPABILITIES, METRICS), MUST(R(PERF_METRICS), R(IA32_FIXED_CTR3)), O_NONE,
	 kept, SURE, W, BECAUSE(X_03), PG_HIDE_CPUID, PG_NO_PMU_X86, "")
PG_CLAIM(X_12, "X-12", "counters", "every IA32_PMC<n> keeps what is written to it", F(CPUID_A_EAX, VERSION) >= 1,
	 LOOK(R(IA32_PMC0)), O(COUNT_WRITE), keep_writes, SURE, W, BECAUSE(X_01), PG_HIDE_CPUID, PG_NO_PMU_X86,
	 "tried only where nobody uses the counters; they are put back")
PG_CLAIM(X_71, "X-71", "counters", "IA32_PMC0 and IA32_FIXED_CTR0 count instructions",
	 F(CPUID_A_EAX, VERSION) >= 2 && F(CPUID_A_EAX, COUNTERS) >= 1, LOOK(R(IA32_PMC0), R(IA32_FIXED_CTR0)),
	 O(COUNTING), counting, HINT, W, BECAUSE(X_01), PG_HIDE_CPUID, PG_NO_PMU_X86,
	 "tried only where nobody uses the counters; they are put back. A host may filter the event")
PG_CLAIM(X_13, "X-13", "PERFCTR_CORE", "PERF_CTL<n> and PERF_CTR<n> can be read, six or as many as CPUID counts",
	 AMD && F(CPUID_80000001_ECX, PERFCTR_CORE), CORE(R(PERF_CTL0), R(PERF_CTR0)), O_NONE, kept, SURE, W, ROOT,
	 PG_HIDE_CPUID, PG_NO_PMU_X86, "")
PG_CLAIM(X_72, "X-72", "PERFCTR_CORE", "every PERF_CTR<n> keeps what is written to it",
	 AMD && F(CPUID_80000001_ECX, PERFCTR_CORE), LOOK(R(PERF_CTR0)), O(AMD_WRITE), keep_writes, SURE, W,
	 BECAUSE(X_13), PG_HIDE_CPUID, PG_NO_PMU_X86, "tried only where nobody uses the counters; they are put back")
PG_CLAIM(X_14, "X-14", "PerfMonV2", "PERF_CNTR_GLOBAL_STATUS and PERF_CNTR_GLOBAL_CTL can be read",
	 AMD && F(CPUID_80000022_EAX, PERFMON_V2), MUST(R(PERF_CNTR_GLOBAL_STATUS), R(PERF_CNTR_GLOBAL_CTL)), O_NONE,
	 kept, SURE, W, ROOT, PG_HIDE_CPUID, PG_NO_PMU_X86, "")
PG_CLAIM(X_15, "X-15", "IBS", "IBS_FETCH_CTL and IBS_OP_CTL can be read",
	 AMD && F(CPUID_80000001_ECX, IBS) && (F(CPUID_8000001B_EAX, IBSFFV) == 0 || (F(CPUID_8000001B_EAX, FETCHSAM) &&
	 F(CPUID_8000001B_EAX, OPSAM))), MUST(R(IBS_FETCH_CTL), R(IBS_OP_CTL)), O_NONE, kept, SURE, W, ROOT,
	 PG_HIDE_CPUID, "boot with clearcpuid=ibs", "")
PG_CLAIM(X_73, "X-73", "LbrExtV2", "AMD_LBR_SELECT and AMD_DBG_EXTN_CFG can be read",
	 AMD && F(CPUID_80000022_EAX, AMD_LBR_V2), MUST(R(AMD_LBR_SELECT), R(AMD_DBG_EXTN_CFG)), O_NONE, kept, SURE, W,
	 ROOT, PG_HIDE_CPUID, PG_NO_PMU_X86, "")
PG_CLAIM(X_30, "X-30", "INTEL_PT", "IA32_RTIT_CTL and IA32_RTIT_STATUS can be read", INTEL && F(CPUID_7_0_EBX, INTEL_PT),
	 MUST(R(IA32_RTIT_CTL), R(IA32_RTIT_STATUS)), O_NONE, kept, SURE, W, ROOT, PG_HIDE_CPUID,
	 "boot with clearcpuid=intel_pt", "")
