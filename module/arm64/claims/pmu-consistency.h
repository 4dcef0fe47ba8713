/* SPDX-License-Identifier: GPL-2.0 */
/*
 * PMC-*: what is advertised of the PMU agrees with itself. Rows of claims.h, which says what the columns are.
 */
PG_CLAIM(PMC_01, "PMC-01", "FEAT_PMUv3", "ID_DFR0_EL1.PerfMon and ID_AA64DFR0_EL1.PMUVer name the same PMU",
	 F(ID_AA64PFR0_EL1, EL0) == 2, LOOK(R(ID_DFR0_EL1), R(ID_AA64DFR0_EL1)), O_NONE, perfmon, SURE, W, ROOT,
	 "v5.12: cb95914685ca caps the AArch32 field in the same way", PG_NO_PMU, "")
PG_CLAIM(PMC_02, "PMC-02", "FEAT_PMUv3", "CPUs of one kind have the same PMU: version, counters, events, PMMIR_EL1",
	 PG_PMUV3, MUST(), O_NONE, same_pmu, SURE, W, ROOT,
	 "v6.6: ec3eb9ed6081 refuses a vPMU on mixed hosts; v6.8: 4d20debf9ca1 sets PMCR_EL0.N per VM; v6.15 computes "
	 "PMCEID from the PMU of the VM", "pin the vCPUs to one kind of host CPU, or " PG_NO_PMU,
	 "compared among CPUs with equal MIDR_EL1 and REVIDR_EL1")
PG_CLAIM(PMC_03, "PMC-03", "FEAT_PMUv3", "PMUVer is still at least what this kernel settled for at boot",
	 true, LOOK(R(ID_AA64DFR0_EL1)), O(SANITISED), sanitised, SURE, W, ROOT,
	 "ID registers must not change while a VM runs: look for a migration to another host", PG_NO_PMU, "")
PG_CLAIM(PMC_04, "PMC-04", "FEAT_PMUv3", "PMCEID0_EL0 reads the same over the whole run",
	 PG_PMUV3, LOOK(R(PMCEID0_EL0)), O(PMCEID_AGAIN), pmceid_again, SURE, W, ROOT,
	 "v6.15: KVM computes PMCEID from the PMU of the VM, no longer from the CPU that it runs on",
	 "pin the vCPUs to one kind of host CPU", "read 1000 times between the other probes")
PG_CLAIM(PMC_05, "PMC-05", "FEAT_PMUv3p1", "events 0x4000 and up are advertised only from PMUv3p1 on",
	 PG_PMUV3 && PG_PMUVER < 4, LOOK(R(PMCEID0_EL0), R(PMCEID1_EL0)), O_NONE, no_high_events, SURE, W, ROOT,
	 "v6.6: 335ca49ff31f decides by the guest's PMUVer", "", "PMCEID<n>_EL0[63:32] is RES0 without FEAT_PMUv3p1")
PG_CLAIM(PMC_06, "PMC-06", "FEAT_PMUv3p4", "the host limits the PMU version to what it emulates",
	 PG_PMUV3 && PG_PMUVER >= 5, LOOK(R(PMMIR_EL1)), O_NONE, founding_bug, SURE, K, BECAUSE(PMU_19), "c854188ea010",
	 PG_NO_PMU, "this is what KVM without c854188ea010 looks like from inside (field case: Kunpeng 920 7260Z, host 4.19)")
PG_CLAIM(PMC_07, "PMC-07", "FEAT_PMUv3", "a PMU is more than its version number",
	 PG_PMUV3, LOOK(R(PMCR_EL0)), O_NONE, not_empty, SURE, W, ROOT, PG_VPMU_OFF, PG_NO_PMU,
	 "PMCR_EL0.N == 0 alone is allowed; it is a lie when the cycle counter is dead too, and takes no value")
