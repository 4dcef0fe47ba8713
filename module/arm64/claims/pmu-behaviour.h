/* SPDX-License-Identifier: GPL-2.0 */
/*
 * PMB-*: the PMU does what it says: counters count, overflow, chain, filter. Rows of claims.h, which says what the
 * columns are.
 *
 * PMB-25 is no row: an overflow interrupt that software raises would reach a handler of our own only where no driver
 * owns the interrupt, and there nobody has set its line up; PMB-23 takes the whole way of a real one.
 */
#define PG_EMULATION_FIX \
	"no fix is known by commit: KVM has done this right since v4.6, so the host is another hypervisor or a changed one"
#define PG_BUSY_HOST \
	"no fix: look for a perf session, a hard-lockup watchdog or other VMs that occupy the counters of the host's CPUs"

PG_CLAIM(PMB_01, "PMB-01", "FEAT_PMUv3", "the cycle counter advances",
	 PG_PMUV3, MUST(), O(CYCLES), advances, HINT, W, ROOT, PG_VPMU_OFF
	 "; otherwise look for a perf event or watchdog on the host that occupies the hardware counter", PG_NO_PMU,
	 "tried three times before it is called dead: KVM backs the counter with a perf event of the host")
PG_CLAIM(PMB_02, "PMB-02", "FEAT_PMUv3", "the cycle counter stops with PMCR_EL0.E, and with its enable bit",
	 PG_PMUV3, MUST(), O(CYCLES_STOP), stops, SURE, W, ROOT, PG_EMULATION_FIX, PG_NO_PMU, "")
PG_CLAIM(PMB_03, "PMB-03", "FEAT_PMUv3", "PMCCNTR_EL0 takes a 64-bit value",
	 PG_PMUV3, MUST(), O(CYCLES_WRITE), cycles_write, SURE, W, BECAUSE(PMC_07), PG_EMULATION_FIX, PG_NO_PMU, "")
PG_CLAIM(PMB_04, "PMB-04", "FEAT_PMUv3", "PMCR_EL0.C and .P zero the counters, and read as zero",
	 PG_PMUV3, MUST(), O(PMCR_RESET), control_reset, SURE, W, BECAUSE(PMB_07),
	 "v6.3: f6da81f650fa no longer replays the bits after a migration", PG_NO_PMU, "")
PG_CLAIM(PMB_05, "PMB-05", "FEAT_PMUv3", "PMCR_EL0.LC makes the cycle counter overflow at 64 bits",
	 PG_PMUV3, MUST(), O(PMCR_BITS), long_cycles, SURE, W, BECAUSE(PMC_07), PG_EMULATION_FIX, PG_NO_PMU,
	 "the bit is RW, or RES1 without AArch32; either way it takes a one")
PG_CLAIM(PMB_06, "PMB-06", "FEAT_PMUv3", "PMCR_EL0.D counts every 64th cycle while LC is clear",
	 PG_PMUV3, MUST(), O(CYCLES_DIVIDE), divides, HINT, C, BECAUSE(PMB_01), "none: no KVM divides", "",
	 "KVM takes the bit and counts every cycle: that is reported as kept, since it harms nobody; D with LC set is "
	 "ignored")
PG_CLAIM(PMB_07, "PMB-07", "FEAT_PMUv3", "every event counter keeps what is written",
	 PG_PMUV3, MUST(), O(COUNT_WRITE), counters_keep, SURE, W, ROOT,
	 "v6.8: 4d20debf9ca1 takes PMCR_EL0.N from the PMU of the VM, if N is what is wrong", PG_NO_PMU,
	 "for all n below PMCR_EL0.N: an N larger than what there is shows here")
PG_CLAIM(PMB_08, "PMB-08", "FEAT_PMUv3",
	 "PMCNTENSET_EL0, PMINTENSET_EL1 and PMOVSSET_EL0 have a bit for every counter and no other",
	 PG_PMUV3, MUST(), O(ENABLE_BITS), bits_of_counters, SURE, W, BECAUSE(PMC_07), PG_EMULATION_FIX, PG_NO_PMU, "")
PG_CLAIM(PMB_09, "PMB-09", "FEAT_PMUv3", "writes through PMXEVTYPER_EL0 and PMXEVCNTR_EL0 reach what PMSELR_EL0 selects",
	 PG_PMUV3, MUST(), O(SELECT_WRITE), select_writes, SURE, P, BECAUSE(PMU_13), PG_EMULATION_FIX, PG_NO_PMU,
	 "with 31 selected, PMXEVTYPER_EL0 is PMCCFILTR_EL0")
PG_CLAIM(PMB_10, "PMB-10", "FEAT_PMUv3p1", "event numbers are 16 bits wide from PMUv3p1 on",
	 PG_PMUV3, MUST(), O(EVENT_WIDTH), event_width, SURE, W, BECAUSE(PMB_07),
	 "v5.10: fd65a3b5f872 masks by the host's version; v6.6: 335ca49ff31f by the guest's", PG_NO_PMU,
	 "looked at with event 0x403f, whose number must read back; before PMUv3p1 bits [15:10] are RES0, and KVM up "
	 "to v6.5 stores them: that is reported as kept, since it matches on 10 bits")
PG_CLAIM(PMB_11, "PMB-11", "FEAT_PMUv3", "SW_INCR counts on every counter",
	 PG_PMUV3, MUST(R(PMSWINC_EL0)), O(SWINC_ALL), sw_incr, SURE, W, BECAUSE(PMB_07), PG_EMULATION_FIX, PG_NO_PMU,
	 "written three times; PMSWINC_EL0 cannot be read")
PG_CLAIM(PMB_12, "PMB-12", "FEAT_PMUv3", "SW_INCR leaves counters alone that are not enabled",
	 PG_PMUV3, MUST(), O(SWINC_OFF), sw_incr_off, SURE, W, ROOT, PG_EMULATION_FIX, PG_NO_PMU, "")
PG_CLAIM(PMB_13, "PMB-13", "FEAT_PMUv3", "an overflow at 32 bits is flagged in PMOVSSET_EL0",
	 PG_PMUV3, MUST(), O(OVERFLOW), overflow, SURE, W, BECAUSE(PMB_07), PG_EMULATION_FIX, PG_NO_PMU,
	 "every counter, by SW_INCR from 0xffffffff with PMCR_EL0.LP clear")
PG_CLAIM(PMB_14, "PMB-14", "FEAT_PMUv3p5", "event counters are 64 bits wide from PMUv3p5 on, and 32 bits before",
	 PG_PMUV3, MUST(), O(WIDTH), width, SURE, W, ROOT,
	 "c854188ea010, v5.7, hides PMUv3p5; 1f7c97828285, v6.2, implements it", PG_NO_PMU, "")
PG_CLAIM(PMB_15, "PMB-15", "FEAT_PMUv3p5", "PMCR_EL0.LP moves the overflow of event counters to 64 bits",
	 PG_PMUV3 && PG_PMUVER >= 6, MUST(), O(LONG), long_overflow, SURE, W, BECAUSE(PMB_14),
	 "c854188ea010, v5.7, hides PMUv3p5; 1f7c97828285, v6.2, implements it", PG_NO_PMU,
	 "before PMUv3p5 the bit is RES0; a host that stores it then is not accused")
PG_CLAIM(PMB_16, "PMB-16", "FEAT_PMUv3", "with CHAIN an odd counter counts the overflows of the even one before it",
	 PG_PMUV3, MUST(), O(CHAIN), chain, SURE, W, BECAUSE(PMB_07),
	 "v5.3: 80f393a23be6 emulates chained counters; 4.19 hosts advertise the event and do not", PG_NO_PMU,
	 "only where PMCEID0_EL0[30] advertises CHAIN")
PG_CLAIM(PMB_17, "PMB-17", "FEAT_PMUv3", "events that are advertised count",
	 PG_PMUV3, MUST(), O(EVENTS), events_count, HINT, W, BECAUSE(PMB_07), PG_BUSY_HOST
	 "; QEMU without -icount counts cycles only", PG_NO_PMU,
	 "only events that loads and branches cannot fail to cause; stalls, misses and TLB events may honestly be 0. "
	 "Tried three times before one is called dead")
PG_CLAIM(PMB_18, "PMB-18", "FEAT_PMUv3", "the events that every PMU must have are advertised",
	 PG_PMUV3, LOOK(R(PMCEID0_EL0)), O_NONE, required_events, HINT, C, ROOT, "", "",
	 "a host may filter events (KVM_ARM_VCPU_PMU_V3_FILTER, clouds do) and an emulator may have few: what is "
	 "missing is named and nobody is accused")
PG_CLAIM(PMB_19, "PMB-19", "FEAT_PMUv3", "events that are not advertised do not count",
	 PG_PMUV3, LOOK(R(PMCEID0_EL0), R(PMCEID1_EL0)), O(HIDDEN_EVENTS), events_hidden, HINT, H, ROOT, "", "",
	 "common events that a PE does not implement do not count")
PG_CLAIM(PMB_20, "PMB-20", "FEAT_PMUv3", "all counters count at the same time",
	 PG_PMUV3, MUST(), O(ALL_AT_ONCE), all_count, HINT, W, BECAUSE(PMB_07), PG_BUSY_HOST,
	 "ask perf for fewer events at a time",
	 "KVM backs each counter with a pinned event of the host's perf, and one that finds no hardware counter stays "
	 "0. Tried three times before one is called dead")
PG_CLAIM(PMB_21, "PMB-21", "FEAT_PMUv3", "the P bit keeps counters from counting at this exception level",
	 PG_PMUV3, MUST(), O(FILTER), filters, SURE, W, ROOT, PG_EMULATION_FIX, PG_NO_PMU, "")
PG_CLAIM(PMB_22, "PMB-22", "FEAT_PMUv3", "the cycle counter never goes backwards",
	 PG_PMUV3, MUST(), O(CYCLES_ORDER), in_order, SURE, W, BECAUSE(PMB_01), PG_REPORT_HOST, PG_NO_PMU,
	 "its rate against CNTVCT_EL0 may change at any time, with the frequency of the CPU or a host that takes it "
	 "away: it is kept in the capture and accuses nobody")
PG_CLAIM(PMB_23, "PMB-23", "FEAT_PMUv3", "the overflow interrupt arrives",
	 PG_PMUV3, MUST(), O(PERF_IRQ), interrupts, HINT, W, BECAUSE(PMB_24),
	 "look at the interrupt that the VMM gave the PMU: in the DT or the MADT, and by KVM_ARM_VCPU_PMU_V3_IRQ",
	 "perf stat still counts; for samples use -e cpu-clock",
	 "through an event of the kernel's own perf: the interrupt belongs to the driver. Tried three times, 50 ms " "each")
PG_CLAIM(PMB_24, "PMB-24", "FEAT_PMUv3", "a cycle event of the kernel's perf counts",
	 PG_PMUV3, MUST(), O(PERF_COUNT), perf_counts, HINT, W, BECAUSE(PMB_01), PG_BUSY_HOST, PG_NO_PMU,
	 "perf shares the PMU out; tried with risky=1 only")
PG_CLAIM(PMB_26, "PMB-26", "FEAT_PMUv3", "PMUSERENR_EL0 keeps EN, SW, CR and ER",
	 PG_PMUV3, MUST(), O(USER_BITS), user_bits, SURE, W, BECAUSE(PMC_07), PG_EMULATION_FIX, PG_NO_PMU,
	 "only the register: while it is set interrupts are off, and no program runs. What EL0 may then do is not " "tried")
PG_CLAIM(PMB_27, "PMB-27", "FEAT_PMUv3", "CPUs of one kind have PMUs that behave alike",
	 PG_PMUV3, MUST(), O_NONE, same_behaviour, HINT, W, ROOT, "pin the vCPUs to one kind of host CPU", PG_NO_PMU,
	 "what breaks a row on one CPU alone is that row's; here is what no row forbids: PMCR_EL0.D, event numbers, "
	 "PMUSERENR_EL0")
PG_CLAIM(PMB_28, "PMB-28", "FEAT_PMUv3", "the machine's description has the PMU, and a driver drives it",
	 PG_PMUV3, MUST(), O(PERF_OPEN), bound, HINT, C, ROOT,
	 "a VMM that describes the PMU in its device tree or ACPI tables", "",
	 "says why perf shows nothing; a PMU without a description, or with its driver switched off, is no lie")
