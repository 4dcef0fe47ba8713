/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Facts that take more than one register read: an order, a pair that must agree, a counter that must move.
 *
 * X-macro, no include guard:
 *
 *	PG_OBS(NAME, "name in the capture", "what the first number is", "what the second number is")
 *
 * An observation holds raw numbers, never an opinion; claims.h says what they must be. All numbers are unsigned 64-bit.
 */
PG_OBS(CNTEN_PAIR,	"pmcnten_pair",		"PMCNTENSET_EL0", "PMCNTENCLR_EL0")
PG_OBS(OVS_PAIR,	"pmovs_pair",		"PMOVSSET_EL0", "PMOVSCLR_EL0")
PG_OBS(INTEN_PAIR,	"pminten_pair",		"PMINTENSET_EL1", "PMINTENCLR_EL1")
PG_OBS(SELECT,		"pmselr_alias",		"counters whose PMXEVTYPER_EL0 is another register, a bit each",
						"counters whose PMXEVCNTR_EL0 is another register, a bit each")
PG_OBS(EXCESS,		"excess_counters",	"counters from PMCR_EL0.N up that could be read, a bit each",
						"those of them that counted, a bit each")
PG_OBS(CYCLES,		"cycle_counter",	"PMCCNTR_EL0 when started", "PMCCNTR_EL0 a moment later")
PG_OBS(SWINC,		"sw_incr",		"PMEVCNTR0_EL0 after SW_INCR from 0", "PMOVSSET_EL0 bit 0")
PG_OBS(WIDTH,		"counter_width",	"PMEVCNTR0_EL0 after SW_INCR from 0xffffffff",
						"PMOVSSET_EL0 bit 0")
PG_OBS(DISR,		"disr_writeback",	"DISR_EL1 before", "DISR_EL1 after the same value was written")
PG_OBS(AMU_CORE,	"amu_core_cycles",	"AMEVCNTR00_EL0", "AMEVCNTR00_EL0 a moment later")
PG_OBS(ECV_VIRT,	"cntvctss_order",	"ticks from CNTVCT_EL0 to CNTVCTSS_EL0",
						"ticks from CNTVCTSS_EL0 to CNTVCT_EL0")
PG_OBS(ECV_PHYS,	"cntpctss_order",	"ticks from CNTPCT_EL0 to CNTPCTSS_EL0",
						"ticks from CNTPCTSS_EL0 to CNTPCT_EL0")
PG_OBS(RNDR,		"rndr_pair",		"RNDR", "RNDR again")
PG_OBS(SANITISED,	"sanitised_pmuver",	"PMUVer as this CPU shows it", "PMUVer as the kernel settled for")

/* The PMU exercised: pmu-cycles.c, pmu-count.c, pmu-events.c, pmu-perf.c. Counters "each" are a bit each. */
PG_OBS(CYCLES_STOP,	"cycles_stop",		"how far PMCCNTR_EL0 moved with PMCR_EL0.E clear",
						"how far with PMCNTENSET_EL0[31] clear")
PG_OBS(CYCLES_WRITE,	"cycles_write",		"PMCCNTR_EL0 after 0x123456789abcdef was written",
						"PMCCNTR_EL0 after 0xfedcba9876543210 was written")
PG_OBS(CYCLES_DIVIDE,	"cycles_divide",	"cycles counted in a while",
						"with PMCR_EL0.D in the same; all ones when D or LC did not take")
PG_OBS(CYCLES_ORDER,	"cycles_order",		"reads of PMCCNTR_EL0 below the one before",
						"cycles for 1000 ticks of CNTVCT_EL0")
PG_OBS(FILTER,		"filter",		"cycles that PMCCNTR_EL0 counted although PMCCFILTR_EL0.P is set",
						"cycles that PMEVCNTR0_EL0 did although PMEVTYPER0_EL0.P is set")
PG_OBS(PMCR_BITS,	"pmcr_bits",		"bits of PMCR_EL0 that were set", "PMCR_EL0[15:0] as it reads then")
PG_OBS(PMCR_RESET,	"pmcr_reset",		"all counters after PMCR_EL0.C and .P were written, ORed",
						"PMCR_EL0.C and .P as they read")
PG_OBS(ENABLE_BITS,	"enable_bits",		"bits that PMCNTENSET_EL0 took; PMINTENSET_EL1 in [63:32]",
						"bits that PMOVSSET_EL0 took; those that could not be cleared in [63:32]")
PG_OBS(VIEWS,		"views",		"bits set in PMCNTENSET_EL0 and not in PMCNTENCLR_EL0; PMINTENSET_EL1 in [63:32]",
						"bits set in PMOVSSET_EL0 and not in PMOVSCLR_EL0")
PG_OBS(ICNTR_BIT,	"icntr_bit",		"PMCNTENSET_EL0 after bit 32 was set", "PMCNTENSET_EL0 after it was cleared")
PG_OBS(USER_BITS,	"pmuserenr_bits",	"PMUSERENR_EL0 after 0xf was written", "PMUSERENR_EL0 after 0 was written")
PG_OBS(SELECT_WRITE,	"pmselr_write",		"counters, each, that a write through PMXEV* did not reach",
						"bits of PMCCFILTR_EL0 that PMXEVTYPER_EL0 with 31 selected did not write")
PG_OBS(COUNT_WRITE,	"counter_write",	"counters, each, that did not keep 0xa5a5a5a5",
						"counters, each, that did not keep 0x5a5a5a5a")
PG_OBS(EVENT_WIDTH,	"event_width",		"event number that was written to PMEVTYPER0_EL0", "bits [15:0] of it as they read")
PG_OBS(SWINC_ALL,	"sw_incr_all",		"counters, each, that did not count to 3", "what the first of them counted, or 3")
PG_OBS(SWINC_OFF,	"sw_incr_off",		"PMEVCNTR0_EL0 after SW_INCR while it is disabled",
						"PMEVCNTR0_EL0 after SW_INCR while PMCR_EL0.E is clear")
PG_OBS(OVERFLOW,	"overflow",		"counters, each, whose overflow from 0xffffffff was flagged", "counters, each")
PG_OBS(LONG,		"long_counter",		"PMEVCNTR0_EL0 after SW_INCR from all ones with PMCR_EL0.LP",
						"[0] overflow, [1] LP as it reads, [2] overflow from 0xffffffff")
PG_OBS(CHAIN,		"chain",		"PMEVCNTR1_EL0 with CHAIN after an overflow of PMEVCNTR0_EL0", "PMEVCNTR0_EL0")
PG_OBS(EVENTS,		"events",		"advertised events that were tried, a bit each", "those that counted")
PG_OBS(HIDDEN_EVENTS,	"hidden_events",	"events not advertised that were tried, a bit each", "those that counted")
PG_OBS(ALL_AT_ONCE,	"all_counters",		"cycle events, each, that stayed 0 while there was one for each counter",
						"the largest count in percent of the smallest")
PG_OBS(PMCEID_AGAIN,	"pmceid_again",		"PMCEID0_EL0", "another value of PMCEID0_EL0 in 1000 reads, or the same")
PG_OBS(PERF_OPEN,	"perf_open",		"errno of opening a cycle event in the kernel's perf",
						"a PMU in the device tree: 0 no, 1 yes, 2 not looked for")
PG_OBS(PERF_COUNT,	"perf_count",		"cycles that the event counted", "nanoseconds that it ran")
PG_OBS(PERF_IRQ,	"perf_irq",		"calls of its overflow handler", "cycles that it counted")

/* Debug, caches, clocks. */
PG_OBS(OSLOCK,		"os_lock",		"OSLSR_EL1 after the OS Lock was set", "OSLSR_EL1 after it was cleared")
PG_OBS(CACHES,		"cache_geometry",	"all CCSIDR_EL1 of the caches that there are, ORed",
						"caches whose CCSIDR_EL1 cannot be read, a bit for each CSSELR_EL1")
PG_OBS(ZVA,		"dc_zva",		"bytes that DC ZVA cleared in its block", "bytes that it cleared outside")
PG_OBS(CLOCK_STEPS,	"clock_steps",		"times that CNTVCT_EL0 stepped back", "times that CNTPCT_EL0 did")
PG_OBS(CLOCK_RATES,	"clock_rates",		"ticks of CNTVCT_EL0 in a millisecond", "ticks of CNTPCT_EL0 in the same")
PG_OBS(CLOCK_TIME,	"clock_time",		"ticks of CNTVCT_EL0 in a millisecond", "nanoseconds by the kernel's clock")
PG_OBS(WFET,		"wfet_wait",		"ticks that WFET was to wait at most", "ticks that it waited")

/* ID registers now, and as the kernel settled for them when it booted. */
#define PG_SETTLED(name, major, minor) \
	PG_OBS(S_##name, "sanitised_" #name, "ID_AA64" #name "_EL1 now", "ID_AA64" #name "_EL1 as the kernel settled for it")
#include "arm64/settled.h"
#undef PG_SETTLED
