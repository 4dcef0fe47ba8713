/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A CPU that never got through, and where it was last seen.
 */
#include <inttypes.h>
#include <stdio.h>

#include "../words/milestone.h"
#include "../words/words.h"
#include "finders.h"

#define STUCK_NS	1000000000ull	/* shorter, and the recording may just have ended */

static void find_stuck(struct pg_findings *found, const struct pg_bringup *b,
		       const struct pg_symbols *symbols)
{
	const struct pg_span *span = &b->spans[b->n_spans - 1];
	const struct pg_milestone *stage = pg_milestone(span->from.stage);
	const struct pg_vcpu *v = b->vcpu;
	uint64_t ns = span->to.ts - span->from.ts, pc = 0;
	char name[16], tag[16], took[PG_WORDS], at[PG_WORDS + 32] = "", where[PG_WORDS],
							      cause[PG_WORDS] = "";
	char shorter[PG_SHORT];
	const char *what = pg_milestone_short(stage->id, 0, shorter);
	enum pg_severity severity = ns >= STUCK_NS ? PG_BAD : PG_NOTE;
	const char *until = b->ended ? "it was powered off or the VM was reset" :
				       "the recording ended";
	struct pg_tl_finding *f;

	if (!ns)
		return;
	pg_vcpu_name(v, name);
	pg_milestone_tag(stage->id, tag);
	pg_time_words(ns, took);
	if (v->bringup == b) {
		pc = v->pc;
		snprintf(at, sizeof(at), "; last seen at PC %s", pg_symbols_pc(symbols, pc, where));
	}
	if (stage->id == PG_ST_TOO_SLOW) {
		f = pg_tl_finding_add(
			found, "too-slow", PG_BAD, v,
			"%s came too late: the boot CPU had given up on it, and it parked itself in "
			"__secondary_too_slow (%s)",
			name, tag);
	} else if (stage->id == PG_ST_NO_GRANULE) {
		f = pg_tl_finding_add(
			found, "no-granule", PG_BAD, v,
			"%s does not support the page size of the guest's kernel and parked itself in "
			"__no_granule_support (%s)",
			name, tag);
	} else if (span->lost) {
		f = pg_tl_finding_add(found, "stuck", PG_NOTE, v,
				   "%s was last seen at %s (%s), but events were lost after that",
				   name, what, tag);
	} else if (severity == PG_BAD) {
		if (pg_account_main(&span->acct) != PG_UNKNOWN)
			snprintf(cause, sizeof(cause), ", mostly %s",
				 pg_cause_words[pg_account_main(&span->acct)]);
		f = pg_tl_finding_add(
			found, "stuck", severity, v,
			"%s is stuck at %s (%s: %s): no further stage for %s%s, until %s%s", name, what, tag,
			stage->where, took, cause, until, at);
	} else {
		f = pg_tl_finding_add(found, "unfinished", severity, v,
				   "%s was at %s (%s: %s) when %s, %s later%s", name, what, tag,
				   stage->where, until, took, at);
	}
	pg_tl_finding_span(f, span);
	f->span = span;
}

void pg_find_stuck(struct pg_findings *found, const struct pg_run *run,
		    const struct pg_symbols *symbols)
{
	int i;

	for (i = 0; i < run->n_bringups; i++) {
		const struct pg_bringup *b = run->bringups[i];

		if (b->done || !b->n_spans || !b->spans[b->n_spans - 1].open || b->vcpu->vm < 0)
			continue;
		/* Without markers only exits show how far a CPU is. */
		if (!b->markers && !run->info.seen[PG_EV_EXIT])
			continue;
		find_stuck(found, b, symbols);
	}
}
