/* SPDX-License-Identifier: GPL-2.0 */
/*
 * X-*: vendors, virtualization, memory types, machine checks, power. Rows of claims.h, which says what the columns are.
 */
PG_CLAIM(X_39, "X-39", "Intel", "IA32_MISC_ENABLE can be read", INTEL, MUST(R(IA32_MISC_ENABLE)), O_NONE, kept, SURE, W,
	 ROOT, PG_HIDE_CPUID, "", "the SDM has it in every CPU of family 6")
PG_CLAIM(X_41, "X-41", "VMX, SMX and SGX", "IA32_FEATURE_CONTROL can be read",
	 INTEL && (F(CPUID_1_ECX, VMX) || F(CPUID_1_ECX, SMX) || F(CPUID_7_0_EBX, SGX)), MUST(R(IA32_FEATURE_CONTROL)),
	 O_NONE, kept, SURE, C, ROOT, PG_HIDE_CPUID, "", "")
PG_CLAIM(X_42, "X-42", "VMX", "IA32_VMX_BASIC and the fixed bits of CR0 and CR4 can be read",
	 INTEL && F(CPUID_1_ECX, VMX), MUST(R(IA32_VMX_BASIC), R(IA32_VMX_CR0_FIXED0), R(IA32_VMX_CR4_FIXED0)), O_NONE,
	 kept, SURE, W, ROOT, PG_HIDE_CPUID, "blacklist the module kvm_intel in the guest", "")
PG_CLAIM(X_43, "X-43", "AMD", "HWCR can be read", AMD, MUST(R(HWCR)), O_NONE, kept, SURE, W, ROOT, PG_HIDE_CPUID, "",
	 "the APM has it in every CPU of family 0Fh and later")
PG_CLAIM(X_44, "X-44", "SME", "SYSCFG can be read", F(CPUID_8000001F_EAX, SME), MUST(R(SYSCFG)), O_NONE, kept, SURE, K,
	 ROOT, PG_HIDE_CPUID, "boot with mem_encrypt=off", "")
PG_CLAIM(X_45, "X-45", "SEV", "SEV_STATUS can be read", F(CPUID_1_ECX, HYPERVISOR) && F(CPUID_8000001F_EAX, SEV),
	 MUST(R(SEV_STATUS)), O_NONE, kept, SURE, K, ROOT, PG_HIDE_CPUID, "", "")
PG_CLAIM(X_46, "X-46", "OSVW", "OSVW_ID_LENGTH and OSVW_STATUS can be read", F(CPUID_80000001_ECX, OSVW),
	 MUST(R(OSVW_ID_LENGTH), R(OSVW_STATUS)), O_NONE, kept, SURE, W, ROOT, PG_HIDE_CPUID, "", "")
PG_CLAIM(X_47, "X-47", "SVM", "VM_CR and VM_HSAVE_PA can be read", F(CPUID_80000001_ECX, SVM),
	 MUST(R(VM_CR), R(VM_HSAVE_PA)), O_NONE, kept, SURE, W, ROOT, PG_HIDE_CPUID,
	 "blacklist the module kvm_amd in the guest", "")
PG_CLAIM(X_48, "X-48", "TSCRATEMSR", "TSC_RATIO can be read",
	 F(CPUID_80000001_ECX, SVM) && F(CPUID_8000000A_EDX, TSCRATEMSR), MUST(R(TSC_RATIO)), O_NONE, kept, SURE, W, ROOT,
	 PG_HIDE_CPUID, "blacklist the module kvm_amd in the guest", "")
PG_CLAIM(X_69, "X-69", "SYSCALL", "STAR, LSTAR and SYSCALL_MASK can be read", F(CPUID_80000001_EDX, SYSCALL),
	 MUST(R(STAR), R(LSTAR), R(SYSCALL_MASK)), O_NONE, kept, SURE, K, ROOT, PG_HIDE_CPUID, "",
	 "the address in LSTAR is never kept or shown")
PG_CLAIM(X_49, "X-49", "PAT", "IA32_PAT can be read", F(CPUID_1_EDX, PAT), MUST(R(IA32_PAT)), O_NONE, kept, SURE, W, ROOT,
	 PG_HIDE_CPUID, "boot with nopat", "")
PG_CLAIM(X_50, "X-50", "MTRR", "IA32_MTRRCAP and IA32_MTRR_DEF_TYPE can be read", F(CPUID_1_EDX, MTRR),
	 MUST(R(IA32_MTRRCAP), R(IA32_MTRR_DEF_TYPE)), O_NONE, kept, SURE, W, ROOT, PG_HIDE_CPUID, "", "")
PG_CLAIM(X_51, "X-51", "MTRR", "the variable ranges that IA32_MTRRCAP counts can be read", F(CPUID_1_EDX, MTRR),
	 MTRRS(R(IA32_MTRR_PHYSBASE0), R(IA32_MTRR_PHYSMASK0)), O_NONE, kept, SURE, W, BECAUSE(X_50), PG_HIDE_CPUID, "",
	 "")
PG_CLAIM(X_52, "X-52", "MTRR", "the fixed-range IA32_MTRR_FIX64K_00000 can be read",
	 F(CPUID_1_EDX, MTRR) && F(IA32_MTRRCAP, FIX), MUST(R(IA32_MTRR_FIX64K_00000)), O_NONE, kept, SURE, W,
	 BECAUSE(X_50), PG_HIDE_CPUID, "", "")
PG_CLAIM(X_53, "X-53", "MCA", "IA32_MCG_CAP and IA32_MCG_STATUS can be read", F(CPUID_1_EDX, MCA),
	 MUST(R(IA32_MCG_CAP), R(IA32_MCG_STATUS)), O_NONE, kept, SURE, W, ROOT, PG_HIDE_CPUID, "boot with mce=off", "")
PG_CLAIM(X_54, "X-54", "MCA", "IA32_MC<n>_STATUS can be read, for all banks that IA32_MCG_CAP counts",
	 F(CPUID_1_EDX, MCA), BANKS(R(IA32_MC0_STATUS)), O_NONE, kept, SURE, K, BECAUSE(X_53), PG_HIDE_CPUID,
	 "boot with mce=off", "")
PG_CLAIM(X_55, "X-55", "MCG_CTL", "IA32_MCG_CTL can be read", F(CPUID_1_EDX, MCA) && F(IA32_MCG_CAP, CTL_P),
	 MUST(R(IA32_MCG_CTL)), O_NONE, kept, SURE, W, BECAUSE(X_53), PG_HIDE_CPUID, "boot with mce=off", "")
PG_CLAIM(X_56, "X-56", "ACPI", "IA32_CLOCK_MODULATION can be read", INTEL && F(CPUID_1_EDX, ACPI),
	 MUST(R(IA32_CLOCK_MODULATION)), O_NONE, kept, SURE, C, ROOT, PG_HIDE_CPUID, "", "")
PG_CLAIM(X_57, "X-57", "DTHERM", "IA32_THERM_STATUS can be read", F(CPUID_6_EAX, DTHERM), MUST(R(IA32_THERM_STATUS)),
	 O_NONE, kept, SURE, W, ROOT, PG_HIDE_CPUID, "", "")
PG_CLAIM(X_58, "X-58", "PTS", "IA32_PACKAGE_THERM_STATUS can be read", F(CPUID_6_EAX, PTS),
	 MUST(R(IA32_PACKAGE_THERM_STATUS)), O_NONE, kept, SURE, W, ROOT, PG_HIDE_CPUID, "", "")
PG_CLAIM(X_59, "X-59", "HWP", "IA32_PM_ENABLE can be read", F(CPUID_6_EAX, HWP), MUST(R(IA32_PM_ENABLE)), O_NONE, kept,
	 SURE, W, ROOT, PG_HIDE_CPUID, "boot with intel_pstate=no_hwp",
	 "the other registers of HWP may refuse until it is switched on")
PG_CLAIM(X_60, "X-60", "EPB", "IA32_ENERGY_PERF_BIAS can be read", F(CPUID_6_ECX, EPB), MUST(R(IA32_ENERGY_PERF_BIAS)),
	 O_NONE, kept, SURE, W, ROOT, PG_HIDE_CPUID, "", "")
