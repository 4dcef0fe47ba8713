/* SPDX-License-Identifier: GPL-2.0 */
/* See verdict.h. */
#include <stdio.h>
#include <string.h>
#include "judges.h"
#include "verdict.h"

const char *const pg_sureness_words[] = {
	[PG_SURE_NO_LIE] = "no lie", [PG_SURE_UNKNOWN] = "unknown", [PG_SURE_LIKELY] = "likely", [PG_SURE_CERTAIN] = "certain",
};

static void other(struct pg_finding_of *f)
{
	f->sure = PG_SURE_NO_LIE;
	snprintf(f->why, sizeof(f->why), "the kernel found a mistake of its own, or ran out of something; no access of it was refused");
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

static const struct pg_arch *arch_of(enum pg_kind_of_death kind)
{
	switch (kind) {
	case PG_DEATH_GP:
	case PG_DEATH_OPCODE:
	case PG_DEATH_MSR_ERROR:
	case PG_DEATH_NO_PMU:
	case PG_DEATH_HOST_MSR:
	case PG_DEATH_VMX_ABORT:
		return &pg_x86;
	default:
		return &pg_arm64;
	}
}

static void (*const judges[PG_DEATH_KINDS])(struct pg_finding_of *f) = {
	[PG_DEATH_UNDEFINED] = pg_judge_undefined, [PG_DEATH_GP] = pg_judge_protection, [PG_DEATH_OPCODE] = pg_judge_opcode,
	[PG_DEATH_MSR_ERROR] = pg_judge_msr_error, [PG_DEATH_OTHER_OOPS] = other, [PG_DEATH_WARNING] = other,
	[PG_DEATH_SECONDARY] = pg_judge_secondary, [PG_DEATH_STUCK_VCPU] = pg_judge_stuck, [PG_DEATH_NO_MMU] = pg_judge_no_mmu,
	[PG_DEATH_SANITY] = pg_judge_sanity, [PG_DEATH_NO_PMU] = pg_judge_no_pmu, [PG_DEATH_HOST_SYSREG] = pg_judge_host_sysreg,
	[PG_DEATH_HOST_MSR] = pg_judge_host_msr, [PG_DEATH_HOST_FAULT] = host_fault, [PG_DEATH_VMX_ABORT] = pg_judge_vmx_abort,
};

/* Do the two speak of the same access, one from the guest's side and the other from the host's? */
static bool same_access(const struct pg_finding_of *a, const struct pg_finding_of *b)
{
	const struct pg_death *g = a->death, *h = b->death;

	if (g->kind == PG_DEATH_UNDEFINED && h->kind == PG_DEATH_HOST_SYSREG)
		return a->insn.reg != PG_NO_REG && h->has_enc && a->insn.reg == pg_reg_of(h->enc);
	if ((g->kind == PG_DEATH_GP || g->kind == PG_DEATH_MSR_ERROR) && h->kind == PG_DEATH_HOST_MSR)
		return g->has_rcx && g->rcx == h->rcx;
	return g->kind == PG_DEATH_SECONDARY && (h->kind == PG_DEATH_STUCK_VCPU || h->kind == PG_DEATH_NO_MMU) && g->cpu == h->cpu;
}

/* A vCPU whose MMU is off may be one that boots: it counts where it parked itself, or beside its CPU's failure. */
static bool says_nothing(const struct pg_deaths *deaths, const struct pg_death *d)
{
	size_t i;

	if (d->kind != PG_DEATH_NO_MMU || d->function[0])
		return d->kind == PG_DEATH_WARNING;
	for (i = 0; i < deaths->n; i++)
		if (deaths->death[i].kind == PG_DEATH_SECONDARY && deaths->death[i].cpu == d->cpu)
			return false;
	return true;
}

size_t pg_judge_deaths(const struct pg_deaths *deaths, struct pg_finding_of *findings)
{
	size_t n = 0, i, j, kept = 0;

	for (i = 0; i < deaths->n; i++) {
		struct pg_finding_of *f = &findings[n];

		if (says_nothing(deaths, &deaths->death[i]))
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
				if (findings[j].sure > findings[i].sure || findings[j].death->kind == PG_DEATH_NO_MMU) {
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
