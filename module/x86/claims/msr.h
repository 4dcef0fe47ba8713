/* SPDX-License-Identifier: GPL-2.0 */
/*
 * X-*: features whose MSRs a kernel touches while it runs. Rows of claims.h, which says what the columns are.
 */
PG_CLAIM(X_20, "X-20", "SPEC_CTRL", "IA32_SPEC_CTRL can be read",
	 F(CPUID_7_0_EDX, SPEC_CTRL) || F(CPUID_7_0_EDX, INTEL_STIBP) || F(CPUID_7_0_EDX, SPEC_CTRL_SSBD) ||
	 F(CPUID_80000008_EBX, AMD_IBRS) || F(CPUID_80000008_EBX, AMD_STIBP) || F(CPUID_80000008_EBX, AMD_SSBD),
	 MUST(R(IA32_SPEC_CTRL)), O_NONE, kept, SURE, K, ROOT, PG_HIDE_CPUID,
	 "boot with spectre_v2=off spec_store_bypass_disable=off", "")
PG_CLAIM(X_21, "X-21", "IBPB", "IA32_PRED_CMD takes the command IBPB",
	 F(CPUID_7_0_EDX, SPEC_CTRL) || F(CPUID_80000008_EBX, AMD_IBPB), MUST(R(IA32_PRED_CMD)), O_NONE, kept, SURE, K,
	 ROOT, PG_HIDE_CPUID, "boot with spectre_v2_user=off",
	 "the command is executed: it empties the branch predictor and leaves no state")
PG_CLAIM(X_22, "X-22", "FLUSH_L1D", "IA32_FLUSH_CMD takes the command L1D_FLUSH", F(CPUID_7_0_EDX, FLUSH_L1D),
	 MUST(R(IA32_FLUSH_CMD)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_CPUID, "boot with l1tf=off",
	 "the command is executed: it empties the first-level data cache and leaves no state")
PG_CLAIM(X_23, "X-23", "ARCH_CAPABILITIES", "IA32_ARCH_CAPABILITIES can be read", F(CPUID_7_0_EDX, ARCH_CAPABILITIES),
	 MUST(R(IA32_ARCH_CAPABILITIES)), O_NONE, kept, SURE, W, ROOT, PG_HIDE_CPUID, "", "KVM offers it on AMD as well")
PG_CLAIM(X_24, "X-24", "CORE_CAPABILITIES", "IA32_CORE_CAPABILITIES can be read", F(CPUID_7_0_EDX, CORE_CAPABILITIES),
	 MUST(R(IA32_CORE_CAPABILITIES)), O_NONE, kept, SURE, W, ROOT, PG_HIDE_CPUID, "boot with split_lock_detect=off",
	 "")
PG_CLAIM(X_36, "X-36", "SPLIT_LOCK_DETECT", "TEST_CTRL can be read",
	 F(CPUID_7_0_EDX, CORE_CAPABILITIES) && F(IA32_CORE_CAPABILITIES, SPLIT_LOCK_DETECT), MUST(R(TEST_CTRL)), O_NONE,
	 kept, SURE, C, BECAUSE(X_24), PG_HIDE_CPUID, "boot with split_lock_detect=off", "")
PG_CLAIM(X_25, "X-25", "TSX_CTRL", "IA32_TSX_CTRL can be read",
	 F(CPUID_7_0_EDX, ARCH_CAPABILITIES) && F(IA32_ARCH_CAPABILITIES, TSX_CTRL_MSR), MUST(R(IA32_TSX_CTRL)), O_NONE,
	 kept, SURE, W, BECAUSE(X_23), PG_HIDE_CPUID, "", "")
PG_CLAIM(X_64, "X-64", "SRBDS_CTRL", "IA32_MCU_OPT_CTRL can be read", INTEL && F(CPUID_7_0_EDX, SRBDS_CTRL),
	 MUST(R(IA32_MCU_OPT_CTRL)), O_NONE, kept, SURE, W, ROOT, PG_HIDE_CPUID, "", "")
PG_CLAIM(X_65, "X-65", "TSX_FORCE_ABORT", "TSX_FORCE_ABORT can be read", INTEL && F(CPUID_7_0_EDX, TSX_FORCE_ABORT),
	 MUST(R(TSX_FORCE_ABORT)), O_NONE, kept, SURE, W, ROOT, PG_HIDE_CPUID, "", "")
PG_CLAIM(X_35, "X-35", "VIRT_SSBD", "VIRT_SPEC_CTRL can be read", F(CPUID_80000008_EBX, VIRT_SSBD),
	 MUST(R(VIRT_SPEC_CTRL)), O_NONE, kept, SURE, W, ROOT, PG_HIDE_CPUID, "boot with spec_store_bypass_disable=off",
	 "")
PG_CLAIM(X_26, "X-26", "XSAVES", "IA32_XSS can be read", F(CPUID_1_ECX, XSAVE) && F(CPUID_D_1_EAX, XSAVES),
	 MUST(R(IA32_XSS)), O_NONE, kept, SURE, W, ROOT, PG_HIDE_CPUID, "boot with noxsaves", "")
PG_CLAIM(X_61, "X-61", "XFD", "IA32_XFD and IA32_XFD_ERR can be read", F(CPUID_D_1_EAX, XFD),
	 MUST(R(IA32_XFD), R(IA32_XFD_ERR)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_CPUID, "", "")
PG_CLAIM(X_27, "X-27", "WAITPKG", "IA32_UMWAIT_CONTROL can be read", F(CPUID_7_0_ECX, WAITPKG),
	 MUST(R(IA32_UMWAIT_CONTROL)), O_NONE, kept, SURE, C, ROOT, PG_HIDE_CPUID, "", "")
PG_CLAIM(X_28, "X-28", "PKS", "IA32_PKRS can be read", F(CPUID_7_0_ECX, PKS), MUST(R(IA32_PKRS)), O_NONE, kept, SURE, C,
	 ROOT, PG_HIDE_CPUID, "", "")
PG_CLAIM(X_29, "X-29", "CET", "IA32_U_CET and IA32_S_CET can be read", F(CPUID_7_0_ECX, SHSTK) || F(CPUID_7_0_EDX, IBT),
	 MUST(R(IA32_U_CET), R(IA32_S_CET)), O_NONE, kept, SURE, W, ROOT, PG_HIDE_CPUID, "boot with ibt=off nousershstk",
	 "")
PG_CLAIM(X_66, "X-66", "shadow stacks", "IA32_PL0_SSP and IA32_PL3_SSP can be read", F(CPUID_7_0_ECX, SHSTK),
	 MUST(R(IA32_PL0_SSP), R(IA32_PL3_SSP)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_CPUID, "boot with nousershstk", "")
PG_CLAIM(X_31, "X-31", "APERFMPERF", "IA32_APERF and IA32_MPERF can be read", F(CPUID_6_ECX, APERFMPERF),
	 MUST(R(IA32_MPERF), R(IA32_APERF)), O_NONE, kept, SURE, W, ROOT, PG_HIDE_CPUID, "", "")
PG_CLAIM(X_67, "X-67", "EFF_FREQ_RO", "MPERF_RO and APERF_RO can be read", F(CPUID_80000007_EDX, EFF_FREQ_RO),
	 MUST(R(MPERF_RO), R(APERF_RO)), O_NONE, kept, SURE, C, ROOT, PG_HIDE_CPUID, "", "")
PG_CLAIM(X_32, "X-32", "TSC_DEADLINE", "IA32_TSC_DEADLINE can be read", F(CPUID_1_ECX, TSC_DEADLINE_TIMER),
	 MUST(R(IA32_TSC_DEADLINE)), O_NONE, kept, SURE, K, ROOT, PG_HIDE_CPUID, "boot with lapic=notscdeadline", "")
PG_CLAIM(X_33, "X-33", "TSC_ADJUST", "IA32_TSC_ADJUST can be read", F(CPUID_7_0_EBX, TSC_ADJUST),
	 MUST(R(IA32_TSC_ADJUST)), O_NONE, kept, SURE, W, ROOT, PG_HIDE_CPUID, "", "")
PG_CLAIM(X_34, "X-34", "RDTSCP and RDPID", "TSC_AUX can be read",
	 F(CPUID_80000001_EDX, RDTSCP) || F(CPUID_7_0_ECX, RDPID), MUST(R(TSC_AUX)), O_NONE, kept, SURE, W, ROOT,
	 PG_HIDE_CPUID, "", "")
PG_CLAIM(X_38, "X-38", "APIC", "IA32_APIC_BASE can be read", F(CPUID_1_EDX, APIC), MUST(R(IA32_APIC_BASE)), O_NONE, kept,
	 SURE, K, ROOT, PG_HIDE_CPUID, "boot with nolapic", "")
PG_CLAIM(X_37, "X-37", "x2APIC", "the x2APIC registers X2APIC_ID and X2APIC_VERSION can be read in x2APIC mode",
	 F(CPUID_1_ECX, X2APIC) && F(IA32_APIC_BASE, EXTD), MUST(R(X2APIC_ID), R(X2APIC_VERSION)), O_NONE, kept, SURE, K,
	 BECAUSE(X_38), PG_HIDE_CPUID, "boot with nox2apic", "in xAPIC mode a #GP is right, and nothing is asked")
PG_CLAIM(X_68, "X-68", "XAPIC_DISABLE_STATUS", "IA32_XAPIC_DISABLE_STATUS can be read",
	 F(CPUID_7_0_EDX, ARCH_CAPABILITIES) && F(IA32_ARCH_CAPABILITIES, XAPIC_DISABLE),
	 MUST(R(IA32_XAPIC_DISABLE_STATUS)), O_NONE, kept, SURE, W, BECAUSE(X_23), PG_HIDE_CPUID, "", "")
PG_CLAIM(X_63, "X-63", "MPX", "IA32_BNDCFGS can be read", F(CPUID_7_0_EBX, MPX), MUST(R(IA32_BNDCFGS)), O_NONE, kept,
	 SURE, C, ROOT, PG_HIDE_CPUID, "", "")
PG_CLAIM(X_62, "X-62", "ENQCMD", "IA32_PASID can be read", F(CPUID_7_0_ECX, ENQCMD), MUST(R(IA32_PASID)), O_NONE, kept,
	 SURE, P, ROOT, PG_HIDE_CPUID, "", "")
