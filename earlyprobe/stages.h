/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The stage table: every place on the boot path that can carry a marker, one row per stage.
 *
 * Define PG_STAGE() and include this file; it undefines the macro again. It has no include guard on
 * purpose. Works from C and from assembly (an assembler ignores the columns that it does not use).
 *
 *   PG_STAGE(sym, id, who, need, phase, payload, where, live)
 *
 *   sym      symbol: PG_ST_<sym> by convention
 *   id       12 bits: class << 8 | number; class 0 common and primary, 1 secondary, 2 resume,
 *            3 C code. The marker's imm is 0xe000 | id, its x0[11:0] is id.
 *   who      which CPUs pass here on a good boot: BOOT (once, the boot CPU), EACH (once per CPU
 *            and bring-up), SECONDARY (once per bring-up of a secondary), RESUME (once per
 *            resume), STUCK (only a CPU that will never come online)
 *   need     REQUIRED: a delivery that cannot place it has failed; OPTIONAL: it says why not and
 *            goes on
 *   phase    what maps the code there: OFF (physical; the boot CPU of 6.3 and later may arrive
 *            from UEFI with the MMU on), IDMAP (identity map), VA (the kernel's own addresses)
 *   payload  MPIDR (packed affinity) or TASK (low half of the task pointer: two CPUs that report
 *            the same one run on the same stack)
 *   where    the anchor, in the kernel's words
 *   live     what must survive the marker; x9-x17 and x26-x27 are dead at every stage
 *
 * Rows stand in the order in which a CPU passes them: the boot CPU first, then a secondary, which
 * also passes 010-022, then resume. One exception: up to 6.2 the boot CPU passes 002 before 004.
 */
PG_STAGE(PRIMARY_ENTRY,   0x001, BOOT,      REQUIRED, OFF,   MPIDR,
	 "primary_entry, its first call", "x0-x3: boot protocol")
PG_STAGE(PAGE_TABLES,     0x004, BOOT,      OPTIONAL, OFF,   MPIDR,
	 "the call that makes the first page tables", "x0, x1, x19-x23, sp")
PG_STAGE(PRIMARY_EL,      0x002, BOOT,      OPTIONAL, OFF,   MPIDR,
	 "primary_entry, call of init_kernel_el (el2_setup)", "x0, x19, x21")
PG_STAGE(SECONDARY_PEN,   0x100, SECONDARY, OPTIONAL, OFF,   MPIDR,
	 "secondary_holding_pen, the way out (spin-table only)", "x0, x3, x4")
PG_STAGE(SECONDARY_ENTRY, 0x101, SECONDARY, REQUIRED, OFF,   MPIDR,
	 "secondary_entry, call of init_kernel_el (el2_setup)", "x0: argument from 6.3 on")
PG_STAGE(SECONDARY_EL,    0x102, SECONDARY, REQUIRED, OFF,   MPIDR,
	 "secondary_entry, branch to secondary_startup", "x0: boot mode")
PG_STAGE(CPU_SETUP,       0x010, EACH,      REQUIRED, OFF,   MPIDR,
	 "__cpu_setup, its first tlbi", "x0, x19-x25, x30")
PG_STAGE(CPU_SETUP_DONE,  0x011, EACH,      REQUIRED, OFF,   MPIDR,
	 "__cpu_setup, its ret", "x0: new SCTLR_EL1, x19-x25, x30")
PG_STAGE(MMU_OFF,         0x020, EACH,      REQUIRED, OFF,   MPIDR,
	 "__enable_mmu, before msr sctlr_el1", "x0: new SCTLR_EL1, x19-x25, x30")
PG_STAGE(MMU_ON,          0x021, EACH,      REQUIRED, IDMAP, MPIDR,
	 "__enable_mmu, right after msr sctlr_el1", "x19-x25, x30")
PG_STAGE(MMU_RET,         0x022, EACH,      REQUIRED, IDMAP, MPIDR,
	 "__enable_mmu, its ret", "x19-x25, x30")
PG_STAGE(PRIMARY_LEAVE,   0x003, BOOT,      REQUIRED, IDMAP, MPIDR,
	 "__primary_switch, br (blr up to 5.x) to __primary_switched",
	 "x0, x8: target, x20-x25")
PG_STAGE(PRIMARY_VA,      0x005, BOOT,      OPTIONAL, VA,    MPIDR,
	 "__primary_switched, msr vbar_el1", "x0, x4, x5, x8, x20-x25, x29, sp")
PG_STAGE(SECONDARY_LEAVE, 0x103, SECONDARY, REQUIRED, IDMAP, MPIDR,
	 "secondary_startup, br to __secondary_switched", "x8: target, x20")
PG_STAGE(SECONDARY_VA,    0x104, SECONDARY, REQUIRED, VA,    MPIDR,
	 "__secondary_switched, msr vbar_el1", "x5, x20")
PG_STAGE(SECONDARY_TASK,  0x105, SECONDARY, REQUIRED, VA,    TASK,
	 "__secondary_switched, msr sp_el0", "x0-x2: x2 is the task")
PG_STAGE(SECONDARY_C,     0x106, SECONDARY, REQUIRED, VA,    MPIDR,
	 "__secondary_switched, the call of secondary_start_kernel", "x29, x30, sp")
PG_STAGE(TOO_SLOW,        0x1fe, STUCK,     OPTIONAL, VA,    MPIDR,
	 "__secondary_too_slow, before it parks", "nothing")
PG_STAGE(NO_GRANULE,      0x1fd, STUCK,     OPTIONAL, OFF,   MPIDR,
	 "__no_granule_support, before it parks", "x1")
PG_STAGE(RESUME_ENTRY,    0x201, RESUME,    OPTIONAL, OFF,   MPIDR,
	 "cpu_resume, call of init_kernel_el (el2_setup)", "x0: argument from 6.3 on")
PG_STAGE(RESUME_EL,       0x202, RESUME,    OPTIONAL, OFF,   MPIDR,
	 "cpu_resume, after that call", "x0: boot mode")
PG_STAGE(RESUME_LEAVE,    0x203, RESUME,    OPTIONAL, IDMAP, MPIDR,
	 "cpu_resume, br to _cpu_resume", "x8: target, x19")
PG_STAGE(RESUME_VA,       0x204, RESUME,    OPTIONAL, VA,    MPIDR,
	 "_cpu_resume, its start", "x19")
PG_STAGE(ONLINE,          0x301, SECONDARY, OPTIONAL, VA,    MPIDR,
	 "secondary_start_kernel, complete(&cpu_running): C, rebuilt kernels only", "as in C")
#undef PG_STAGE
