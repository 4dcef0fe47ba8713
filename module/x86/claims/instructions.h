/* SPDX-License-Identifier: GPL-2.0 */
/*
 * XI-*: instructions, executed. Rows of claims.h, which says what the columns are.
 */
PG_CLAIM(XI_01, "XI-01", "OSXSAVE", "XGETBV executes, and XCR0 has x87 and nothing that CPUID_D_0 lacks",
	 F(CPUID_1_ECX, XSAVE) && F(CPUID_1_ECX, OSXSAVE), MUST(R(XGETBV)), O_NONE, xcr0, SURE, K, ROOT, PG_HIDE_INSN,
	 "boot with noxsave", "")
PG_CLAIM(XI_02, "XI-02", "RDTSCP", "RDTSCP executes, and shows TSC_AUX", F(CPUID_80000001_EDX, RDTSCP),
	 MUST(R(RDTSCP), R(TSC_AUX)), O_NONE, tsc_aux, SURE, P, BECAUSE(X_34), PG_HIDE_INSN, "", "")
PG_CLAIM(XI_03, "XI-03", "RDPID", "RDPID executes, and shows TSC_AUX", F(CPUID_7_0_ECX, RDPID),
	 MUST(R(RDPID), R(TSC_AUX)), O_NONE, tsc_aux, SURE, P, BECAUSE(X_34), PG_HIDE_INSN, "", "")
PG_CLAIM(XI_04, "XI-04", "RDRAND", "RDRAND executes, and gives numbers that differ", F(CPUID_1_ECX, RDRAND),
	 MUST(R(RDRAND)), O(RANDOM), numbers, SURE, K, ROOT, PG_HIDE_INSN,
	 "boot with nordrand (up to v6.1), or clearcpuid=rdrand", "")
PG_CLAIM(XI_05, "XI-05", "RDSEED", "RDSEED executes, and gives numbers that differ", F(CPUID_7_0_EBX, RDSEED),
	 MUST(R(RDSEED)), O(SEEDS), seeds, SURE, K, ROOT, PG_HIDE_INSN, "boot with clearcpuid=rdseed", "")
PG_CLAIM(XI_06, "XI-06", "FSGSBASE", "RDFSBASE executes", F(CPUID_7_0_EBX, FSGSBASE), MUST(R(RDFSBASE)), O_NONE, kept,
	 SURE, K, ROOT, PG_HIDE_INSN, "boot with nofsgsbase", "")
PG_CLAIM(XI_07, "XI-07", "INVPCID", "INVPCID executes", F(CPUID_7_0_EBX, INVPCID), MUST(R(INVPCID)), O_NONE, kept, SURE,
	 K, ROOT, PG_HIDE_INSN, "boot with noinvpcid", "")
PG_CLAIM(XI_08, "XI-08", "POPCNT", "POPCNT executes, and counts", F(CPUID_1_ECX, POPCNT), MUST(R(POPCNT)), O_NONE, popcnt,
	 SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(XI_09, "XI-09", "SSE4.2", "CRC32 executes", F(CPUID_1_ECX, XMM4_2), MUST(R(CRC32)), O_NONE, kept, SURE, P, ROOT,
	 PG_HIDE_INSN, "", "")
PG_CLAIM(XI_10, "XI-10", "MOVBE", "MOVBE executes", F(CPUID_1_ECX, MOVBE), MUST(R(MOVBE)), O_NONE, kept, SURE, P, ROOT,
	 PG_HIDE_INSN, "", "")
PG_CLAIM(XI_11, "XI-11", "CX16", "CMPXCHG16B executes", F(CPUID_1_ECX, CX16), MUST(R(CMPXCHG16B)), O_NONE, kept, SURE, P,
	 ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(XI_12, "XI-12", "BMI1", "ANDN executes", F(CPUID_7_0_EBX, BMI1), MUST(R(ANDN)), O_NONE, kept, SURE, P, ROOT,
	 PG_HIDE_INSN, "", "")
PG_CLAIM(XI_13, "XI-13", "BMI1", "TZCNT executes as itself, and not as BSF", F(CPUID_7_0_EBX, BMI1), MUST(R(TZCNT)),
	 O_NONE, tzcnt, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(XI_14, "XI-14", "ABM", "LZCNT executes as itself, and not as BSR", F(CPUID_80000001_ECX, ABM), MUST(R(LZCNT)),
	 O_NONE, lzcnt, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(XI_15, "XI-15", "BMI2", "RORX executes", F(CPUID_7_0_EBX, BMI2), MUST(R(RORX)), O_NONE, kept, SURE, P, ROOT,
	 PG_HIDE_INSN, "", "")
PG_CLAIM(XI_16, "XI-16", "ADX", "ADCX executes", F(CPUID_7_0_EBX, ADX), MUST(R(ADCX)), O_NONE, kept, SURE, P, ROOT,
	 PG_HIDE_INSN, "", "")
PG_CLAIM(XI_18, "XI-18", "CLFLUSHOPT", "CLFLUSHOPT executes", F(CPUID_7_0_EBX, CLFLUSHOPT), MUST(R(CLFLUSHOPT)), O_NONE,
	 kept, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(XI_19, "XI-19", "CLWB", "CLWB executes", F(CPUID_7_0_EBX, CLWB), MUST(R(CLWB)), O_NONE, kept, SURE, P, ROOT,
	 PG_HIDE_INSN, "", "")
PG_CLAIM(XI_20, "XI-20", "SERIALIZE", "SERIALIZE executes", F(CPUID_7_0_EDX, SERIALIZE), MUST(R(SERIALIZE)), O_NONE, kept,
	 SURE, K, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(XI_21, "XI-21", "MOVDIRI", "MOVDIRI executes", F(CPUID_7_0_ECX, MOVDIRI), MUST(R(MOVDIRI)), O_NONE, kept, SURE,
	 C, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(XI_22, "XI-22", "MOVDIR64B", "MOVDIR64B executes", F(CPUID_7_0_ECX, MOVDIR64B), MUST(R(MOVDIR64B)), O_NONE, kept,
	 SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(XI_23, "XI-23", "WAITPKG", "TPAUSE executes", F(CPUID_7_0_ECX, WAITPKG), MUST(R(TPAUSE)), O_NONE, kept, SURE, P,
	 ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(XI_24, "XI-24", "PKU", "RDPKRU executes", F(CPUID_7_0_ECX, OSPKE), MUST(R(RDPKRU)), O_NONE, kept, SURE, K, ROOT,
	 PG_HIDE_INSN, "boot with nopku", "")
PG_CLAIM(XI_25, "XI-25", "architectural PMU", "RDPMC executes",
	 F(CPUID_A_EAX, VERSION) >= 1 && F(CPUID_A_EAX, COUNTERS) >= 1, MUST(R(RDPMC)), O_NONE, kept, SURE, W, ROOT,
	 PG_HIDE_CPUID, PG_NO_PMU_X86, "")
PG_CLAIM(XI_26, "XI-26", "CLZERO", "CLZERO executes, and clears", F(CPUID_80000008_EBX, CLZERO), MUST(R(CLZERO)), O_NONE,
	 zeroed, SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(XI_27, "XI-27", "AES", "AESENC executes", F(CPUID_1_ECX, AES), MUST(R(AESENC)), O_NONE, kept, SURE, P, ROOT,
	 PG_HIDE_INSN, "blacklist the module aesni_intel in the guest", "")
PG_CLAIM(XI_28, "XI-28", "PCLMULQDQ", "PCLMULQDQ executes", F(CPUID_1_ECX, PCLMULQDQ), MUST(R(PCLMULQDQ)), O_NONE, kept,
	 SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(XI_29, "XI-29", "SHA_NI", "SHA256MSG1 executes", F(CPUID_7_0_EBX, SHA_NI), MUST(R(SHA256MSG1)), O_NONE, kept,
	 SURE, P, ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(XI_30, "XI-30", "GFNI", "GF2P8MULB executes", F(CPUID_7_0_ECX, GFNI), MUST(R(GF2P8MULB)), O_NONE, kept, SURE, P,
	 ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(XI_31, "XI-31", "AVX", "VADDPS executes", F(CPUID_1_ECX, AVX), MUST(R(VADDPS)), O_NONE, kept, SURE, P, ROOT,
	 PG_HIDE_INSN, "boot with noxsave", "")
PG_CLAIM(XI_32, "XI-32", "AVX2", "VPADDD executes", F(CPUID_7_0_EBX, AVX2), MUST(R(VPADDD)), O_NONE, kept, SURE, P, ROOT,
	 PG_HIDE_INSN, "", "")
PG_CLAIM(XI_33, "XI-33", "FMA", "VFMADD213PS executes", F(CPUID_1_ECX, FMA), MUST(R(VFMADD213PS)), O_NONE, kept, SURE, P,
	 ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(XI_34, "XI-34", "F16C", "VCVTPH2PS executes", F(CPUID_1_ECX, F16C), MUST(R(VCVTPH2PS)), O_NONE, kept, SURE, P,
	 ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(XI_35, "XI-35", "VAES", "VAESENC executes", F(CPUID_7_0_ECX, VAES), MUST(R(VAESENC)), O_NONE, kept, SURE, P,
	 ROOT, PG_HIDE_INSN, "", "")
PG_CLAIM(XI_36, "XI-36", "AVX512F", "VPADDD_512 executes", F(CPUID_7_0_EBX, AVX512F), MUST(R(VPADDD_512)), O_NONE, kept,
	 SURE, P, ROOT, PG_HIDE_INSN, "", "")
