/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The table of claims as a document, see explain.h: docs/claims.md is what this prints.
 */
#include <ctype.h>
#include <string.h>
#include "effect.h"
#include "explain.h"
#include "row.h"

static bool in_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* Text into Markdown: what could be taken for markup is escaped; an underscore inside a word is none. */
static void text(const char *s)
{
	char before = ' ';

	for (; *s; before = *s++) {
		if (strchr("\\`*<|", *s) || (*s == '_' && !(in_word(before) && in_word(s[1]) && before != '_')))
			putchar('\\');
		putchar(*s);
	}
}

/* An item of the list of a claim; nothing when there is nothing to say. */
static void item(const char *label, const char *s)
{
	if (!*s)
		return;
	printf("- %s: ", label);
	text(s);
	putchar('\n');
}

static void one_register(enum pg_reg reg, void *data)
{
	const char **comma = data;

	printf("%s`%s`", *comma, pg_regs[reg].name);
	if (strcmp(pg_regs[reg].name, pg_encoding(reg)))
		printf(" (`%s`)", pg_encoding(reg));
	*comma = ", ";
}

static void evidence(enum pg_claim claim)
{
	const struct pg_claim_info *row = &pg_claims[claim];
	const char *comma = "";
	unsigned int i;

	if (row->nregs) {
		printf("- evidence: ");
		for (i = 0; i < row->nregs; i++) {
			if (i && row->kind == PG_RANGE)
				comma = " to ";
			one_register(row->regs[i], &comma);
		}
		printf("%s; %s\n", pg_kind_after(row->kind), pg_kind_words(row->kind));
	}
	if (row->obs != PG_NOBS) {
		printf("- observed: `%s`, ", pg_obs_keys[row->obs]);
		text(pg_obs_first(row->obs));
		if (*pg_obs_second(row->obs)) {
			printf("; ");
			text(pg_obs_second(row->obs));
		}
		putchar('\n');
	}
}

static void claim(enum pg_claim i)
{
	const struct pg_claim_info *row = &pg_claims[i];
	int k;

	printf("\n### %s\n\n", row->id);
	text(row->claim);
	printf("\n\n");
	item("feature", row->feature);
	item("claimed", pg_condition(i));
	evidence(i);
	printf("- severity: %c, %s; silence is %s\n", row->severity, pg_severity_words(row->severity),
	       row->sure ? "conclusive" : "not conclusive");
	if (row->root != PG_NCLAIMS)
		printf("- not a lie of its own when %s is broken too\n", pg_claims[row->root].id);
	item("breaks", row->breaks);
	for (k = 0; k < pg_neffects; k++)
		if (pg_effects[k].claim == i)
			item("guests", pg_effect_sentence(k));
	item("cure", row->cure);
	item("way out", row->wayout);
	item("note", row->note);
}

void pg_explain_markdown(void)
{
	int i;

	printf("# Claims\n\n"
	       "Every claim of a host that polygraph checks. This file is made from the tables by `make docs`; what it says is\n"
	       "changed there.\n\n"
	       "An id never changes its meaning. A host *claims* what its ID registers say. The *severity* of a broken claim:\n"
	       "K guest kernels die at boot, P guests die later, W wrong numbers or behaviour, C cosmetic, H usable though hidden\n"
	       "(reported, never counted as a lie). Silence is *conclusive* when it can have no innocent cause. Where it says\n"
	       "*guests*, releases are those of mainline.\n\n"
	       "| id | severity | feature | claim |\n|---|---|---|---|\n");
	for (i = 0; i < PG_NCLAIMS; i++) {
		printf("| %s | %c | ", pg_claims[i].id, pg_claims[i].severity);
		text(pg_claims[i].feature);
		printf(" | ");
		text(pg_claims[i].claim);
		printf(" |\n");
	}
	for (i = 0; i < PG_NCLAIMS; i++)
		claim(i);
}
