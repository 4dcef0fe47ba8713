/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A row of claims.h for people, see explain.h.
 */
#include <string.h>
#include "effect.h"
#include "explain.h"
#include "row.h"
#include "../../module/out.h"

#define COLUMN	12

const char *pg_effect_sentence(int i)
{
	const struct pg_effect *e = &pg_effects[i];
	const char *when = pg_spelled(e->when);
	static char out[1024];
	struct pg_out o = { out, sizeof(out), 0 };

	pg_put(&o, "%s", pg_span_text(e->from, e->until));
	if (e->answer == PG_ON_TRAP)
		pg_put(&o, ", if answered with an exception");
	else if (e->answer == PG_ON_ODD)
		pg_put(&o, ", if dead, wrong or skewed");
	if (strcmp(when, "always"))
		pg_put(&o, ", if %s", when);
	pg_put(&o, ": %s", pg_effect_words(e));
	return out;
}

static void one_register(enum pg_reg reg, struct pg_out *o)
{
	pg_put(o, "%s", pg_regs[reg].name);
	if (strcmp(pg_regs[reg].name, pg_encoding(reg)))
		pg_put(o, " (%s)", pg_encoding(reg));
}

static void evidence(enum pg_claim claim)
{
	const struct pg_claim_info *row = &pg_claims[claim];
	char text[8192];
	struct pg_out o = { text, sizeof(text), 0 };
	unsigned int i;

	text[0] = 0;
	for (i = 0; i < row->nregs; i++) {
		if (i)
			pg_put(&o, row->kind == PG_RANGE ? " to " : ", ");
		one_register(row->regs[i], &o);
	}
	pg_put(&o, "%s", pg_kind_after(row->kind));
	pg_print_wrapped(COLUMN, "  evidence", *text ? text : "no register of its own");
	if (*text)
		pg_print_wrapped(COLUMN, "", pg_kind_words(row->kind));
	if (row->obs != PG_NOBS) {
		snprintf(text, sizeof(text), "%s: %s", pg_obs_keys[row->obs], pg_obs_first(row->obs));
		pg_print_wrapped(COLUMN, "  observed", text);
		if (strcmp(pg_obs_second(row->obs), ""))
			pg_print_wrapped(COLUMN, "", pg_obs_second(row->obs));
	}
}

static void text_of(const char *label, const char *text)
{
	if (*text)
		pg_print_wrapped(COLUMN, label, text);
}

void pg_explain_text(enum pg_claim claim)
{
	const struct pg_claim_info *row = &pg_claims[claim];
	char severity[80];
	bool first = true;
	int i;

	printf("%s  %s\n", row->id, row->claim);
	text_of("  feature", row->feature);
	text_of("  claimed", pg_condition(claim));
	evidence(claim);
	text_of("  silence", row->sure ? "of the host is conclusive" : "of the host may have an innocent cause");
	snprintf(severity, sizeof(severity), "%c: %s", row->severity, pg_severity_words(row->severity));
	text_of("  severity", severity);
	if (row->root != PG_NCLAIMS) {
		snprintf(severity, sizeof(severity), "not a lie of its own when %s is broken too", pg_claims[row->root].id);
		text_of("", severity);
	}
	text_of("  breaks", row->breaks);
	for (i = 0; i < pg_neffects; i++) {
		if (pg_effects[i].claim != claim)
			continue;
		pg_print_wrapped(COLUMN, first ? "  guests" : "", pg_effect_sentence(i));
		first = false;
	}
	text_of("  cure", row->cure);
	text_of("  way out", row->wayout);
	text_of("  note", row->note);
}
