/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Every claim that a host makes through its ID registers and that polygraph checks, one row each.
 *
 * X-macro, no include guard. Define PG_CLAIM and what you need of the words used in the rows:
 *
 *	PG_CLAIM(SYM, "id", "feature", "the claim in plain words",
 *		 when,		C expression: the host makes this claim. F(REG, FIELD) is an ID field of this CPU, N is
 *				PMCR_EL0.N, AT_HOST is true when the kernel owns EL2
 *		 evidence,	MUST(R(a), R(b)): each must be readable, an exception is a LIE
 *				LOOK(R(a)): read and left to the check; an exception is another row's lie, or none
 *				RANGE(R(first), R(last)): as MUST, for all rows of registers.h between the two
 *				COUNTERS(R(first)): as MUST, for the first N rows from there on
 *		 observation,	O(name) of observations.h, or O_NONE
 *		 check,		check_<name>() in checks.c, run when the evidence could be read
 *		 reliable,	SURE: silence of the host is conclusive.  HINT: it may have an innocent cause
 *		 severity,	K kernel dies at boot, P dies later, W wrong numbers, C cosmetic, H usable though hidden
 *		 root,		BECAUSE(SYM): not a lie of its own when SYM is broken on the same CPU; or ROOT
 *		 "what breaks in a guest, by kernel version and function",
 *		 "what cures it on the host: commit and first release",
 *		 "what the owner of the guest can do now",
 *		 "what else to know, or empty")
 *
 * An id never changes its meaning. A row may accuse only if the architecture (Arm ARM, DDI 0487) forbids what was seen;
 * where it permits an exception, the check says OK and names the permission.
 */

#define PG_PMUVER	F(ID_AA64DFR0_EL1, PMUVer)
#define PG_PMUV3	(PG_PMUVER >= 1 && PG_PMUVER != 15)

/* Words that many rows share. */
#define PG_NO_PMU \
	"start the guest without a PMU (QEMU -cpu host,pmu=off; libvirt <pmu state='off'/>), or boot it with " \
	"initcall_blacklist=armv8_pmu_driver_init"
#define PG_DRIVER_DIES \
	"every guest kernel with the arm_pmuv3 driver dies at boot when the driver probes or resets the PMU"
#define PG_VPMU_OFF \
	"v5.11: 04355e41a603 hides PMUVer and b0737e999ec0 makes the registers UNDEFINED when a VM has no PMU"
#define PG_REPORT_HOST	"report it to whoever runs the host; no fix is known by commit"
#define PG_HIDE_FIELD	"a host kernel or VMM that hides the ID field, or emulates the register"

/* PMU: the registers exist. */
PG_CLAIM(PMU_01, "PMU-01", "FEAT_PMUv3", "PMCR_EL0 can be read",
	 PG_PMUV3, MUST(R(PMCR_EL0)), O_NONE, kept, SURE, K, ROOT,
	 PG_DRIVER_DIES " (__armv8pmu_probe_pmu, armv8pmu_pmcr_read)",
	 PG_VPMU_OFF, PG_NO_PMU, "")
PG_CLAIM(PMU_02, "PMU-02", "no PMU", "no PMU register works",
	 PG_PMUVER == 0, LOOK(R(PMCR_EL0)), O_NONE, absent, HINT, H, ROOT,
	 "nothing: Linux does not look for a PMU that is not advertised",
	 "", "", "PMUVer 0 is policy: the host may hide a PMU")
PG_CLAIM(PMU_03, "PMU-03", "IMPLEMENTATION DEFINED PMU", "nothing is promised about the PMUv3 registers",
	 PG_PMUVER == 15, LOOK(R(PMCR_EL0)), O_NONE, impdef, HINT, C, ROOT,
	 "nothing: the driver leaves PMUVer 0xf alone",
	 "v6.2: 3d0dba5764b9 no longer shows 0xf of Apple-like silicon to guests", "", "")
PG_CLAIM(PMU_04, "PMU-04", "FEAT_PMUv3", "PMCNTENSET_EL0 can be read and has no bit for a counter that is not there",
	 PG_PMUV3, MUST(R(PMCNTENSET_EL0)), O_NONE, enable_bits, SURE, K, ROOT,
	 PG_DRIVER_DIES " (armv8pmu_reset)", PG_VPMU_OFF, PG_NO_PMU, "")
PG_CLAIM(PMU_05, "PMU-05", "FEAT_PMUv3", "PMCNTENCLR_EL0 can be read and shows what PMCNTENSET_EL0 shows",
	 PG_PMUV3, MUST(R(PMCNTENCLR_EL0)), O(CNTEN_PAIR), pair, SURE, P, ROOT,
	 PG_DRIVER_DIES " (armv8pmu_disable_counter)", PG_VPMU_OFF, PG_NO_PMU, "")
PG_CLAIM(PMU_06, "PMU-06", "FEAT_PMUv3", "PMOVSCLR_EL0 can be read",
	 PG_PMUV3, MUST(R(PMOVSCLR_EL0)), O_NONE, kept, SURE, P, ROOT,
	 PG_DRIVER_DIES " (armv8pmu_getreset_flags)", PG_VPMU_OFF, PG_NO_PMU, "")
PG_CLAIM(PMU_07, "PMU-07", "FEAT_PMUv3", "PMOVSSET_EL0 can be read and shows what PMOVSCLR_EL0 shows",
	 PG_PMUV3, MUST(R(PMOVSSET_EL0)), O(OVS_PAIR), pair, SURE, P, ROOT,
	 "Linux does not use PMOVSSET_EL0 in a guest; a nested KVM does (kvm_pmu_overflow_set)",
	 PG_REPORT_HOST, PG_NO_PMU, "")
PG_CLAIM(PMU_08, "PMU-08", "FEAT_PMUv3", "PMSELR_EL0 can be read",
	 PG_PMUV3, MUST(R(PMSELR_EL0)), O_NONE, kept, SURE, P, ROOT,
	 "kernels up to v5.10 die when perf first programs an event counter (armv8pmu_select_counter)",
	 PG_VPMU_OFF, PG_NO_PMU, "")
PG_CLAIM(PMU_09, "PMU-09", "FEAT_PMUv3", "PMCEID0_EL0 can be read and advertises an event",
	 PG_PMUV3, MUST(R(PMCEID0_EL0)), O_NONE, has_events, SURE, K, ROOT,
	 PG_DRIVER_DIES " (__armv8pmu_probe_pmu); with no event advertised perf offers none",
	 PG_VPMU_OFF, PG_NO_PMU, "FEAT_PMUv3 requires SW_INCR and CPU_CYCLES, both in PMCEID0_EL0")
PG_CLAIM(PMU_10, "PMU-10", "FEAT_PMUv3", "PMCEID1_EL0 can be read",
	 PG_PMUV3, MUST(R(PMCEID1_EL0)), O_NONE, kept, SURE, K, ROOT,
	 PG_DRIVER_DIES " (__armv8pmu_probe_pmu)", PG_VPMU_OFF, PG_NO_PMU, "")
PG_CLAIM(PMU_11, "PMU-11", "FEAT_PMUv3", "PMCCNTR_EL0 can be read",
	 PG_PMUV3, MUST(R(PMCCNTR_EL0)), O_NONE, kept, SURE, K, ROOT,
	 "perf stat -e cycles kills the guest (armv8pmu_read_counter)", PG_VPMU_OFF, PG_NO_PMU, "")
PG_CLAIM(PMU_12, "PMU-12", "FEAT_PMUv3", "PMCCFILTR_EL0 can be read",
	 PG_PMUV3, MUST(R(PMCCFILTR_EL0)), O_NONE, kept, SURE, P, ROOT,
	 "perf stat -e cycles kills the guest (armv8pmu_write_event_type)", PG_VPMU_OFF, PG_NO_PMU, "")
PG_CLAIM(PMU_13, "PMU-13", "FEAT_PMUv3", "PMXEVTYPER_EL0 and PMXEVCNTR_EL0 are the counter that PMSELR_EL0 selects",
	 PG_PMUV3, MUST(R(PMXEVTYPER_EL0), R(PMXEVCNTR_EL0)), O(SELECT), alias, SURE, P, ROOT,
	 "kernels up to v5.10 program and read the wrong counter, or die (armv8pmu_select_counter)",
	 PG_VPMU_OFF, PG_NO_PMU, "")
PG_CLAIM(PMU_14, "PMU-14", "FEAT_PMUv3", "PMINTENSET_EL1 and PMINTENCLR_EL1 can be read and show the same",
	 PG_PMUV3, MUST(R(PMINTENSET_EL1), R(PMINTENCLR_EL1)), O(INTEN_PAIR), pair, SURE, K, ROOT,
	 PG_DRIVER_DIES " (armv8pmu_reset, armv8pmu_disable_intens)", PG_VPMU_OFF, PG_NO_PMU, "")
PG_CLAIM(PMU_15, "PMU-15", "FEAT_PMUv3", "PMUSERENR_EL0 can be read",
	 PG_PMUV3, MUST(R(PMUSERENR_EL0)), O_NONE, kept, SURE, K, ROOT,
	 "every guest kernel dies at boot, PMU driver or not, when it resets the register (reset_pmuserenr_el0)",
	 PG_VPMU_OFF, "start the guest without a PMU", "")
PG_CLAIM(PMU_16, "PMU-16", "FEAT_PMUv3", "PMEVCNTR<n>_EL0 can be read for every n below PMCR_EL0.N",
	 PG_PMUV3, COUNTERS(R(PMEVCNTR0_EL0)), O_NONE, kept, SURE, K, ROOT,
	 "perf kills the guest when it uses the missing counter (armv8pmu_read_evcntr)",
	 "v6.8: 4d20debf9ca1 takes PMCR_EL0.N from the PMU of the VM, not from the CPU that reset it", PG_NO_PMU, "")
PG_CLAIM(PMU_17, "PMU-17", "FEAT_PMUv3", "PMEVTYPER<n>_EL0 can be read for every n below PMCR_EL0.N",
	 PG_PMUV3, COUNTERS(R(PMEVTYPER0_EL0)), O_NONE, kept, SURE, K, ROOT,
	 "perf kills the guest when it programs the missing counter (armv8pmu_write_evtype)",
	 "v6.8: 4d20debf9ca1 takes PMCR_EL0.N from the PMU of the VM, not from the CPU that reset it", PG_NO_PMU, "")
PG_CLAIM(PMU_18, "PMU-18", "FEAT_PMUv3", "there are no more counters than PMCR_EL0.N",
	 PG_PMUV3, LOOK(R(PMCR_EL0)), O(EXCESS), excess, HINT, H, ROOT,
	 "nothing: Linux uses PMCR_EL0.N counters", "", "",
	 "access to a counter from N up is CONSTRAINED UNPREDICTABLE: UNDEFINED and RAZ are both right")
PG_CLAIM(PMU_19, "PMU-19", "FEAT_PMUv3p4", "PMMIR_EL1 can be read",
	 PG_PMUV3 && PG_PMUVER >= 5, MUST(R(PMMIR_EL1)), O_NONE, kept, SURE, K, ROOT,
	 "guest kernels from v6.7 on, and older ones with 58f8fc57b1d3 (openEuler 6.6 has it), read it always and die at "
	 "boot in __armv8pmu_probe_pmu (Oops - Undefined instruction); v5.10 to v6.6 read it, and die there, only if "
	 "PMCEID1_EL0[31] (STALL_SLOT) is set; older ones never read it",
	 "c854188ea010 (KVM: arm64: limit PMU version to PMUv3 for ARMv8.1), v5.7, in stable 5.4 and proposed for 4.19; "
	 "from v5.12 on 46081078feb4 emulates the register",
	 PG_NO_PMU,
	 "up to issue G.a of the Arm ARM PMMIR_EL1 was optional where STALL_SLOT is not implemented; from G.b on FEAT_PMUv3p4 "
	 "always has it")
PG_CLAIM(PMU_20, "PMU-20", "no FEAT_PMUv3p4", "PMMIR_EL1 is not there, or reads as zero",
	 PG_PMUVER < 5, LOOK(R(PMMIR_EL1)), O_NONE, absent, HINT, H, ROOT,
	 "nothing: Linux reads PMMIR_EL1 only from PMUv3p4 on", "", "", "")

/* PMU: what it does. */
PG_CLAIM(PMB_01, "PMB-01", "FEAT_PMUv3", "the cycle counter advances",
	 PG_PMUV3, MUST(), O(CYCLES), advances, HINT, W, ROOT,
	 "perf stat -e cycles shows 0 or <not counted>; the NMI watchdog and rr do not work",
	 PG_VPMU_OFF "; otherwise look for a perf event or watchdog on the host that occupies the hardware counter",
	 PG_NO_PMU, "tried three times before it is called dead: KVM backs the counter with a perf event of the host")
PG_CLAIM(PMB_14, "PMB-14", "FEAT_PMUv3p5", "event counters are 64 bits wide from PMUv3p5 on, and 32 bits before",
	 PG_PMUV3, MUST(), O(WIDTH), width, SURE, W, ROOT,
	 "guest kernels from v5.10 on rely on 64-bit counters (armv8pmu_has_long_event): counts wrap at 2^32 and no "
	 "overflow is seen, so perf is silently wrong",
	 "c854188ea010, v5.7, hides PMUv3p5; 1f7c97828285, v6.2, implements it",
	 PG_NO_PMU, "")

/* PMU: what is advertised agrees with itself. */
PG_CLAIM(PMC_01, "PMC-01", "FEAT_PMUv3", "ID_DFR0_EL1.PerfMon and ID_AA64DFR0_EL1.PMUVer name the same PMU",
	 F(ID_AA64PFR0_EL1, EL0) == 2, LOOK(R(ID_DFR0_EL1), R(ID_AA64DFR0_EL1)), O_NONE, perfmon, SURE, W, ROOT,
	 "32-bit programs and 32-bit guests of this guest see another PMU than the kernel",
	 "v5.12: cb95914685ca caps the AArch32 field in the same way", PG_NO_PMU, "")
PG_CLAIM(PMC_02, "PMC-02", "FEAT_PMUv3", "CPUs of one kind have the same PMU: version, counters, events, PMMIR_EL1",
	 PG_PMUV3, MUST(), O_NONE, same_pmu, SURE, W, ROOT,
	 "perf uses the PMU of the boot CPU everywhere: counters are missing, or events never count, on the others",
	 "v6.6: ec3eb9ed6081 refuses a vPMU on mixed hosts; v6.8: 4d20debf9ca1 sets PMCR_EL0.N per VM; v6.15 computes "
	 "PMCEID from the PMU of the VM",
	 "pin the vCPUs to one kind of host CPU, or " PG_NO_PMU, "compared among CPUs with equal MIDR_EL1 and REVIDR_EL1")
PG_CLAIM(PMC_03, "PMC-03", "FEAT_PMUv3", "PMUVer is still at least what this kernel settled for at boot",
	 true, LOOK(R(ID_AA64DFR0_EL1)), O(SANITISED), sanitised, SURE, W, ROOT,
	 "the kernel relies on a PMU that this CPU no longer shows",
	 "ID registers must not change while a VM runs: look for a migration to another host", PG_NO_PMU, "")
PG_CLAIM(PMC_05, "PMC-05", "FEAT_PMUv3p1", "events 0x4000 and up are advertised only from PMUv3p1 on",
	 PG_PMUV3 && PG_PMUVER < 4, LOOK(R(PMCEID0_EL0), R(PMCEID1_EL0)), O_NONE, no_high_events, SURE, W, ROOT,
	 "perf list shows events that do not count", "v6.6: 335ca49ff31f decides by the guest's PMUVer", "",
	 "PMCEID<n>_EL0[63:32] is RES0 without FEAT_PMUv3p1")
PG_CLAIM(PMC_06, "PMC-06", "FEAT_PMUv3p4", "the host limits the PMU version to what it emulates",
	 PG_PMUV3 && PG_PMUVER >= 5, LOOK(R(PMMIR_EL1)), O_NONE, founding_bug, SURE, K, BECAUSE(PMU_19),
	 "see PMU-19", "c854188ea010", PG_NO_PMU,
	 "this is what KVM without c854188ea010 looks like from inside (field case: Kunpeng 920 7260Z, host 4.19)")
PG_CLAIM(PMC_07, "PMC-07", "FEAT_PMUv3", "a PMU is more than its version number",
	 PG_PMUV3, LOOK(R(PMCR_EL0)), O_NONE, not_empty, HINT, W, ROOT,
	 "perf finds a PMU with no event counter and a cycle counter that stands still", PG_VPMU_OFF, PG_NO_PMU,
	 "PMCR_EL0.N == 0 alone is allowed; it is a lie when the cycle counter is dead too")

/* Everything else. */
PG_CLAIM(ID_01, "ID-01", "FEAT_MPAM", "MPAMIDR_EL1 can be read",
	 F(ID_AA64PFR0_EL1, MPAM) > 0 || F(ID_AA64PFR1_EL1, MPAM_frac) > 0, MUST(R(MPAMIDR_EL1)), O_NONE, kept, SURE, K, ROOT,
	 "guests from v6.13 die at boot in __cpuinfo_store_cpu (Oops - Undefined instruction), before the console is fully up",
	 "v6.13: 31ff96c38ea3 and 6685f5d572c2; in stable 6.12.6 and 6.6.67; hosts v5.10 to v6.12 without them show MPAM "
	 "wherever the silicon has it",
	 "boot the guest with arm64.nompam", "")
PG_CLAIM(ID_05, "ID-05", "FEAT_SPE", "PMSIDR_EL1 can be read",
	 F(ID_AA64DFR0_EL1, PMSVer) > 0, MUST(R(PMSIDR_EL1)), O_NONE, kept, SURE, P, ROOT,
	 "guests with an SPE node in their firmware tables die when arm_spe_pmu probes (__arm_spe_pmu_dev_probe), unless "
	 "PMBIDR_EL1.P stops the driver first",
	 "v5.13: 96f4f6809bee and 13611bc80d3d", "blacklist the module arm_spe_pmu in the guest", "")
PG_CLAIM(ID_09, "ID-09", "FEAT_TRBE", "TRBIDR_EL1 can be read",
	 F(ID_AA64DFR0_EL1, TraceBuffer) > 0, MUST(R(TRBIDR_EL1)), O_NONE, kept, SURE, P, ROOT,
	 "guests with a TRBE node die when coresight-trbe probes (arm_trbe_probe_cpu)",
	 PG_HIDE_FIELD, "blacklist the module coresight-trbe in the guest", "")
PG_CLAIM(ID_15, "ID-15", "FEAT_DoubleLock", "OSDLR_EL1 can be read",
	 F(ID_AA64DFR0_EL1, DoubleLock) == 0, MUST(R(OSDLR_EL1)), O_NONE, kept, SURE, K, ROOT,
	 "every guest kernel dies at boot when it clears the OS double lock (clear_os_lock)",
	 PG_HIDE_FIELD, "", "the field is negative: 0 means implemented, 0xf not")
PG_CLAIM(ID_18, "ID-18", "FEAT_RAS", "ERRIDR_EL1 can be read",
	 F(ID_AA64PFR0_EL1, RAS) > 0, MUST(R(ERRIDR_EL1)), O_NONE, kept, SURE, P, ROOT,
	 "guests with error-source tables die when a RAS driver looks for error records",
	 PG_HIDE_FIELD, "", "NUM == 0, no error records, is an honest answer")
PG_CLAIM(ID_19, "ID-19", "FEAT_RAS", "DISR_EL1 can be read and written",
	 F(ID_AA64PFR0_EL1, RAS) > 0, MUST(R(DISR_EL1)), O(DISR), kept, SURE, K, ROOT,
	 "every guest kernel with CONFIG_ARM64_RAS_EXTN dies at boot (cpu_clear_disr)", PG_HIDE_FIELD, "", "")
PG_CLAIM(ID_21, "ID-21", "FEAT_RASv1p1", "ERXPFGF_EL1, ERXMISC2_EL1 and ERXMISC3_EL1 can be read",
	 F(ID_AA64PFR0_EL1, RAS) >= 2 || (F(ID_AA64PFR0_EL1, RAS) == 1 && F(ID_AA64PFR1_EL1, RAS_frac) == 1),
	 LOOK(R(ERRIDR_EL1), R(ERRSELR_EL1), R(ERXFR_EL1), R(ERXPFGF_EL1), R(ERXMISC2_EL1), R(ERXMISC3_EL1)),
	 O_NONE, error_record, SURE, P, ROOT,
	 "guests with error-source tables die when a RAS driver reads an error record",
	 "v6.17: d7b3e23f945b", "",
	 "UNDEFINED is permitted where ERRSELR_EL1.SEL selects no record (NUM == 0, or SEL >= NUM), and for ERXPFGF_EL1 where "
	 "the record has no fault injection (ERXFR_EL1.INJ == 0)")
PG_CLAIM(ID_23, "ID-23", "FEAT_AMUv1", "the activity monitors can be read and count",
	 F(ID_AA64PFR0_EL1, AMU) > 0,
	 MUST(R(AMCR_EL0), R(AMCFGR_EL0), R(AMCNTENSET0_EL0), R(AMEVCNTR00_EL0), R(AMEVCNTR01_EL0)), O(AMU_CORE), amu, SURE,
	 K, ROOT,
	 "guests from v5.7 hang in __cpu_setup when they reset AMUSERENR_EL0 (reset_amuserenr_el0), without a word on the "
	 "console, or die when they read the core counter (cpu_amu_enable)",
	 "v5.7: 4fcdf106a433 hides the field and traps the registers", "", "")
PG_CLAIM(ID_25, "ID-25", "FEAT_SVE", "ZCR_EL1 can be read",
	 F(ID_AA64PFR0_EL1, SVE) > 0, MUST(R(ZCR_EL1)), O_NONE, kept, SURE, K, ROOT,
	 "every guest kernel with CONFIG_ARM64_SVE dies at boot (read_zcr_features, sve_probe_vqs)",
	 PG_HIDE_FIELD, "boot the guest with arm64.nosve (v5.19)", "")
PG_CLAIM(ID_28, "ID-28", "FEAT_SME", "SMIDR_EL1, SMPRI_EL1, SMCR_EL1 and SVCR can be read",
	 F(ID_AA64PFR1_EL1, SME) > 0, MUST(R(SMIDR_EL1), R(SMPRI_EL1), R(SMCR_EL1), R(SVCR)), O_NONE, kept, SURE, K, ROOT,
	 "guests from v5.19 with CONFIG_ARM64_SME die at boot (read_smcr_features)",
	 PG_HIDE_FIELD, "boot the guest with arm64.nosme (v5.19)", "")
PG_CLAIM(ID_32, "ID-32", "FEAT_MTE2", "RGSR_EL1, GCR_EL1, TFSR_EL1 and TFSRE0_EL1 can be read",
	 F(ID_AA64PFR1_EL1, MTE) >= 2, MUST(R(RGSR_EL1), R(GCR_EL1), R(TFSR_EL1), R(TFSRE0_EL1)), O_NONE, kept, SURE, K, ROOT,
	 "guests from v5.10 with CONFIG_ARM64_MTE die at boot (cpu_enable_mte)",
	 "v5.10 hides the field; v5.13 emulates it on request", "boot the guest with arm64.nomte (v5.13)", "")
PG_CLAIM(ID_34, "ID-34", "FEAT_PAuth", "APIAKeyLo_EL1 can be read",
	 F(ID_AA64ISAR1_EL1, APA) > 0 || F(ID_AA64ISAR1_EL1, API) > 0 || F(ID_AA64ISAR2_EL1, APA3) > 0,
	 MUST(R(APIAKEYLO_EL1)), O_NONE, kept, SURE, K, ROOT,
	 "guests from v5.0 with CONFIG_ARM64_PTR_AUTH die early at boot, before there is a console (ptrauth_keys_install)",
	 "v5.0 to v5.2: 384b40caa8af, a1ee8abb95ba", "boot the guest with arm64.nopauth (v5.12)",
	 "the key itself is never kept or shown")
PG_CLAIM(ID_37, "ID-37", "FEAT_LOR", "LORC_EL1 and LORID_EL1 can be read",
	 F(ID_AA64MMFR1_EL1, LO) > 0, MUST(R(LORC_EL1), R(LORID_EL1)), O_NONE, kept, SURE, C, ROOT,
	 "kernels up to v6.12 that boot at EL2 clear LORC_EL1 and die; at EL1 Linux leaves it alone",
	 "KVM v5.1 answers it as RAZ; QEMU under HVF from 10.1", "", "")
PG_CLAIM(ID_38, "ID-38", "FEAT_S1PIE", "PIR_EL1 and PIRE0_EL1 can be read",
	 F(ID_AA64MMFR3_EL1, S1PIE) > 0, MUST(R(PIR_EL1), R(PIRE0_EL1)), O_NONE, kept, SURE, K, ROOT,
	 "guests from v6.5 die in __cpu_setup, without a word on the console",
	 "v6.6: 0fd76865006d; or firmware that sets SCR_EL3.PIEn", "", "")
PG_CLAIM(ID_39, "ID-39", "FEAT_S1POE", "POR_EL1 and POR_EL0 can be read",
	 F(ID_AA64MMFR3_EL1, S1POE) > 0, MUST(R(POR_EL1), R(POR_EL0)), O_NONE, kept, SURE, K, ROOT,
	 "guests from v6.12 die at boot (cpu_enable_poe, flush_poe)",
	 "f66857bafd4f hides it when the host does not use it; in stable 6.12.85", "", "")
PG_CLAIM(ID_40, "ID-40", "FEAT_TCR2", "TCR2_EL1 can be read",
	 F(ID_AA64MMFR3_EL1, TCRX) > 0, MUST(R(TCR2_EL1)), O_NONE, kept, SURE, K, ROOT,
	 "guests from v6.5 die in __cpu_setup, without a word on the console, where they use FEAT_S1PIE as well",
	 PG_HIDE_FIELD "; or firmware that sets SCR_EL3.TCR2En", "", "")
PG_CLAIM(ID_43, "ID-43", "FEAT_GCS", "GCSCR_EL1, GCSPR_EL1, GCSCRE0_EL1 and GCSPR_EL0 can be read",
	 F(ID_AA64PFR1_EL1, GCS) > 0, MUST(R(GCSCR_EL1), R(GCSPR_EL1), R(GCSCRE0_EL1), R(GCSPR_EL0)), O_NONE, kept, SURE, K, ROOT,
	 "guests from v6.13 with CONFIG_ARM64_GCS die at boot (cpu_enable_gcs)",
	 PG_HIDE_FIELD, "boot the guest with arm64.nogcs", "")
PG_CLAIM(ID_49, "ID-49", "GIC system registers", "ICC_SRE_EL1 can be read, and with SRE set ICC_PMR_EL1 and ICC_CTLR_EL1 too",
	 F(ID_AA64PFR0_EL1, GIC) > 0, LOOK(R(ICC_SRE_EL1), R(ICC_PMR_EL1), R(ICC_CTLR_EL1)), O_NONE, gic, SURE, K, ROOT,
	 "every guest kernel dies at boot (has_useable_gicv3_cpuif, gic_cpu_sys_reg_init)",
	 "v6.13: 5cb57a1aff75 hides the field when the VM has no GICv3", "give the VM a GICv3 (QEMU -M virt,gic-version=3)",
	 "SRE == 0 is an honest answer: the memory-mapped interface is in use")
PG_CLAIM(ID_51, "ID-51", "FEAT_ECV", "CNTVCTSS_EL0 and CNTPCTSS_EL0 can be read, in order with CNTVCT_EL0 and CNTPCT_EL0",
	 F(ID_AA64MMFR0_EL1, ECV) > 0, MUST(R(CNTVCTSS_EL0), R(CNTPCTSS_EL0)), O(ECV_VIRT), ordered, SURE, K, ROOT,
	 "guests from v5.16 die at boot at their first look at the clock (__arch_counter_get_cntvct)",
	 PG_HIDE_FIELD, "", "")
PG_CLAIM(ID_54, "ID-54", "FEAT_RNG", "RNDR and RNDRRS deliver random numbers",
	 F(ID_AA64ISAR0_EL1, RNDR) > 0, MUST(R(RNDR), R(RNDRRS)), O(RNDR), random, SURE, K, ROOT,
	 "guests from v5.6 die at boot when they seed their random pool or KASLR (__arm64_rndr)",
	 PG_HIDE_FIELD, "", "no number in time (NZCV 0100) is an honest answer")
PG_CLAIM(ID_60, "ID-60", "ID space", "every register of the ID space 3,0,c0,c1-c7 can be read",
	 true, RANGE(R(ID_PFR0_EL1), R(s3_0_c0_c7_7)), O_NONE, kept, SURE, K, ROOT,
	 "guest kernels that know the register read it early and die at boot (__cpuinfo_store_cpu)",
	 "KVM answers unallocated ID registers as RAZ since v4.16", "", "reserved encodings in this space are RAZ, never UNDEFINED")
