/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What a CPU does from each milestone on, until it passes the next: the short name by which reports
 * call that stage. X-macro, no include guard: PG_INTERVAL(milestone, "name"). A row for each of
 * earlyprobe/stages.h; without one a stage is called by the function that its marker is in.
 */
PG_INTERVAL(PRIMARY_ENTRY,	"primary_entry")
PG_INTERVAL(PAGE_TABLES,	"first page tables")
PG_INTERVAL(PRIMARY_EL,		"init_kernel_el")
PG_INTERVAL(SECONDARY_PEN,	"secondary_holding_pen")
PG_INTERVAL(SECONDARY_ENTRY,	"secondary_entry")
PG_INTERVAL(SECONDARY_EL,	"secondary_startup")
PG_INTERVAL(CPU_SETUP,		"__cpu_setup")
PG_INTERVAL(CPU_SETUP_DONE,	"__enable_mmu")
PG_INTERVAL(MMU_OFF,		"msr sctlr_el1")
PG_INTERVAL(MMU_ON,		"isb after msr sctlr_el1")
PG_INTERVAL(MMU_RET,		"__enable_mmu return")
PG_INTERVAL(PRIMARY_LEAVE,	"br __primary_switched")
PG_INTERVAL(PRIMARY_VA,		"__primary_switched")
PG_INTERVAL(SECONDARY_LEAVE,	"br __secondary_switched")
PG_INTERVAL(SECONDARY_VA,	"__secondary_switched")
PG_INTERVAL(SECONDARY_TASK,	"msr sp_el0")
PG_INTERVAL(SECONDARY_C,	"secondary_start_kernel")
PG_INTERVAL(TOO_SLOW,		"__secondary_too_slow")
PG_INTERVAL(NO_GRANULE,		"__no_granule_support")
PG_INTERVAL(RESUME_ENTRY,	"cpu_resume")
PG_INTERVAL(RESUME_EL,		"init_kernel_el return")
PG_INTERVAL(RESUME_LEAVE,	"br _cpu_resume")
PG_INTERVAL(RESUME_VA,		"_cpu_resume")
PG_INTERVAL(ONLINE,		"reported online")
/* Seen from the host. */
PG_INTERVAL(CPU_ON,		"PSCI CPU_ON")
PG_INTERVAL(RUN,		"first guest entry")
PG_INTERVAL(TRAPPED_MMU,	"MMU on")
PG_INTERVAL(SEEN_VA,		"kernel address")
PG_INTERVAL(FIRMWARE,		"first firmware call")
PG_INTERVAL(FIRST_CPU_ON,	"first CPU_ON call")
#undef PG_INTERVAL
