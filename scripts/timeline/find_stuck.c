/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A CPU that never got through, and where it was last seen.
 */
#include <inttypes.h>

#include "find.h"
#include "stage.h"
#include "words.h"

#define STUCK_NS	1000000000ull	/* shorter, and the recording may just have ended */

static void find_stuck(struct pg_run *run, const struct pg_bringup *b,
		       const struct pg_symbols *symbols)
{
	const struct pg_span *span = &b->spans[b->n_spans - 1];
	const struct pg_stage *stage = pg_stage(span->from.stage);
	const struct pg_vcpu *v = b->vcpu;
	uint64_t ns = span->to.ts - span->from.ts, pc = 0;
	char name[16], tag[16], took[PG_WORDS], at[PG_WORDS + 32] = "", where[PG_WORDS],
							      cause[PG_WORDS] = "";
	enum pg_severity severity = ns >= STUCK_NS ? PG_BAD : PG_NOTE;
	const char *until = b->ended ? "it was switched off or the VM was reset" :
				       "the recording ended";
	struct pg_finding *f;

	if (!ns)
		return;
	pg_vcpu_name(v, name);
	pg_stage_tag(stage->id, tag);
	pg_time_words(ns, took);
	if (v->bringup == b) {
		pc = v->pc;
		snprintf(at, sizeof(at), "; last seen at PC %s", pg_symbols_pc(symbols, pc, where));
	}
	if (stage->id == PG_ST_TOO_SLOW) {
		f = pg_finding_add(
			run, "too-slow", PG_BAD, v,
			"%s came too late: the boot CPU had given up waiting for it, and it parked itself in "
			"__secondary_too_slow (%s)",
			name, tag);
	} else if (stage->id == PG_ST_NO_GRANULE) {
		f = pg_finding_add(
			run, "no-granule", PG_BAD, v,
			"%s does not support the page size of the guest's kernel and parked itself in "
			"__no_granule_support (%s)",
			name, tag);
	} else if (span->lost) {
		f = pg_finding_add(run, "stuck", PG_NOTE, v,
				   "%s was not seen past %s (%s), but events were lost after that",
				   name, tag, stage->where);
	} else if (severity == PG_BAD) {
		if (pg_account_main(&span->acct) != PG_UNKNOWN)
			snprintf(cause, sizeof(cause), ", most of that %s",
				 pg_cause_words[pg_account_main(&span->acct)]);
		f = pg_finding_add(
			run, "stuck", severity, v,
			"%s never got past %s (%s): nothing more came in %s%s until %s%s", name,
			tag, stage->where, took, cause, until, at);
	} else {
		f = pg_finding_add(run, "unfinished", severity, v,
				   "%s was between %s (%s) and the next stage when %s, %s later%s",
				   name, tag, stage->where, until, took, at);
	}
	pg_finding_span(f, span);
	f->span = span;
}

void pg_find_stuck(struct pg_run *run, const struct pg_symbols *symbols)
{
	int i;

	for (i = 0; i < run->n_bringups; i++) {
		const struct pg_bringup *b = run->bringups[i];

		if (b->done || !b->n_spans || !b->spans[b->n_spans - 1].open || b->vcpu->vm < 0)
			continue;
		/* Without markers only exits show how far a CPU is. */
		if (!b->markers && !run->info.seen[PG_EV_EXIT])
			continue;
		find_stuck(run, b, symbols);
	}
}
