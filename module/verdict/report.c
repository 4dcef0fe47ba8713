/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The report for people, see forms.h. Pure.
 *
 * By default what matters: the verdict, each broken claim with what breaks of it, the fix and the workaround, what could not
 * be decided that matters, and a line for each group of other claims. In full every claim has its lines.
 */
#include "verdict/breaks.h"
#include "verdict/forms.h"
#include "verdict/words.h"

#define WIDTH	80
#define COLUMN	16

/* The words of a verdict in colour, where the reader asked for it; the colour says nothing that the word does not. */
static void word(struct pg_out *o, const char *text, enum pg_verdict v, int width)
{
	static const char *const colours[PG_NVERDICTS] = {
		[PG_OK] = "32", [PG_SKIP] = "33", [PG_HIDDEN] = "33", [PG_SKEW] = "1;31", [PG_WRONG] = "1;31",
		[PG_DEAD] = "1;31", [PG_LIE] = "1;31",
	};
	int pad = width - (int)strlen(text);

	if (o->colour && colours[v])
		pg_put(o, "\033[%sm%s\033[0m", colours[v], text);
	else
		pg_put(o, "%s", text);
	pg_put(o, "%*s", pad > 0 ? pad : 0, "");
}

/* Words, wrapped, each line after the first indented. */
static void wrapped(struct pg_out *o, int indent, const char *text)
{
	int column = indent, width = o->width ? o->width : WIDTH;

	while (*text) {
		int n = strcspn(text, " ");

		if (column > indent && column + 1 + n > width) {
			pg_put(o, "\n%*s", indent, "");
			column = indent;
		} else if (column > indent) {
			pg_put(o, " ");
			column++;
		}
		pg_put(o, "%.*s", n, text);
		column += n;
		text += n;
		while (*text == ' ')
			text++;
	}
	pg_put(o, "\n");
}

static const char *column_of(const struct pg_judgement *j, int claim, char which)
{
	switch (which) {
	case 'c':
		return j->arch->claims[claim].cure;
	case 'w':
		return j->arch->claims[claim].wayout;
	}
	return j->arch->claims[claim].note;
}

/* The next row of effects.h from i on that speaks of this broken claim here, or -1. */
static int next_effect(const struct pg_capture *cap, const struct pg_judgement *j, int i, int claim)
{
	return pg_effect_next(j->arch, i, claim, j->result[claim].worst.verdict, &cap->cpu[j->result[claim].first]);
}

/* Do the same rows, word for word, speak of both broken claims? */
static bool same_effects(const struct pg_capture *cap, const struct pg_judgement *j, int a, int b)
{
	int i = next_effect(cap, j, 0, a), k = next_effect(cap, j, 0, b);

	if (i < 0 && k < 0)
		return j->arch->claims[a].root == j->arch->claims[b].root;
	while (i >= 0 && k >= 0) {
		const struct pg_effect *x = &j->arch->effects[i], *y = &j->arch->effects[k];

		if (x->from != y->from || x->until != y->until || x->what != y->what || x->known != y->known ||
		    strcmp(x->function, y->function) || strcmp(x->when, y->when) || strcmp(x->only, y->only) ||
		    strcmp(x->note, y->note))
			return false;
		i = next_effect(cap, j, i + 1, a);
		k = next_effect(cap, j, k + 1, b);
	}
	return i < 0 && k < 0;
}

/* A paragraph for each row. */
static void effects(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j, int claim)
{
	char text[PG_EFFECT_TEXT];
	struct pg_out row = { .buf = text, .size = sizeof(text) };
	int i = next_effect(cap, j, 0, claim);

	if (i < 0) {
		pg_breaks_text(&row, j->arch, claim, j->result[claim].worst.verdict, NULL);
		pg_put(o, "    ");
		wrapped(o, 4, text);
	}
	for (; i >= 0; i = next_effect(cap, j, i + 1, claim)) {
		row.len = 0;
		pg_effect_sentence(&row, &j->arch->effects[i], false);
		pg_put(o, "    ");
		wrapped(o, 6, text);
	}
}

static void affected(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j)
{
	int i, k;

	pg_put(o, "\nAffected guests\n");
	for (i = 0; i < j->arch->nclaims; i++) {
		if (!pg_counts(j, i))
			continue;
		for (k = 0; k < i; k++)
			if (pg_counts(j, k) && same_effects(cap, j, k, i))
				break;
		if (k < i)
			continue;
		pg_put(o, "  %s", j->arch->claims[i].id);
		for (k = i + 1; k < j->arch->nclaims; k++)
			if (pg_counts(j, k) && same_effects(cap, j, i, k))
				pg_put(o, ", %s", j->arch->claims[k].id);
		pg_put(o, "\n");
		effects(o, cap, j, i);
	}
}

/* One question, answered once for all broken claims that share the answer. */
static void answers(struct pg_out *o, const struct pg_judgement *j, const char *title, char which)
{
	bool any = false;
	int i, k;

	for (i = 0; i < j->arch->nclaims; i++) {
		const char *text = column_of(j, i, which);

		if (!pg_counts(j, i) || !*text)
			continue;
		for (k = 0; k < i; k++)
			if (pg_counts(j, k) && !strcmp(column_of(j, k, which), text))
				break;
		if (k < i)
			continue;
		if (!any)
			pg_put(o, "\n%s\n", title);
		any = true;
		pg_put(o, "  %s", j->arch->claims[i].id);
		for (k = i + 1; k < j->arch->nclaims; k++)
			if (pg_counts(j, k) && !strcmp(column_of(j, k, which), text))
				pg_put(o, ", %s", j->arch->claims[k].id);
		pg_put(o, "\n    ");
		wrapped(o, 4, text);
	}
}

static void claim_lines(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j, int i)
{
	const struct pg_claim_info *row = &j->arch->claims[i];
	const struct pg_result *r = &j->result[i];
	char text[320];
	struct pg_out line = { .buf = text, .size = sizeof(text) };

	pg_put(o, "  ");
	word(o, pg_verdicts[r->worst.verdict], r->worst.verdict, 7);
	pg_put(o, "%-6s ", row->id);
	pg_put(&line, "%s: %s", pg_short_feature(row->feature), row->claim);
	wrapped(o, COLUMN, text);
	if (r->with < j->probed) {
		pg_put(o, "%*son CPU ", COLUMN, "");
		pg_cpus_text(o, cap, i, r->worst.verdict);
		pg_put(o, "\n");
	}
	if (r->worst.text || r->worst.verdict == PG_SKIP || pg_broken(r->worst.verdict)) {
		line.len = 0;
		pg_seen_text(&line, j->arch, &r->worst);
		pg_put(o, "%*s", COLUMN, "");
		wrapped(o, COLUMN, text);
	}
}

static void head(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j)
{
	char text[320];
	struct pg_out line = { .buf = text, .size = sizeof(text) };
	int why;

	pg_put(&line, "polygraph %s: Linux %s", PG_VERSION, cap->kernel);
	cap->arch->where(&line, cap);
	pg_put(&line, ", hypervisor: %s, %u CPU%s probed", cap->hypervisor, j->probed, j->probed == 1 ? "" : "s");
	wrapped(o, 0, text);
	if (cap->host)
		wrapped(o, 0, cap->arch->host_words[cap->nested]);
	for (why = 1; why < PG_NREASONS; why++) {
		u32 i;

		for (i = 0; i < cap->ncpus && (cap->cpu[i].probed || cap->cpu[i].why != why); i++)
			;
		if (i == cap->ncpus)
			continue;
		pg_put(o, "Skipped CPU ");
		pg_skipped_text(o, cap, why);
		pg_put(o, ": %s\n", pg_reasons[why]);
	}
}

static void overall(struct pg_out *o, const struct pg_judgement *j)
{
	static const enum pg_verdict like[] = { [PG_HONEST] = PG_OK, [PG_LIES] = PG_LIE, [PG_CANNOT_TELL] = PG_SKIP };
	char text[160];
	struct pg_out line = { .buf = text, .size = sizeof(text) };

	pg_report_overall(&line, j);
	pg_put(o, "\nVERDICT: ");
	word(o, text, like[j->overall], 0);
	pg_put(o, "\n");
}

static void lies(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j)
{
	int i;

	if (!j->lies)
		return;
	pg_put(o, "\nClaims that this host breaks\n");
	for (i = 0; i < j->arch->nclaims; i++)
		if (pg_counts(j, i))
			claim_lines(o, cap, j, i);
	affected(o, cap, j);
	answers(o, j, "Fix on the host", 'c');
	answers(o, j, "Workaround in the guest", 'w');
	answers(o, j, "Notes", 'n');
}

/* What was not left as it was found, or took part in the probe unasked. */
static void aftermath(struct pg_out *o, const struct pg_capture *cap)
{
	u32 i, restarts = 0;

	for (i = 0; i < cap->ncpus; i++) {
		restarts += cap->cpu[i].restarts;
		if (cap->cpu[i].probed && !cap->cpu[i].restored)
			pg_put(o, "CPU %u: a PMU register does not read as before the probe\n", cap->cpu[i].cpu);
	}
	if (restarts)
		pg_put(o, "Foreign exceptions given back to the kernel: %u\n", restarts);
}

void pg_report_all(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j)
{
	struct pg_costs most;
	u32 i, na = 0;

	head(o, cap, j);
	overall(o, j);
	if (j->overall == PG_CANNOT_TELL)
		return;
	lies(o, cap, j);
	pg_put(o, "\nOther claims\n");
	for (i = 0; i < j->arch->nclaims; i++) {
		if (j->result[i].worst.verdict == PG_NA)
			na++;
		else if (!pg_counts(j, i))
			claim_lines(o, cap, j, i);
	}
	pg_put(o, "\nNot claimed here (%u):", na);
	for (i = 0; i < j->arch->nclaims; i++)
		if (j->result[i].worst.verdict == PG_NA)
			pg_put(o, " %s", j->arch->claims[i].id);
	pg_put(o, "\n");
	pg_most(cap, &most);
	if (most.ns_all) {
		pg_put(o, "Longest probe of a CPU: %llu us, of that the PMU exercised: %llu us\n", most.ns_all / 1000,
		       most.ns_pmu / 1000);
		pg_put(o, "Longest time with interrupts off: %llu ns for one access, %llu ns with the PMU taken\n",
		       most.off_read, most.off_pmu);
	}
	aftermath(o, cap);
}

/* Would a guest suffer if this claim were broken? Then it matters that it could not be decided. */
static bool matters(const struct pg_judgement *j, int i, int why)
{
	return j->result[i].worst.verdict == PG_SKIP && j->result[i].worst.why == why && why != PG_WHY_HINT &&
	       strchr("KPW", j->arch->claims[i].severity);
}

/* The ids of the claims that this reason left undecided, in lines of their own. */
static void ids(struct pg_out *o, const struct pg_judgement *j, int why)
{
	int width = o->width ? o->width : WIDTH, column = 0, i;

	for (i = 0; i < j->arch->nclaims; i++) {
		int n = strlen(j->arch->claims[i].id);

		if (!matters(j, i, why))
			continue;
		if (column && column + n + 3 <= width) {
			column += pg_put(o, ", %s", j->arch->claims[i].id);
		} else {
			pg_put(o, "%s", column ? ",\n" : "");
			column = pg_put(o, "    %s", j->arch->claims[i].id);
		}
	}
	pg_put(o, "\n");
}

/* What seems broken and may have an innocent cause. */
static void suspicions(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j)
{
	bool any = false;
	int i;

	for (i = 0; i < j->arch->nclaims; i++) {
		if (!pg_suspicious(&j->result[i].worst))
			continue;
		if (!any) {
			pg_put(o, "\nSuspicious, not counted\n  ");
			wrapped(o, 2, pg_reasons[PG_WHY_HINT]);
		}
		any = true;
		claim_lines(o, cap, j, i);
	}
}

/* By reason, since one thing that stood in the way often hides many claims. */
static void undecided(struct pg_out *o, const struct pg_judgement *j)
{
	bool any = false;
	int why, i;

	for (why = 0; why < PG_NREASONS; why++) {
		for (i = 0; i < j->arch->nclaims && !matters(j, i, why); i++)
			;
		if (i == j->arch->nclaims)
			continue;
		pg_put(o, "%s  ", any ? "" : "\nNot decided\n");
		any = true;
		wrapped(o, 2, pg_reasons[why]);
		ids(o, j, why);
	}
}

/* The letters of an id before its number: the claims of one group stand together. */
static int group_length(const char *id)
{
	return strcspn(id, "-");
}

static void count(struct pg_out *o, const char **comma, u32 n, const char *what)
{
	if (n)
		pg_put(o, "%s%u %s", *comma, n, what);
	if (n)
		*comma = ", ";
}

/* A line for each group, for all claims that are not spoken of above. */
static void groups(struct pg_out *o, const struct pg_judgement *j)
{
	const struct pg_claim_info *claims = j->arch->claims;
	int i, k;

	pg_put(o, "\nOther claims\n");
	for (i = 0; i < j->arch->nclaims; i++) {
		int n = group_length(claims[i].id);
		u32 by[PG_NVERDICTS] = { 0 }, dependent = 0;
		const char *comma = "";

		for (k = 0; k < i && (group_length(claims[k].id) != n || strncmp(claims[k].id, claims[i].id, n)); k++)
			;
		if (k < i)
			continue;
		for (k = i; k < j->arch->nclaims; k++) {
			if (group_length(claims[k].id) != n || strncmp(claims[k].id, claims[i].id, n))
				continue;
			by[j->result[k].worst.verdict]++;
			dependent += j->result[k].dependent;
		}
		pg_put(o, "  %.*s: ", n, claims[i].id);
		count(o, &comma, by[PG_OK], "kept");
		count(o, &comma, dependent, "broken only because another is");
		count(o, &comma, by[PG_SKIP], "not decided");
		count(o, &comma, by[PG_HIDDEN], "usable though not advertised");
		count(o, &comma, by[PG_NA], "not claimed");
		pg_put(o, "%s\n", *comma ? "" : "all above");
	}
}

void pg_report_text(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j)
{
	struct pg_costs most;

	head(o, cap, j);
	overall(o, j);
	if (j->overall == PG_CANNOT_TELL)
		return;
	lies(o, cap, j);
	suspicions(o, cap, j);
	undecided(o, j);
	groups(o, j);
	pg_most(cap, &most);
	if (most.ns_all)
		pg_put(o, "\nCost: %llu us on the slowest CPU, interrupts off for %llu us at most\n", most.ns_all / 1000,
		       (most.off_read > most.off_pmu ? most.off_read : most.off_pmu) / 1000);
	aftermath(o, cap);
	pg_put(o, "Every claim: --all, or the file \"all\" beside this one\n");
}
