/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The table of claims as a document, see explain.h: docs/claims.md is what this prints.
 */
#include <ctype.h>
#include <string.h>
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

static void one_register(const struct pg_arch *arch, unsigned int reg, const char **comma)
{
	printf("%s`%s`", *comma, arch->regs[reg].name);
	if (strcmp(arch->regs[reg].name, pg_encoding(arch, reg)))
		printf(" (`%s`)", pg_encoding(arch, reg));
	*comma = ", ";
}

static void evidence(const struct pg_arch *arch, unsigned int claim)
{
	const struct pg_claim_info *row = &arch->claims[claim];
	const char *comma = "";
	unsigned int i;

	if (row->nregs) {
		printf("- evidence: ");
		for (i = 0; i < row->nregs; i++) {
			if (i && row->kind == PG_RANGE)
				comma = " to ";
			one_register(arch, row->regs[i], &comma);
		}
		printf("%s; %s\n", pg_kind_after(arch, row->kind), pg_kind_words(arch, row->kind));
	}
	if (row->obs != PG_NO_OBS) {
		printf("- observed: `%s`, ", arch->obs[row->obs].key);
		text(arch->obs[row->obs].first);
		if (*arch->obs[row->obs].second) {
			printf("; ");
			text(arch->obs[row->obs].second);
		}
		putchar('\n');
	}
}

static void claim(const struct pg_arch *arch, int i)
{
	const struct pg_claim_info *row = &arch->claims[i];
	int k;

	printf("\n### %s\n\n", row->id);
	text(row->claim);
	printf("\n\n");
	item("feature", row->feature);
	item("claimed", pg_condition(arch, i));
	evidence(arch, i);
	printf("- severity: %c, %s; silence is %s\n", row->severity, pg_severity_words(row->severity),
	       row->sure ? "conclusive" : "not conclusive");
	if (row->root != PG_NO_CLAIM)
		printf("- not a lie of its own when %s is broken too\n", arch->claims[row->root].id);
	for (k = pg_effect_next(arch, 0, i, PG_NVERDICTS, NULL); k >= 0; k = pg_effect_next(arch, k + 1, i, PG_NVERDICTS, NULL))
		item("guests", pg_effect_row(arch, k));
	item("cure", row->cure);
	item("way out", row->wayout);
	item("note", row->note);
}

static void one_arch(const struct pg_arch *arch)
{
	int i;

	printf("\n## %s\n\n| id | severity | feature | claim |\n|---|---|---|---|\n", arch->name);
	for (i = 0; i < arch->nclaims; i++) {
		printf("| %s | %c | ", arch->claims[i].id, arch->claims[i].severity);
		text(arch->claims[i].feature);
		printf(" | ");
		text(arch->claims[i].claim);
		printf(" |\n");
	}
	for (i = 0; i < arch->nclaims; i++)
		claim(arch, i);
}

void pg_explain_markdown(void)
{
	int a;

	printf("# Claims\n\n"
	       "Every claim of a host that polygraph checks. This file is made from the tables by `make docs`; what it says is\n"
	       "changed there.\n\n"
	       "An id never changes its meaning. A host *claims* what its ID registers, or CPUID, say. The *severity* of a broken\n"
	       "claim: K guest kernels die at boot, P guests die later, W wrong numbers or behaviour, C cosmetic, H usable though\n"
	       "hidden (reported, never counted as a lie). Silence is *conclusive* when it can have no innocent cause. Where it\n"
	       "says *guests*, releases are those of mainline.\n");
	for (a = 0; a < pg_narches; a++)
		one_arch(pg_arches[a]);
}
