/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A row of claims.h for people, see explain.h.
 */
#include <string.h>
#include "explain.h"
#include "row.h"
#include "verdict/judge.h"

#define COLUMN	12

static void one_register(const struct pg_arch *arch, unsigned int reg, struct pg_out *o)
{
	pg_put(o, "%s", arch->regs[reg].name);
	if (strcmp(arch->regs[reg].name, pg_encoding(arch, reg)))
		pg_put(o, " (%s)", pg_encoding(arch, reg));
}

static void evidence(const struct pg_arch *arch, unsigned int claim)
{
	const struct pg_claim_info *row = &arch->claims[claim];
	char text[8192];
	struct pg_out o = { .buf = text, .size = sizeof(text) };
	unsigned int i;

	text[0] = 0;
	for (i = 0; i < row->nregs; i++) {
		if (i)
			pg_put(&o, row->kind == PG_RANGE ? " to " : ", ");
		one_register(arch, row->regs[i], &o);
	}
	pg_put(&o, "%s", pg_kind_after(arch, row->kind));
	pg_print_wrapped(COLUMN, "  evidence", *text ? text : "no register of its own");
	if (*text)
		pg_print_wrapped(COLUMN, "", pg_kind_words(arch, row->kind));
	if (row->obs != PG_NO_OBS) {
		snprintf(text, sizeof(text), "%s: %s", arch->obs[row->obs].key, arch->obs[row->obs].first);
		pg_print_wrapped(COLUMN, "  observed", text);
		if (strcmp(arch->obs[row->obs].second, ""))
			pg_print_wrapped(COLUMN, "", arch->obs[row->obs].second);
	}
}

/* By what a dead guest and its host name the registers: what polygraph autopsy looks for. */
static void logs(const struct pg_arch *arch, unsigned int claim)
{
	const struct pg_claim_info *row = &arch->claims[claim];
	char guest[PG_LOG_LINE], host[PG_LOG_LINE], text[2 * PG_LOG_LINE + 20];
	bool first = true;
	unsigned int i;

	for (i = 0; i < row->nregs && !pg_only_looks(row); i++) {
		pg_log_lines(arch, row->regs[i], guest, host);
		if (!*guest)
			continue;
		snprintf(text, sizeof(text), "guest %s%s%s", guest, *host ? "; host " : "", host);
		pg_print_wrapped(COLUMN, first ? "  in logs" : "", text);
		first = false;
	}
}

static void text_of(const char *label, const char *text)
{
	if (*text)
		pg_print_wrapped(COLUMN, label, text);
}

void pg_explain_text(const struct pg_arch *arch, unsigned int claim)
{
	const struct pg_claim_info *row = &arch->claims[claim];
	char severity[80];
	bool first = true;
	int i;

	printf("%s  %s\n", row->id, row->claim);
	text_of("  feature", row->feature);
	text_of("  claimed", pg_condition(arch, claim));
	evidence(arch, claim);
	logs(arch, claim);
	text_of("  silence", row->sure ? "of the host is conclusive" : "of the host may have an innocent cause");
	snprintf(severity, sizeof(severity), "%c: %s", row->severity, pg_severity_words(row->severity));
	text_of("  severity", severity);
	if (row->root != PG_NO_CLAIM) {
		snprintf(severity, sizeof(severity), "not a lie of its own when %s is broken too", arch->claims[row->root].id);
		text_of("", severity);
	}
	for (i = pg_effect_next(arch, 0, claim, PG_NVERDICTS, NULL); i >= 0; i = pg_effect_next(arch, i + 1, claim, PG_NVERDICTS, NULL)) {
		pg_print_wrapped(COLUMN, first ? "  guests" : "", pg_effect_row(arch, i));
		first = false;
	}
	text_of("  cure", row->cure);
	text_of("  way out", row->wayout);
	text_of("  note", row->note);
}
