/* SPDX-License-Identifier: GPL-2.0 */
/* Evidence of arm64 guests and hosts, see judges.h. */
#include <stdio.h>
#include <string.h>
#include "claims.h"
#include "judges.h"

#define SLOW_SCTLR	"On a host without FWB the first msr sctlr_el1 of a vCPU can take seconds, as KVM flushes stage 2"
#define TO_RECORD	"mark the boot path (polygraph patch) and record the host (polygraph record); polygraph timeline names the slow stage"

static bool in(const char *function, const char *name)
{
	return pg_length_of_name(function) == strlen(name) && !strncmp(function, name, strlen(name));
}

void pg_judge_undefined(struct pg_finding_of *f)
{
	if (!f->decoded) {
		pg_claims_by_function(f);
		return;
	}
	if (f->insn.bug) {
		f->sure = PG_SURE_NO_LIE;
		snprintf(f->why, sizeof(f->why), "the kernel executed %s on purpose, or jumped to where there is no code", f->insn.text);
		return;
	}
	if (f->insn.reg != PG_NO_REG)
		pg_claims_of(f, f->insn.reg);
	if (f->nclaims) {
		f->sure = PG_SURE_CERTAIN;
		snprintf(f->why, sizeof(f->why), "the instruction at which the guest died is what the claim promises");
	} else if (f->insn.sysreg) {
		snprintf(f->why, sizeof(f->why), "no claim of polygraph is about this register");
		f->decide = "in a guest that boots on this host: polygraph probe --all";
	} else {
		snprintf(f->why, sizeof(f->why), "no claim of polygraph is about this instruction; the guest's memory may have been overwritten");
		f->decide = "objdump -d of the guest's vmlinux at this function: is that the instruction which stands there?";
	}
}

void pg_judge_secondary(struct pg_finding_of *f)
{
	snprintf(f->why, sizeof(f->why), "the vCPU was too slow for the boot CPU, or is stuck; the console does not tell which");
	f->decide = "in QEMU's monitor: info registers -a; or mark the boot path (polygraph patch) and record the host (polygraph record)";
}

/* What KVM puts into registers at reset (reset_unknown(), arch/arm64/kvm/sys_regs.h), with some frames taken off it. */
static bool is_poison(uint64_t sp)
{
	return 0x1de7ec7edbadc0deull - sp < 1ull << 49;
}

void pg_judge_stuck(struct pg_finding_of *f)
{
	const char *function = f->death->function;
	unsigned long long sp = f->death->sp;

	f->sure = PG_SURE_LIKELY;
	if (in(function, "__secondary_too_slow"))
		snprintf(f->why, sizeof(f->why), "the vCPU came when the boot CPU had given it up, and parked itself in __secondary_too_slow. "
			 SLOW_SCTLR);
	else
		snprintf(f->why, sizeof(f->why), "SP 0x%llx is no stack%s: the vCPU came when the boot CPU had given it up, found no task, and "
			 "loops in the exception entry. " SLOW_SCTLR, sp, is_poison(sp) ? " but what KVM's reset left" : "");
	f->decide = TO_RECORD;
}

void pg_judge_no_mmu(struct pg_finding_of *f)
{
	unsigned long long pc = f->death->pc;

	if (in(f->death->function, "secondary_holding_pen"))
		snprintf(f->why, sizeof(f->why), "the vCPU waits in secondary_holding_pen: the boot CPU never released it, or released another "
			 "address (spin-table)");
	else if (in(f->death->function, "__no_granule_support"))
		snprintf(f->why, sizeof(f->why), "the vCPU parked itself in __no_granule_support: by its ID_AA64MMFR0_EL1 it does not have the page "
			 "size of this kernel, which the boot CPU has");
	else
		snprintf(f->why, sizeof(f->why), "PC 0x%llx is a physical address: the vCPU has not come past __enable_mmu", pc);
	f->decide = TO_RECORD;
}

void pg_judge_sanity(struct pg_finding_of *f)
{
	f->sure = PG_SURE_CERTAIN;
	snprintf(f->why, sizeof(f->why), "the guest's CPUs do not agree about %.80s: vCPUs run on different kinds of CPU, or the host shows them "
		 "different values. Every claim that rests on this register is SKEW", f->death->function);
}

void pg_judge_host_sysreg(struct pg_finding_of *f)
{
	char name[PG_DEATH_TEXT];
	int reg = f->death->has_enc ? pg_reg_of(f->death->enc) : PG_NO_REG;

	if (!f->death->has_enc) {
		snprintf(f->why, sizeof(f->why), "the line that names the register is missing");
		f->decide = "the next line of the host's log, \"{ Op0( ...\"";
		return;
	}
	pg_reg_name(name, f->death->enc);
	if (reg != PG_NO_REG)
		pg_claims_of(f, reg);
	f->sure = f->nclaims ? PG_SURE_CERTAIN : PG_SURE_UNKNOWN;
	snprintf(f->why, sizeof(f->why), "this KVM does not know %.60s: the guest got an undefined instruction for its %s%s", name,
		 f->death->is_write ? "write" : "read", f->nclaims ? "" : "; no claim of polygraph is about it");
	if (!f->nclaims)
		f->decide = "the guest's console: did it die of that?";
}
