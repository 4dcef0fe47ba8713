/* SPDX-License-Identifier: GPL-2.0 */
/* See verdict.h. One function per kind of evidence, in judges[]. */
#include <stdio.h>
#include <string.h>
#include "../claims/row.h"
#include "verdict.h"

const char *const pg_sureness_words[] = {
	[PG_SURE_NO_LIE] = "no lie", [PG_SURE_UNKNOWN] = "unknown", [PG_SURE_LIKELY] = "likely", [PG_SURE_CERTAIN] = "certain",
};

#define K7_COUNTERS	0xc0010000ull	/* AMD APM, volume 2: PerfEvtSel0 to PerfCtr3 */

struct search {
	unsigned int reg;
	bool found;
};

static void compare(unsigned int reg, void *data)
{
	struct search *s = data;

	s->found |= reg == s->reg;
}

static bool fatal(const struct pg_effect *e)
{
	return pg_effect_answers(e, PG_LIE) && (e->what == PG_DIES || e->what == PG_LATER || e->what == PG_HANGS);
}

/* The name without "+0xdc/0x110" and without what the compiler appends: .isra.0, .constprop.1, .part.2. */
static size_t length_of_name(const char *function)
{
	return strcspn(function, "+. ");
}

/* Is the function named in the row, which may hold several, "a or b"? */
static bool dies_there(const struct pg_effect *e, const char *function)
{
	size_t n = length_of_name(function);
	const char *at;

	if (!n)
		return false;
	for (at = e->function; *at; at += strspn(at, " ,")) {
		size_t word = strcspn(at, " ,");

		if (word == n && !strncmp(at, function, n))
			return true;
		at += word;
	}
	return false;
}

static bool claim_dies_there(const struct pg_arch *arch, int claim, const char *function)
{
	int i;

	for (i = 0; i < arch->neffects; i++)
		if (arch->effects[i].claim == claim && fatal(&arch->effects[i]) && dies_there(&arch->effects[i], function))
			return true;
	return false;
}

static void keep(struct pg_finding_of *f, int claim)
{
	if (f->nclaims < PG_CLAIMS_OF)
		f->claim[f->nclaims++] = claim;
}

/* A claim that falls with another one of the list says nothing of its own. */
static void drop_dependants(struct pg_finding_of *f)
{
	int i, j, n = 0;

	for (i = 0; i < f->nclaims; i++) {
		bool dependant = false;

		for (j = 0; j < f->nclaims; j++)
			dependant |= f->arch->claims[f->claim[i]].root == f->claim[j];
		if (!dependant)
			f->claim[n++] = f->claim[i];
	}
	f->nclaims = n;
}

/* The claims that an exception on this register breaks; if kernels are known to die of some in this function, those. */
static void claims_of(struct pg_finding_of *f, unsigned int reg)
{
	const char *function = f->death->function;
	bool known = false;
	int i;

	for (i = 0; i < f->arch->nclaims; i++) {
		struct search s = { reg, false };

		if (pg_only_looks(&f->arch->claims[i]))
			continue;
		pg_row_registers(f->arch, i, compare, &s);
		if (!s.found)
			continue;
		if (claim_dies_there(f->arch, i, function) && !known) {
			known = true;
			f->nclaims = 0;
		}
		if (!known || claim_dies_there(f->arch, i, function))
			keep(f, i);
	}
	drop_dependants(f);
}

static void by_function(struct pg_finding_of *f)
{
	int i;

	for (i = 0; i < f->arch->nclaims; i++)
		if (claim_dies_there(f->arch, i, f->death->function))
			keep(f, i);
	drop_dependants(f);
	if (f->nclaims) {
		f->sure = PG_SURE_LIKELY;
		snprintf(f->why, sizeof(f->why), "guest kernels are known to die in %.*s of %s",
			 (int)length_of_name(f->death->function), f->death->function,
			 f->nclaims > 1 ? "one of these claims" : "this claim");
	} else {
		snprintf(f->why, sizeof(f->why), "the instruction is not shown, and no claim is known to kill a guest in this function");
	}
	f->decide = "the line \"Code:\" of the console, which shows the instruction";
}

static void undefined(struct pg_finding_of *f)
{
	if (!f->decoded) {
		by_function(f);
		return;
	}
	if (f->insn.bug) {
		f->sure = PG_SURE_NO_LIE;
		snprintf(f->why, sizeof(f->why), "the kernel executed %s on purpose, or jumped to where there is no code", f->insn.text);
		return;
	}
	if (f->insn.reg != PG_NO_REG)
		claims_of(f, f->insn.reg);
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

static void by_msr(struct pg_finding_of *f, const char *who, bool write)
{
	int reg = pg_msr_of(f->death->rcx);

	if (reg != PG_NO_REG)
		claims_of(f, reg);
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

static void protection(struct pg_finding_of *f)
{
	if (f->decoded && f->insn.msr && f->death->has_rcx) {
		by_msr(f, "the guest died of", f->insn.write);
		return;
	}
	if (!f->decoded) {
		by_function(f);
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

static void opcode(struct pg_finding_of *f)
{
	if (f->decoded && f->insn.bug) {
		f->sure = PG_SURE_NO_LIE;
		snprintf(f->why, sizeof(f->why), "the kernel stopped itself: ud2 is what BUG() is made of");
		return;
	}
	if (!f->decoded) {
		by_function(f);
		return;
	}
	if (f->insn.reg != PG_NO_REG)
		claims_of(f, f->insn.reg);
	if (f->nclaims) {
		f->sure = PG_SURE_CERTAIN;
		snprintf(f->why, sizeof(f->why), "%s", "the instruction at which the guest died is what the claim promises");
		return;
	}
	snprintf(f->why, sizeof(f->why), "no claim of polygraph is about %s", f->insn.text);
	f->decide = "the CPUID leaves of the guest (cpuid -r): does one of them promise this instruction?";
}

static void msr_error(struct pg_finding_of *f)
{
	by_msr(f, "the host answered with #GP to", f->death->is_write);
}

static void other(struct pg_finding_of *f)
{
	f->sure = PG_SURE_NO_LIE;
	snprintf(f->why, sizeof(f->why), "the kernel found a mistake of its own, or ran out of something; no access of it was refused");
}

static void secondary(struct pg_finding_of *f)
{
	snprintf(f->why, sizeof(f->why), "the vCPU was too slow for the boot CPU, or is stuck; the console does not tell which");
	f->decide = "in QEMU's monitor: info registers -a; or mark the boot path (polygraph patch) and record the host (polygraph record)";
}

static void stuck(struct pg_finding_of *f)
{
	f->sure = PG_SURE_LIKELY;
	snprintf(f->why, sizeof(f->why), "SP 0x%llx is no stack: the vCPU came when the boot CPU had given it up, found no task, and loops in "
		 "the exception entry. On a host without FWB the first msr sctlr_el1 of a vCPU can take seconds, as KVM flushes stage 2",
		 (unsigned long long)f->death->sp);
	f->decide = "mark the boot path (polygraph patch) and record the host (polygraph record); polygraph timeline names the slow stage";
}

static void sanity(struct pg_finding_of *f)
{
	f->sure = PG_SURE_CERTAIN;
	snprintf(f->why, sizeof(f->why), "the guest's CPUs do not agree about %.80s: vCPUs run on different kinds of CPU, or the host shows them "
		 "different values. Every claim that rests on this register is SKEW", f->death->function);
}

static void host_sysreg(struct pg_finding_of *f)
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
		claims_of(f, reg);
	f->sure = f->nclaims ? PG_SURE_CERTAIN : PG_SURE_UNKNOWN;
	snprintf(f->why, sizeof(f->why), "this KVM does not know %.60s: the guest got an undefined instruction for its %s%s", name,
		 f->death->is_write ? "write" : "read", f->nclaims ? "" : "; no claim of polygraph is about it");
	if (!f->nclaims)
		f->decide = "the guest's console: did it die of that?";
}

static void host_msr(struct pg_finding_of *f)
{
	by_msr(f, "this KVM does not know", f->death->is_write);
}

static void host_fault(struct pg_finding_of *f)
{
	if (strstr(f->death->what, "kvm run failed"))
		snprintf(f->why, sizeof(f->why), "the guest accessed a device, or no memory at all, by an instruction that KVM cannot emulate: a pair, "
			 "writeback, SIMD or an exclusive");
	else
		snprintf(f->why, sizeof(f->why), "the host's KVM met an exception that it has no handler for");
	f->decide = "the instruction at the guest's PC, and the host's kernel version";
}

static void vmx_abort(struct pg_finding_of *f)
{
	int reg = f->death->has_rcx ? pg_msr_of(f->death->rcx) : PG_NO_REG;

	if (f->death->value == 4 && reg != PG_NO_REG)
		claims_of(f, reg);
	if (f->nclaims) {
		f->sure = PG_SURE_CERTAIN;
		snprintf(f->why, sizeof(f->why), "VMX abort 4: at a VM exit the CPU refused to load %s (0x%llx) from the autoload list",
			 f->arch->regs[reg].name, (unsigned long long)f->death->rcx);
		return;
	}
	snprintf(f->why, sizeof(f->why), "VMX abort %llu; 4 would be a host MSR that could not be loaded", (unsigned long long)f->death->value);
	f->decide = "crash: struct vcpu_vmx.msr_autoload ADDRESS";
}

static const struct pg_arch *arch_of(enum pg_kind_of_death kind)
{
	switch (kind) {
	case PG_DEATH_GP:
	case PG_DEATH_OPCODE:
	case PG_DEATH_MSR_ERROR:
	case PG_DEATH_HOST_MSR:
	case PG_DEATH_VMX_ABORT:
		return &pg_x86;
	default:
		return &pg_arm64;
	}
}

static void (*const judges[PG_DEATH_KINDS])(struct pg_finding_of *f) = {
	[PG_DEATH_UNDEFINED] = undefined, [PG_DEATH_GP] = protection, [PG_DEATH_OPCODE] = opcode, [PG_DEATH_MSR_ERROR] = msr_error, [PG_DEATH_OTHER_OOPS] = other,
	[PG_DEATH_WARNING] = other, [PG_DEATH_SECONDARY] = secondary, [PG_DEATH_STUCK_VCPU] = stuck, [PG_DEATH_SANITY] = sanity,
	[PG_DEATH_HOST_SYSREG] = host_sysreg, [PG_DEATH_HOST_MSR] = host_msr, [PG_DEATH_HOST_FAULT] = host_fault, [PG_DEATH_VMX_ABORT] = vmx_abort,
};

/* Do the two speak of the same access, one from the guest's side and the other from the host's? */
static bool same_access(const struct pg_finding_of *a, const struct pg_finding_of *b)
{
	const struct pg_death *g = a->death, *h = b->death;

	if (g->kind == PG_DEATH_UNDEFINED && h->kind == PG_DEATH_HOST_SYSREG)
		return a->insn.reg != PG_NO_REG && h->has_enc && a->insn.reg == pg_reg_of(h->enc);
	if ((g->kind == PG_DEATH_GP || g->kind == PG_DEATH_MSR_ERROR) && h->kind == PG_DEATH_HOST_MSR)
		return g->has_rcx && g->rcx == h->rcx;
	return g->kind == PG_DEATH_SECONDARY && h->kind == PG_DEATH_STUCK_VCPU && g->cpu == h->cpu;
}

size_t pg_judge_deaths(const struct pg_deaths *deaths, struct pg_finding_of *findings)
{
	size_t n = 0, i, j, kept = 0;

	for (i = 0; i < deaths->n; i++) {
		struct pg_finding_of *f = &findings[n];

		if (deaths->death[i].kind == PG_DEATH_WARNING)
			continue;
		memset(f, 0, sizeof(*f));
		f->death = &deaths->death[i];
		f->arch = arch_of(f->death->kind);
		f->sure = PG_SURE_UNKNOWN;
		f->decoded = pg_decode(f->death, &f->insn);
		judges[f->death->kind](f);
		n++;
	}
	for (i = 0; i < n; i++)
		for (j = 0; j < n; j++)
			if (same_access(&findings[i], &findings[j])) {
				findings[i].other = findings[j].death;
				if (findings[j].sure > findings[i].sure) {
					findings[i].sure = findings[j].sure;
					memcpy(findings[i].why, findings[j].why, sizeof(findings[i].why));
					findings[i].decide = findings[j].decide;
				}
			}
	/* What is said as the other side of a death is not said again. Those kept move to the front, behind i. */
	for (i = 0; i < n; i++) {
		bool joined = false;

		for (j = 0; j < n && !joined; j++)
			joined = (j < kept || j >= i) && findings[j].other && findings[j].other == findings[i].death;
		if (!joined)
			findings[kept++] = findings[i];
	}
	return kept;
}
