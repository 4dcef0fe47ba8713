/* SPDX-License-Identifier: GPL-2.0 */
/* Evidence of x86 guests and hosts, see judges.h. */
#include <stdio.h>
#include <string.h>
#include "claims.h"
#include "judges.h"

#define K7_COUNTERS	0xc0010000ull	/* AMD APM, volume 2: PerfEvtSel0 to PerfCtr3 */

static void by_msr(struct pg_finding_of *f, const char *who, bool write)
{
	int reg = pg_msr_of(f->death->rcx);

	if (reg != PG_NO_REG)
		pg_claims_of(f, reg);
	if (f->nclaims) {
		f->sure = PG_SURE_CERTAIN;
		snprintf(f->why, sizeof(f->why), "%s %s of MSR 0x%llx, %s", who, write ? "a write" : "a read",
			 (unsigned long long)f->death->rcx, f->arch->regs[reg].name);
		return;
	}
	if (f->death->kind == PG_DEATH_HOST_MSR && f->death->rcx - K7_COUNTERS < 8) {
		f->sure = PG_SURE_NO_LIE;
		snprintf(f->why, sizeof(f->why), "every Linux guest without a PMU tries MSR 0x%llx, and does without it (check_hw_exists)",
			 (unsigned long long)f->death->rcx);
		return;
	}
	snprintf(f->why, sizeof(f->why), "no claim of polygraph is about MSR 0x%llx", (unsigned long long)f->death->rcx);
	f->decide = "the CPUID leaves of the guest (cpuid -r): does one of them promise this MSR?";
}

void pg_judge_protection(struct pg_finding_of *f)
{
	if (f->decoded && f->insn.msr && f->death->has_rcx) {
		by_msr(f, "the guest died of", f->insn.write);
		return;
	}
	if (!f->decoded) {
		pg_claims_by_function(f);
		f->decide = "the line \"Code:\" of the console, and that with RCX";
		return;
	}
	f->sure = PG_SURE_NO_LIE;
	snprintf(f->why, sizeof(f->why), "it is no access to an MSR: %s faults for a bad address or selector", f->insn.text);
	if (f->insn.text[0] == 'x' || !strncmp(f->insn.text, "rdpmc", 5)) {
		f->sure = PG_SURE_UNKNOWN;
		snprintf(f->why, sizeof(f->why), "%s faults when CPUID promises a state or counter that is not there, or for a bad operand",
			 f->insn.text);
		f->decide = "the CPUID leaves 0xa and 0xd of the guest (cpuid -r)";
	}
}

void pg_judge_opcode(struct pg_finding_of *f)
{
	if (f->decoded && f->insn.bug) {
		f->sure = PG_SURE_NO_LIE;
		snprintf(f->why, sizeof(f->why), "the kernel stopped itself: ud2 is what BUG() is made of");
		return;
	}
	if (!f->decoded) {
		pg_claims_by_function(f);
		return;
	}
	if (f->insn.reg != PG_NO_REG)
		pg_claims_of(f, f->insn.reg);
	if (f->nclaims) {
		f->sure = PG_SURE_CERTAIN;
		snprintf(f->why, sizeof(f->why), "%s", "the instruction at which the guest died is what the claim promises");
		return;
	}
	snprintf(f->why, sizeof(f->why), "no claim of polygraph is about %s", f->insn.text);
	f->decide = "the CPUID leaves of the guest (cpuid -r): does one of them promise this instruction?";
}

void pg_judge_msr_error(struct pg_finding_of *f)
{
	by_msr(f, "the host answered with #GP to", f->death->is_write);
}

void pg_judge_host_msr(struct pg_finding_of *f)
{
	by_msr(f, "this KVM does not know", f->death->is_write);
}

void pg_judge_vmx_abort(struct pg_finding_of *f)
{
	int reg = f->death->has_rcx ? pg_msr_of(f->death->rcx) : PG_NO_REG;

	if (f->death->value == 4 && reg != PG_NO_REG)
		pg_claims_of(f, reg);
	if (f->nclaims) {
		f->sure = PG_SURE_CERTAIN;
		snprintf(f->why, sizeof(f->why), "VMX abort 4: at a VM exit the CPU refused to load %s (0x%llx) from the autoload list",
			 f->arch->regs[reg].name, (unsigned long long)f->death->rcx);
		return;
	}
	snprintf(f->why, sizeof(f->why), "VMX abort %llu; 4 would be a host MSR that could not be loaded", (unsigned long long)f->death->value);
	f->decide = "crash: struct vcpu_vmx.msr_autoload ADDRESS";
}

/* The claims about the counters that CPUID had promised: PERFCTR_CORE of AMD, or the architectural PMU. */
static void keep_counters(struct pg_finding_of *f)
{
	int i;

	for (i = 0; i < f->arch->nclaims; i++)
		if (!strcmp(f->arch->claims[i].id, f->death->value ? "X-13" : "X-01"))
			pg_keep_claim(f, i);
}

/*
 * Where the driver had found counters in CPUID. PG_SURE_LIKELY: a host may also keep the counters for itself (nmi_watchdog
 * of a nested host) and say so nowhere.
 */
void pg_judge_no_pmu(struct pg_finding_of *f)
{
	if (f->death->function[0])
		keep_counters(f);
	if (f->nclaims) {
		f->sure = PG_SURE_LIKELY;
		snprintf(f->why, sizeof(f->why), "CPUID promises counters, and check_hw_exists found that they do not keep what is written to them");
		f->decide = "in this guest: polygraph probe";
		return;
	}
	f->sure = PG_SURE_NO_LIE;
	snprintf(f->why, sizeof(f->why), "no counters were promised: Linux tried those of the K7, which no CPUID leaf announces");
}
