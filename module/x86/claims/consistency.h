/* SPDX-License-Identifier: GPL-2.0 */
/*
 * XC-*: what must agree with itself. Rows of claims.h, which says what the columns are.
 */
PG_CLAIM(XC_01, "XC-01", "all CPUs", "the feature words of CPUID are the same on every CPU", true,
	 LOOK(R(CPUID_1_ECX), R(CPUID_1_EDX), R(CPUID_7_0_EBX), R(CPUID_7_0_ECX), R(CPUID_80000001_ECX),
	 R(CPUID_80000001_EDX)), O_NONE, same_words, SURE, W, ROOT, "a VMM that gives every vCPU the same CPUID", "",
	 "bits that the kernel itself switches are left out: OSXSAVE, OSPKE, APIC")
PG_CLAIM(XC_02, "XC-02", "XSAVE", "CPUID_D_0_EBX is the size of what XCR0 enables", F(CPUID_1_ECX, XSAVE),
	 LOOK(R(CPUID_D_0_EBX)), O(XSAVE_SIZE), same_size, SURE, W, ROOT,
	 "a VMM or emulator that computes the size from XCR0", "boot with noxsave",
	 "a kernel that gave XSAVE up at boot, as it does when the size is wrong, cannot be asked: its log says "
	 "XSAVE consistency problem")
PG_CLAIM(XC_03, "XC-03", "XSAVEC and XSAVES", "CPUID_D_1_EBX is the size of what XCR0 and IA32_XSS enable",
	 F(CPUID_1_ECX, XSAVE) && (F(CPUID_D_1_EAX, XSAVEC) || F(CPUID_D_1_EAX, XSAVES)),
	 LOOK(R(CPUID_D_1_EBX), R(IA32_XSS)), O(COMPACT_SIZE), same_size, SURE, W, ROOT,
	 "a VMM or emulator that computes the size from XCR0 and IA32_XSS", "boot with noxsaves",
	 "a kernel that gave XSAVE up at boot, as it does when the size is wrong, cannot be asked: its log says "
	 "XSAVE consistency problem")
PG_CLAIM(XC_04, "XC-04", "x2APIC", "CPUID leaf 0xb and X2APIC_ID agree",
	 F(CPUID_1_ECX, X2APIC) && F(IA32_APIC_BASE, EXTD) && F(CPUID_B_0_EBX, THREADS) > 0,
	 LOOK(R(CPUID_B_0_EDX), R(X2APIC_ID)), O_NONE, apic_id, SURE, W, BECAUSE(X_37),
	 "a VMM that gives each vCPU its own leaf 0xb", "", "")
