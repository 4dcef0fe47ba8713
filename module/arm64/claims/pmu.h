/* SPDX-License-Identifier: GPL-2.0 */
/*
 * PMU-*: the registers of the PMU exist. Rows of claims.h, which says what the columns are.
 */
PG_CLAIM(PMU_01, "PMU-01", "FEAT_PMUv3", "PMCR_EL0 can be read",
	 PG_PMUV3, MUST(R(PMCR_EL0)), O_NONE, kept, SURE, K, ROOT, PG_VPMU_OFF, PG_NO_PMU, "")
PG_CLAIM(PMU_02, "PMU-02", "no PMU", "no PMU register works",
	 PG_PMUVER == 0, LOOK(R(PMCR_EL0)), O_NONE, absent, HINT, H, ROOT, "", "",
	 "PMUVer 0 is policy: the host may hide a PMU")
PG_CLAIM(PMU_03, "PMU-03", "IMPLEMENTATION DEFINED PMU", "nothing is promised about the PMUv3 registers",
	 PG_PMUVER == 15, LOOK(R(PMCR_EL0)), O_NONE, impdef, HINT, C, ROOT,
	 "v6.2: 3d0dba5764b9 no longer shows 0xf of Apple-like silicon to guests", "", "")
PG_CLAIM(PMU_04, "PMU-04", "FEAT_PMUv3", "PMCNTENSET_EL0 can be read and has no bit for a counter that is not there",
	 PG_PMUV3, MUST(R(PMCNTENSET_EL0)), O_NONE, enable_bits, SURE, P, ROOT, PG_VPMU_OFF, PG_NO_PMU, "")
PG_CLAIM(PMU_05, "PMU-05", "FEAT_PMUv3", "PMCNTENCLR_EL0 can be read and shows what PMCNTENSET_EL0 shows",
	 PG_PMUV3, MUST(R(PMCNTENCLR_EL0)), O(CNTEN_PAIR), views, SURE, K, ROOT, PG_VPMU_OFF, PG_NO_PMU, "")
PG_CLAIM(PMU_06, "PMU-06", "FEAT_PMUv3", "PMOVSCLR_EL0 can be read",
	 PG_PMUV3, MUST(R(PMOVSCLR_EL0)), O_NONE, kept, SURE, K, ROOT, PG_VPMU_OFF, PG_NO_PMU, "")
PG_CLAIM(PMU_07, "PMU-07", "FEAT_PMUv3", "PMOVSSET_EL0 can be read and shows what PMOVSCLR_EL0 shows",
	 PG_PMUV3, MUST(R(PMOVSSET_EL0)), O(OVS_PAIR), views, SURE, P, ROOT, PG_REPORT_HOST, PG_NO_PMU, "")
PG_CLAIM(PMU_08, "PMU-08", "FEAT_PMUv3", "PMSELR_EL0 can be read",
	 PG_PMUV3, MUST(R(PMSELR_EL0)), O_NONE, kept, SURE, P, ROOT, PG_VPMU_OFF, PG_NO_PMU, "")
PG_CLAIM(PMU_09, "PMU-09", "FEAT_PMUv3", "PMCEID0_EL0 can be read and advertises an event",
	 PG_PMUV3, MUST(R(PMCEID0_EL0)), O_NONE, has_events, SURE, K, ROOT, PG_VPMU_OFF, PG_NO_PMU,
	 "FEAT_PMUv3 requires SW_INCR and CPU_CYCLES, both in PMCEID0_EL0")
PG_CLAIM(PMU_10, "PMU-10", "FEAT_PMUv3", "PMCEID1_EL0 can be read",
	 PG_PMUV3, MUST(R(PMCEID1_EL0)), O_NONE, kept, SURE, K, ROOT, PG_VPMU_OFF, PG_NO_PMU, "")
PG_CLAIM(PMU_11, "PMU-11", "FEAT_PMUv3", "PMCCNTR_EL0 can be read",
	 PG_PMUV3, MUST(R(PMCCNTR_EL0)), O_NONE, kept, SURE, P, ROOT, PG_VPMU_OFF, PG_NO_PMU, "")
PG_CLAIM(PMU_12, "PMU-12", "FEAT_PMUv3", "PMCCFILTR_EL0 can be read",
	 PG_PMUV3, MUST(R(PMCCFILTR_EL0)), O_NONE, kept, SURE, P, ROOT, PG_VPMU_OFF, PG_NO_PMU, "")
PG_CLAIM(PMU_13, "PMU-13", "FEAT_PMUv3", "PMXEVTYPER_EL0 and PMXEVCNTR_EL0 are the counter that PMSELR_EL0 selects",
	 PG_PMUV3, MUST(R(PMXEVTYPER_EL0), R(PMXEVCNTR_EL0)), O(SELECT), alias, SURE, P, ROOT, PG_VPMU_OFF, PG_NO_PMU, "")
PG_CLAIM(PMU_14, "PMU-14", "FEAT_PMUv3", "PMINTENSET_EL1 and PMINTENCLR_EL1 can be read and show the same",
	 PG_PMUV3, MUST(R(PMINTENSET_EL1), R(PMINTENCLR_EL1)), O(INTEN_PAIR), views, SURE, K, ROOT, PG_VPMU_OFF, PG_NO_PMU, "")
PG_CLAIM(PMU_15, "PMU-15", "FEAT_PMUv3", "PMUSERENR_EL0 can be read",
	 PG_PMUV3, MUST(R(PMUSERENR_EL0)), O_NONE, kept, SURE, K, ROOT, PG_VPMU_OFF, "start the guest without a PMU", "")
PG_CLAIM(PMU_16, "PMU-16", "FEAT_PMUv3", "PMEVCNTR<n>_EL0 can be read for every n below PMCR_EL0.N",
	 PG_PMUV3, COUNTERS(R(PMEVCNTR0_EL0)), O_NONE, kept, SURE, P, ROOT,
	 "v6.8: 4d20debf9ca1 takes PMCR_EL0.N from the PMU of the VM, not from the CPU that reset it", PG_NO_PMU, "")
PG_CLAIM(PMU_17, "PMU-17", "FEAT_PMUv3", "PMEVTYPER<n>_EL0 can be read for every n below PMCR_EL0.N",
	 PG_PMUV3, COUNTERS(R(PMEVTYPER0_EL0)), O_NONE, kept, SURE, P, ROOT,
	 "v6.8: 4d20debf9ca1 takes PMCR_EL0.N from the PMU of the VM, not from the CPU that reset it", PG_NO_PMU, "")
PG_CLAIM(PMU_18, "PMU-18", "FEAT_PMUv3", "there are no more counters than PMCR_EL0.N",
	 PG_PMUV3, LOOK(R(PMCR_EL0)), O(EXCESS), excess, HINT, H, ROOT, "", "",
	 "access to a counter from N up is CONSTRAINED UNPREDICTABLE: UNDEFINED and RAZ are both right")
PG_CLAIM(PMU_19, "PMU-19", "FEAT_PMUv3p4", "PMMIR_EL1 can be read",
	 PG_PMUV3 && PG_PMUVER >= 5, MUST(R(PMMIR_EL1)), O_NONE, kept, SURE, K, ROOT,
	 "c854188ea010 (KVM: arm64: limit PMU version to PMUv3 for ARMv8.1), v5.7, in stable 5.4 and proposed for "
	 "4.19; from v5.12 on 46081078feb4 emulates the register", PG_NO_PMU,
	 "up to issue G.a of the Arm ARM PMMIR_EL1 was optional where STALL_SLOT is not implemented; from G.b on "
	 "FEAT_PMUv3p4 always has it")
PG_CLAIM(PMU_20, "PMU-20", "no FEAT_PMUv3p4", "PMMIR_EL1 is not there, or reads as zero",
	 PG_PMUVER < 5, LOOK(R(PMMIR_EL1)), O_NONE, absent, HINT, H, ROOT, "", "", "")
PG_CLAIM(PMU_21, "PMU-21", "FEAT_PMUv3p4", "PMMIR_EL1.SLOTS is the width by which STALL_SLOT counts",
	 PG_PMUV3 && PG_PMUVER >= 5, LOOK(R(PMMIR_EL1), R(PMCEID1_EL0)), O_NONE, slots, SURE, W, BECAUSE(PMU_19),
	 "v5.12: 46081078feb4 stops advertising STALL_SLOT while PMMIR_EL1 reads as zero; 8c694f557fd8, v6.6, does so "
	 "on hosts before PMUv3p4 too", "do not use perf's topdown metrics",
	 "only where PMCEID1_EL0[31] advertises STALL_SLOT; for STALL_SLOT_BACKEND and _FRONTEND alone SLOTS may be 0")
PG_CLAIM(PMU_22, "PMU-22", "FEAT_PMUv3p7", "PMCR_EL0.FZO can be set",
	 PG_PMUV3 && PG_PMUVER >= 7, LOOK(R(PMCR_EL0)), O(PMCR_BITS), freezes, SURE, W, ROOT,
	 "no KVM up to v7.2 offers PMUv3p7: " PG_HIDE_FIELD, PG_NO_PMU, "")
PG_CLAIM(PMU_23, "PMU-23", "FEAT_PMUv3p9", "PMUACR_EL1 can be read",
	 PG_PMUV3 && PG_PMUVER >= 9, MUST(R(PMUACR_EL1)), O_NONE, kept, SURE, P, ROOT, "no KVM up to v7.2 offers PMUv3p9: "
	 PG_HIDE_FIELD, "keep kernel.perf_user_access at 0, or " PG_NO_PMU, "")
PG_CLAIM(PMU_24, "PMU-24", "FEAT_PMUv3_ICNTR", "the instruction counter is there",
	 PG_PMUV3 && F(ID_AA64DFR1_EL1, PMICNTR) >= 1, MUST(R(PMICNTR_EL0), R(PMICFILTR_EL0)), O(ICNTR_BIT), instruction_bit,
	 SURE, K, ROOT, PG_HIDE_FIELD, PG_NO_PMU, "and PMCNTENSET_EL0[32], which enables it, can be set")
PG_CLAIM(PMU_25, "PMU-25", "FEAT_PMUv3_SS", "PMSSCR_EL1 and PMCCNTSVR_EL1 can be read",
	 F(ID_AA64DFR0_EL1, PMSS) >= 1, MUST(R(PMSSCR_EL1), R(PMCCNTSVR_EL1)), O_NONE, kept, SURE, P, ROOT, PG_HIDE_FIELD,
	 PG_NO_PMU, "")
PG_CLAIM(PMU_26, "PMU-26", "FEAT_EBEP, FEAT_SEBEP", "PMECR_EL1 can be read with FEAT_EBEP, and PMIAR_EL1 with FEAT_SEBEP",
	 F(ID_AA64DFR1_EL1, EBEP) >= 1 || F(ID_AA64DFR0_EL1, SEBEP) >= 1, LOOK(R(PMECR_EL1), R(PMIAR_EL1)), O_NONE,
	 exceptions, SURE, C, ROOT, PG_HIDE_FIELD, PG_NO_PMU, "")
PG_CLAIM(PMU_27, "PMU-27", "FEAT_SPMU", "SPMACCESSR_EL1 and SPMSELR_EL0 can be read",
	 F(ID_AA64DFR1_EL1, SPMU) >= 1, MUST(R(SPMACCESSR_EL1), R(SPMSELR_EL0)), O_NONE, kept, SURE, C, ROOT, PG_HIDE_FIELD,
	 "", "")
PG_CLAIM(PMU_28, "PMU-28", "FEAT_BRBE", "BRBIDR0_EL1 and BRBCR_EL1 can be read",
	 F(ID_AA64DFR0_EL1, BRBE) >= 1, MUST(R(BRBIDR0_EL1), R(BRBCR_EL1)), O_NONE, kept, SURE, K, ROOT, PG_HIDE_FIELD,
	 PG_NO_PMU, "")
