/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the guest itself reported through its HVCs: the flight recorder's registers after an early
 * exception, the census of ID registers, the task that each CPU took.
 */
#include <inttypes.h>

#include "../../earlyprobe/marker.h"
#include "find.h"
#include "reports.h"
#include "stage.h"
#include "sysreg.h"
#include "words.h"

static void find_fault(struct pg_run *run, const struct pg_vcpu *v,
		       const struct pg_symbols *symbols)
{
	char name[16], words[PG_WORDS], where[PG_WORDS], line[PG_WORDS * 2];
	uint64_t esr = 0, elr = 0, far = 0;
	struct pg_finding *f;
	int i;

	if (!pg_report_get(&v->fault, PG_FAULT_ESR, &esr)) {
		f = pg_finding_add(
			run, "early-fault", PG_BAD, v,
			"%s took an exception before the kernel could handle one; its report does not "
			"have ESR_EL1",
			pg_vcpu_name(v, name));
	} else if (!pg_report_get(&v->fault, PG_FAULT_ELR, &elr)) {
		f = pg_finding_add(
			run, "early-fault", PG_BAD, v,
			"%s took an exception before the kernel could handle one: %s; its report stops "
			"short",
			pg_vcpu_name(v, name), pg_esr_words(esr, words));
	} else {
		pg_report_get(&v->fault, PG_FAULT_FAR, &far);
		f = pg_finding_add(
			run, "early-fault", PG_BAD, v,
			"%s took an exception before the kernel could handle one: %s, at PC %s, address "
			"0x%" PRIx64,
			pg_vcpu_name(v, name), pg_esr_words(esr, words),
			pg_symbols_pc(symbols, elr, where), far);
	}
	for (i = 0; i < v->fault.n; i++)
		pg_finding_line(f, "  %s",
				pg_report_words(&v->fault.r[i], symbols, line, sizeof(line)));
}

/* Is what this register stands for advertised by the ID registers of the same census? */
static bool is_claimed(const struct pg_vcpu *v, uint32_t code)
{
	uint64_t dfr0 = 0, pfr0 = 0;
	unsigned int pmuver;

	pg_report_get(&v->census, PG_CENSUS_DFR0, &dfr0);
	pg_report_get(&v->census, PG_CENSUS_PFR0, &pfr0);
	pmuver = dfr0 >> 8 & 15;
	return (code == PG_CENSUS_PMMIR && pmuver >= 5 && pmuver < 15) ||
	       (code == PG_CENSUS_MPAMIDR && (pfr0 >> 40 & 15));
}

static void find_census(struct pg_run *run, const struct pg_vcpu *v,
			const struct pg_symbols *symbols)
{
	int i, j;

	for (i = 0; i < v->census.n; i++) {
		const struct pg_report *r = &v->census.r[i];
		uint32_t enc = PG_ENC(3, 0, r->code >> 7, r->code >> 3 & 15, r->code & 7);
		const struct pg_claim *claim = pg_sysreg_claim(enc);
		char name[16], reg[32], words[PG_WORDS], line[PG_WORDS * 2];
		struct pg_finding *f;

		/*
		 * A register that is not advertised may well be missing: then all is as it should
		 * be.
		 */
		if (!r->undef || !claim || !is_claimed(v, r->code))
			continue;
		f = pg_finding_add(
			run, "census-lie", PG_BAD, v,
			"the host lies to %s: it advertises %s, but reading %s gave an exception (%s): "
			"claim %s broken (%s)",
			pg_vcpu_name(v, name), claim->feature, pg_sysreg_name(enc, reg),
			pg_esr_words(r->value, words), claim->id, claim->claim);
		for (j = 0; j < v->census.n; j++)
			pg_finding_line(f, "  %s",
					pg_report_words(&v->census.r[j], symbols, line,
							sizeof(line)));
		pg_finding_line(f, "  breaks: %s", claim->breaks);
		pg_finding_line(f, "  cure:   %s", claim->cure);
		pg_finding_line(f, "  now:    %s", claim->now);
	}
}

static const struct pg_mark *task_mark(const struct pg_bringup *b)
{
	int i;

	for (i = 0; i < b->n_spans; i++)
		if (pg_stage(b->spans[i].from.stage)->task)
			return &b->spans[i].from;
	return NULL;
}

/* Each CPU has an idle task of its own; two that report the same one run on one stack. */
static void find_same_task(struct pg_run *run, int index)
{
	const struct pg_bringup *b = run->bringups[index];
	const struct pg_mark *mine = task_mark(b), *theirs;
	char a[16], c[16];
	struct pg_finding *f;
	int i;

	for (i = 0; mine && i < index; i++) {
		const struct pg_bringup *other = run->bringups[i];

		theirs = task_mark(other);
		if (!theirs || other->vcpu == b->vcpu || other->vcpu->vm != b->vcpu->vm ||
		    theirs->payload != mine->payload)
			continue;
		f = pg_finding_add(
			run, "same-task", PG_BAD, b->vcpu,
			"%s and %s run with one task (low half 0x%08" PRIx32
			") and so on one stack: "
			"secondary_data is one variable, and the late CPU took the other's",
			pg_vcpu_name(other->vcpu, a), pg_vcpu_name(b->vcpu, c), mine->payload);
		pg_finding_event(f, &theirs->ev);
		pg_finding_event(f, &mine->ev);
		return;
	}
}

void pg_find_reports(struct pg_run *run, const struct pg_symbols *symbols)
{
	int i;

	for (i = 0; i < run->n_vcpus; i++) {
		if (run->vcpus[i]->vm < 0)
			continue;
		if (run->vcpus[i]->fault.n)
			find_fault(run, run->vcpus[i], symbols);
		find_census(run, run->vcpus[i], symbols);
	}
	for (i = 0; i < run->n_bringups; i++)
		find_same_task(run, i);
}
