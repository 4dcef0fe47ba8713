/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the guest itself reported through its HVCs: the flight recorder's registers after an early
 * exception, the census of ID registers, the task that each CPU took.
 */
#include <inttypes.h>

#include "../../../earlyprobe/marker.h"
#include "../model/guestregs.h"
#include "../words/milestone.h"
#include "../words/sysreg.h"
#include "../words/words.h"
#include "claimlines.h"
#include "finders.h"

#define CENSUS_MAX	64	/* registers */

static void find_fault(struct pg_findings *found, const struct pg_vcpu *v,
		       const struct pg_symbols *symbols)
{
	char name[16], words[PG_WORDS], where[PG_WORDS], line[PG_WORDS * 2];
	uint64_t esr = 0, elr = 0, far = 0;
	struct pg_tl_finding *f;
	int i;

	if (!pg_guestreg_get(&v->fault, PG_FAULT_ESR, &esr)) {
		f = pg_tl_finding_add(
			found, "early-fault", PG_BAD, v,
			"%s took an exception before the kernel could handle one; its report lacks "
			"ESR_EL1",
			pg_vcpu_name(v, name));
	} else if (!pg_guestreg_get(&v->fault, PG_FAULT_ELR, &elr)) {
		f = pg_tl_finding_add(
			found, "early-fault", PG_BAD, v,
			"%s took an exception before the kernel could handle one: %s; its report is "
			"incomplete",
			pg_vcpu_name(v, name), pg_esr_words(esr, words));
	} else {
		pg_guestreg_get(&v->fault, PG_FAULT_FAR, &far);
		f = pg_tl_finding_add(
			found, "early-fault", PG_BAD, v,
			"%s took an exception before the kernel could handle one: %s, at PC %s, address "
			"0x%" PRIx64,
			pg_vcpu_name(v, name), pg_esr_words(esr, words),
			pg_symbols_pc(symbols, elr, where), far);
	}
	for (i = 0; i < v->fault.n; i++)
		pg_tl_finding_line(f, "  %s",
				pg_guestreg_words(&v->fault.r[i], symbols, line, sizeof(line)));
}

static uint32_t enc_of(const struct pg_guestreg *r)
{
	return PG_ENC(3, 0, r->code >> 7, r->code >> 3 & 15, r->code & 7);
}

/* Do the ID registers of the same census make the claim? */
static bool is_made(const struct pg_vcpu *v, const struct pg_regclaim *claim)
{
	struct pg_regvalue values[CENSUS_MAX];
	int i, n = 0;

	for (i = 0; i < v->census.n && n < CENSUS_MAX; i++) {
		uint64_t value;

		if (pg_guestreg_get(&v->census, v->census.r[i].code, &value))
			values[n++] = (struct pg_regvalue){ enc_of(&v->census.r[i]), value };
	}
	return pg_regclaim_made(claim, values, n);
}

static void find_census(struct pg_findings *found, const struct pg_vcpu *v,
			const struct pg_symbols *symbols)
{
	int i, j;

	for (i = 0; i < v->census.n; i++) {
		const struct pg_guestreg *r = &v->census.r[i];
		char name[16], reg[32], words[PG_WORDS], line[PG_WORDS * 2];
		struct pg_regclaim claim;
		struct pg_tl_finding *f;

		/* A register that is not advertised may well be missing: then all is as it should be. */
		if (!r->undef || !pg_regclaim_find(enc_of(r), &claim) || !is_made(v, &claim))
			continue;
		f = pg_tl_finding_add(
			found, "census-lie", PG_BAD, v,
			"the host lies to %s: it advertises %s, but reading %s gave an exception (%s). "
			"This breaks claim %s (%s)",
			pg_vcpu_name(v, name), claim.feature, pg_sysreg_name(enc_of(r), reg),
			pg_esr_words(r->value, words), claim.id, claim.text);
		for (j = 0; j < v->census.n; j++)
			pg_tl_finding_line(f, "  %s",
					   pg_guestreg_words(&v->census.r[j], symbols, line,
							     sizeof(line)));
		pg_tl_finding_claim(f, &claim);
	}
}

static const struct pg_mark *task_mark(const struct pg_bringup *b)
{
	int i;

	for (i = 0; i < b->n_spans; i++)
		if (pg_milestone(b->spans[i].from.stage)->task)
			return &b->spans[i].from;
	return NULL;
}

/* Each CPU has an idle task of its own; two that report the same one run on one stack. */
static void find_same_task(struct pg_findings *found, const struct pg_run *run, int index)
{
	const struct pg_bringup *b = run->bringups[index];
	const struct pg_mark *mine = task_mark(b), *theirs;
	char a[16], c[16];
	struct pg_tl_finding *f;
	int i;

	for (i = 0; mine && i < index; i++) {
		const struct pg_bringup *other = run->bringups[i];

		theirs = task_mark(other);
		if (!theirs || other->vcpu == b->vcpu || other->vcpu->vm != b->vcpu->vm ||
		    theirs->payload != mine->payload)
			continue;
		f = pg_tl_finding_add(
			found, "same-task", PG_BAD, b->vcpu,
			"%s and %s run the same idle task (low half of its address 0x%08" PRIx32
			"), and so on the same stack: there is one secondary_data, and the late CPU took the "
			"other's",
			pg_vcpu_name(other->vcpu, a), pg_vcpu_name(b->vcpu, c), mine->payload);
		pg_tl_finding_event(f, &theirs->ev);
		pg_tl_finding_event(f, &mine->ev);
		return;
	}
}

void pg_find_guest_reports(struct pg_findings *found, const struct pg_run *run,
		    const struct pg_symbols *symbols)
{
	int i;

	for (i = 0; i < run->n_vcpus; i++) {
		if (run->vcpus[i]->vm < 0)
			continue;
		if (run->vcpus[i]->fault.n)
			find_fault(found, run->vcpus[i], symbols);
		find_census(found, run->vcpus[i], symbols);
	}
	for (i = 0; i < run->n_bringups; i++)
		find_same_task(found, run, i);
}
