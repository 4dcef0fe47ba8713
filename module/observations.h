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
