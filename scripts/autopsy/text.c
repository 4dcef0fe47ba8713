/* SPDX-License-Identifier: GPL-2.0 */
/* An autopsy for people. What is said of a claim is its row, as explain says it. */
#include <stdio.h>
#include <string.h>
#include "../claims/row.h"
#include "report.h"

#define COLUMN	15

static void say(const char *label, const char *text)
{
	char indented[40];

	snprintf(indented, sizeof(indented), "  %s", label);
	if (*text)
		pg_print_wrapped(COLUMN, indented, text);
}

static void guests(const struct pg_arch *arch, int claim)
{
	bool first = true;
	int i;

	for (i = pg_effect_next(arch, 0, claim, PG_LIE, NULL); i >= 0; i = pg_effect_next(arch, i + 1, claim, PG_LIE, NULL)) {
		char text[PG_EFFECT_TEXT];
		struct pg_out o = { .buf = text, .size = sizeof(text) };

		pg_effect_sentence(&o, &arch->effects[i], false);
		say(first ? "guests" : "", text);
		first = false;
	}
}

static void claim_text(const struct pg_arch *arch, int claim)
{
	const struct pg_claim_info *row = &arch->claims[claim];
	char text[1024];

	snprintf(text, sizeof(text), "%s, %s: %s", row->id, row->feature, row->claim);
	say("claim", text);
	guests(arch, claim);
	say("fix on host", row->cure);
	say("workaround", row->wayout);
	say("notes", row->note);
}

static void one(size_t number, const struct pg_finding_of *f)
{
	const struct pg_death *d = f->death;
	char text[600];
	int i;

	printf("%zu. %s:%llu: %s\n", number, d->source, (unsigned long long)d->line, d->what);
	say("kernel", d->kernel);
	say("in", d->function);
	if (f->decoded) {
		/* Bytes stand with blanks between them, a word as one. */
		snprintf(text, sizeof(text), "%.*s: %s", f->insn.size && strchr(d->code, ' ') ? 3 * f->insn.size - 1 : 8, d->code,
			 f->insn.text);
		say("instruction", text);
	}
	snprintf(text, sizeof(text), "%s: %s", pg_sureness_words[f->sure], f->why);
	say("verdict", text);
	if (f->other) {
		snprintf(text, sizeof(text), "%s:%llu: %s%s%s", f->other->source, (unsigned long long)f->other->line, f->other->what,
			 f->other->function[0] ? " in " : "", f->other->function);
		say("also seen", text);
	}
	for (i = 0; i < f->nclaims; i++)
		claim_text(f->arch, f->claim[i]);
	if (f->decide && f->sure != PG_SURE_CERTAIN)
		say("to decide", f->decide);
	putchar('\n');
}

void pg_autopsy_text(const struct pg_deaths *deaths, const struct pg_finding_of *findings, size_t n)
{
	size_t count[PG_SURE_CERTAIN + 1] = { 0 }, i;

	for (i = 0; i < n; i++) {
		one(i + 1, &findings[i]);
		count[findings[i].sure]++;
	}
	if (deaths->dropped)
		printf("%zu more were found and left out.\n", deaths->dropped);
	if (!n)
		printf("AUTOPSY: no sign of a death was found.\n");
	else
		printf("AUTOPSY: broken claims: %zu certain, %zu likely; %zu unknown, %zu no lie\n", count[PG_SURE_CERTAIN], count[PG_SURE_LIKELY],
		       count[PG_SURE_UNKNOWN], count[PG_SURE_NO_LIE]);
}
