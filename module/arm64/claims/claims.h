/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Every claim that a host makes through its ID registers and that polygraph checks, one row each.
 *
 * X-macro, no include guard. Define PG_CLAIM and what you need of the words used in the rows:
 *
 *	PG_CLAIM(SYM, "id", "feature", "the claim in plain words",
 *		 when,		C expression: the host makes this claim. F(REG, FIELD) is an ID field of this CPU, N is
 *				PMCR_EL0.N, AT_HOST is true when the kernel owns EL2, AT_EL2 when it runs there
 *		 evidence,	MUST(R(a), R(b)): each must be readable, an exception is a LIE. An instruction is "read"
 *				by executing it
 *				LOOK(R(a)): read and left to the check; an exception is another row's lie, or none
 *				ABSENT(R(a)): as LOOK, for what is not advertised: class SF only with risky=1
 *				RANGE(R(first), R(last)): as MUST, for all rows of registers.h between the two
 *				COUNTERS(R(first)): as MUST, for the first N rows from there on
 *				BRPS(R(first), R(first)), WRPS(...): as MUST, for as many rows from each as there are
 *				breakpoints, watchpoints
 *		 observation,	O(name) of observations.h, or O_NONE
 *		 check,		check_<name>() in checks.c, run when the evidence could be read
 *		 reliable,	SURE: silence of the host is conclusive.  HINT: it may have an innocent cause,
 *				and what seems broken is listed and not counted
 *		 severity,	K kernel dies at boot, P dies later, W wrong numbers, C cosmetic, H usable though hidden
 *		 root,		BECAUSE(SYM): not a lie of its own when SYM is broken on the same CPU; or ROOT
 *		 "what cures it on the host: commit and first release",
 *		 "what the owner of the guest can do now",
 *		 "what else to know, or empty")
 *
 * What breaks in a guest, by kernel release and function, stands in effects.h.
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
#define PG_VPMU_OFF \
	"v5.11: 04355e41a603 hides PMUVer and b0737e999ec0 makes the registers UNDEFINED when a VM has no PMU"
#define PG_REPORT_HOST	"report it to whoever runs the host; no fix is known by commit"
#define PG_HIDE_INSN \
	"a host kernel, VMM or emulator that hides the ID field, or a CPU that executes what it advertises"
#define PG_HIDE_FIELD	"a host kernel or VMM that hides the ID field, or emulates the register"

#include "arm64/claims/pmu.h"
#include "arm64/claims/pmu-behaviour.h"
#include "arm64/claims/pmu-consistency.h"
#include "arm64/claims/id.h"
#include "arm64/claims/debug.h"
#include "arm64/claims/feature.h"
#include "arm64/claims/boot.h"
#include "arm64/claims/machine.h"
#include "arm64/claims/instructions.h"
#include "arm64/claims/consistency.h"
