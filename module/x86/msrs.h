/* SPDX-License-Identifier: GPL-2.0 */
/*
 * MSRs that CPUID promises, one row each, and what refuses to work when the promise is broken.
 *
 * X-macro, no include guard:
 *
 *	PG_MSR(NAME, number, "id", "promise", "breaks", "cure", "wayout")
 *
 * NAME     as the SDM (volume 4) or the APM (volume 2, appendix A) spells it, without MSR_
 * id       the claim; ids never change their meaning
 * promise  what advertises the MSR
 * breaks   what a Linux guest makes of a #GP there
 * cure     on the host
 * wayout   in the guest
 */
#define PG_HIDE_CPUID	"a VMM or host kernel that hides the CPUID bit, or emulates the MSR"
#define PG_NO_PMU_X86	"start the guest without a PMU (QEMU -cpu ...,pmu=off)"

PG_MSR(IA32_SPEC_CTRL,		0x48, "X-20", "CPUID.7.0:EDX[26] (IBRS and IBPB), or 0x80000008:EBX[14] on AMD",
       "unchecked MSR access error at boot, in x86_virt_spec_ctrl or bugs.c", PG_HIDE_CPUID, "boot with spectre_v2=off")
PG_MSR(IA32_PRED_CMD,		0x49, "X-21", "CPUID.7.0:EDX[26] (IBRS and IBPB), or 0x80000008:EBX[12] (IBPB) on AMD",
       "dies in switch_mm_irqs_off, general protection fault at the first switch between programs", PG_HIDE_CPUID,
       "boot with spectre_v2_user=off")
PG_MSR(IA32_FLUSH_CMD,		0x10b, "X-22", "CPUID.7.0:EDX[28] (L1D_FLUSH)",
       "unchecked MSR access error in vmx_l1d_flush, on a host of nested guests", PG_HIDE_CPUID, "boot with l1tf=off")
PG_MSR(IA32_ARCH_CAPABILITIES,	0x10a, "X-23", "CPUID.7.0:EDX[29]",
       "unchecked MSR access error at boot, in x86_read_arch_cap_msr", PG_HIDE_CPUID, "")
PG_MSR(IA32_CORE_CAPABILITIES,	0xcf, "X-24", "CPUID.7.0:EDX[30]",
       "unchecked MSR access error at boot, in split_lock_setup", PG_HIDE_CPUID, "boot with split_lock_detect=off")
PG_MSR(IA32_TSX_CTRL,		0x122, "X-25", "IA32_ARCH_CAPABILITIES[7]",
       "unchecked MSR access error at boot, in tsx_init", PG_HIDE_CPUID, "")
PG_MSR(IA32_PERF_CAPABILITIES,	0x345, "X-03", "CPUID.1:ECX[15] (PDCM)",
       "unchecked MSR access error at boot, in intel_pmu_init", PG_HIDE_CPUID, PG_NO_PMU_X86)
PG_MSR(IA32_PERFEVTSEL0,	0x186, "X-01", "CPUID.0AH:EAX[7:0] >= 1",
       "check_hw_exists gives the PMU up: PMU not available due to virtualization", PG_HIDE_CPUID, PG_NO_PMU_X86)
PG_MSR(IA32_FIXED_CTR_CTRL,	0x38d, "X-02", "CPUID.0AH:EAX[7:0] >= 2",
       "unchecked MSR access error when perf is used", PG_HIDE_CPUID, PG_NO_PMU_X86)
PG_MSR(IA32_PERF_GLOBAL_CTRL,	0x38f, "X-02", "CPUID.0AH:EAX[7:0] >= 2",
       "unchecked MSR access error when perf is used", PG_HIDE_CPUID, PG_NO_PMU_X86)
PG_MSR(IA32_PERF_GLOBAL_OVF_CTRL, 0x390, "X-02", "CPUID.0AH:EAX[7:0] >= 2",
       "unchecked MSR access error when perf is used", PG_HIDE_CPUID, PG_NO_PMU_X86)
PG_MSR(IA32_PEBS_ENABLE,	0x3f1, "X-06", "CPUID.1:EDX[21] (DS) and IA32_MISC_ENABLE[12] clear",
       "unchecked MSR access error when perf is used with precise events; a nested host goes into VMX abort 4 at its first VM exit",
       "a VMM that sets IA32_MISC_ENABLE[12] or hides DS",
       "use perf without precise events (no :p), and load no guests with perf active on a nested host")
PG_MSR(IA32_DS_AREA,		0x600, "X-06", "CPUID.1:EDX[21] (DS) and IA32_MISC_ENABLE[12] clear",
       "unchecked MSR access error when perf is used with precise events",
       "a VMM that sets IA32_MISC_ENABLE[12] or hides DS", "use perf without precise events (no :p)")
PG_MSR(PEBS_DATA_CFG,		0x3f2, "X-06", "IA32_PERF_CAPABILITIES[14] (PEBS baseline)",
       "unchecked MSR access error when perf is used with precise events",
       "a VMM that sets IA32_MISC_ENABLE[12] or hides DS", "use perf without precise events (no :p)")
PG_MSR(LBR_SELECT,		0x1c8, "X-04", "IA32_PERF_CAPABILITIES[5:0] (LBR format)",
       "the kernel checks it and does without branch records", PG_HIDE_CPUID, "")
PG_MSR(IA32_LBR_CTL,		0x14ce, "X-05", "CPUID.7.0:EDX[19] (architectural LBR)",
       "unchecked MSR access error when perf is used", PG_HIDE_CPUID, PG_NO_PMU_X86)
PG_MSR(IA32_XSS,		0xda0, "X-26", "CPUID.0DH.1:EAX[3] (XSAVES)",
       "unchecked MSR access error at boot, in fpu__init_cpu_xstate", PG_HIDE_CPUID, "boot with noxsaves")
PG_MSR(IA32_UMWAIT_CONTROL,	0xe1, "X-27", "CPUID.7.0:ECX[5] (WAITPKG)",
       "unchecked MSR access error at boot, in umwait_init", PG_HIDE_CPUID, "")
PG_MSR(IA32_PKRS,		0x6e1, "X-28", "CPUID.7.0:ECX[31] (PKS)", "", PG_HIDE_CPUID, "")
PG_MSR(IA32_S_CET,		0x6a2, "X-29", "CPUID.7.0:ECX[7] or EDX[20] (CET)",
       "unchecked MSR access error at boot, in setup_cet", PG_HIDE_CPUID, "boot with ibt=off nousershstk")
PG_MSR(IA32_RTIT_CTL,		0x570, "X-30", "CPUID.7.0:EBX[25] (Processor Trace)",
       "unchecked MSR access error when perf is used with intel_pt", PG_HIDE_CPUID, "")
PG_MSR(IA32_MPERF,		0xe7, "X-31", "CPUID.6:ECX[0]",
       "unchecked MSR access error in arch_scale_freq_tick", PG_HIDE_CPUID, "")
PG_MSR(IA32_APERF,		0xe8, "X-31", "CPUID.6:ECX[0]",
       "unchecked MSR access error in arch_scale_freq_tick", PG_HIDE_CPUID, "")
PG_MSR(IA32_TSC_DEADLINE,	0x6e0, "X-32", "CPUID.1:ECX[24]",
       "unchecked MSR access error at boot, in setup_APIC_timer", PG_HIDE_CPUID, "boot with lapic=notscdeadline")
PG_MSR(IA32_TSC_ADJUST,		0x3b, "X-33", "CPUID.7.0:EBX[1]",
       "unchecked MSR access error at boot, in tsc_store_and_check_tsc_adjust", PG_HIDE_CPUID, "")
PG_MSR(IA32_TSC_AUX,		0xc0000103, "X-34", "CPUID.80000001H:EDX[27] (RDTSCP) or CPUID.7.0:ECX[22] (RDPID)",
       "unchecked MSR access error at boot, in setup_getcpu", PG_HIDE_CPUID, "")
PG_MSR(PERF_CTL0,		0xc0010200, "X-13", "CPUID.80000001H:ECX[23] (PERFCTR_CORE)",
       "check_hw_exists gives the PMU up: PMU not available due to virtualization", PG_HIDE_CPUID, PG_NO_PMU_X86)
PG_MSR(PERF_CTR0,		0xc0010201, "X-13", "CPUID.80000001H:ECX[23] (PERFCTR_CORE)",
       "check_hw_exists gives the PMU up: PMU not available due to virtualization", PG_HIDE_CPUID, PG_NO_PMU_X86)
PG_MSR(PERF_CNTR_GLOBAL_CTL,	0xc0000301, "X-14", "CPUID.80000022H:EAX[0] (PerfMonV2)",
       "unchecked MSR access error when perf is used", PG_HIDE_CPUID, PG_NO_PMU_X86)
PG_MSR(IBS_FETCH_CTL,		0xc0011030, "X-15", "CPUID.80000001H:ECX[10] (IBS)",
       "unchecked MSR access error when perf is used with ibs", PG_HIDE_CPUID, "")
PG_MSR(VIRT_SPEC_CTRL,		0xc001011f, "X-35", "CPUID.80000008H:EBX[25] (VIRT_SSBD)",
       "unchecked MSR access error at boot, in x86_virt_spec_ctrl", PG_HIDE_CPUID, "boot with spec_store_bypass_disable=off")
