/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A prediction for people, see predict.h.
 */
#include <string.h>
#include "predict.h"
#include "row.h"
#include "verdict/out.h"
#include "verdict/forms.h"
#include "verdict/words.h"

#define COLUMN	26

static void add_series(unsigned int release, void *data)
{
	struct pg_out *o = data;

	pg_put(o, "%s", o->len ? " " : "");
	pg_release_text(o, release);
}

/* The newest series is the end of what is known, so it is not "and later". */
static void span(struct pg_out *o, const struct pg_fate *f)
{
	unsigned int last = pg_series[pg_nseries - 1];

	pg_put(o, "  ");
	pg_span_text(o, f->from, f->until == PG_LAST ? last + 1 : f->until);
}

static const char *words(enum pg_what what)
{
	static const char *const words[] = {
		[PG_NOTHING] = "boots", [PG_MISCOUNTS] = "boots, but misbehaves", [PG_LATER] = "boots, but dies later",
		[PG_DIES] = "dies at boot", [PG_HANGS] = "hangs silently at boot",
	};

	return words[what];
}

static void one_fate(const struct pg_capture *cap, const struct pg_judgement *j, const struct pg_fate *f)
{
	char text[1024], series[128] = "", label[160];
	struct pg_out s = { .buf = series, .size = sizeof(series) }, l = { .buf = label, .size = sizeof(label) };
	const char *function = pg_fate_function(j->arch, f);
	int i;

	pg_fate_series(f, add_series, &s);
	snprintf(text, sizeof(text), "%s%s%s%s%s", f->perhaps ? "perhaps " : "", words(f->worst),
		 *function && f->worst > PG_MISCOUNTS ? " in " : "", f->worst > PG_MISCOUNTS ? function : "",
		 f->n ? "" : ": no known problem");
	span(&l, f);
	pg_print_wrapped(COLUMN, label, text);
	if (*series)
		printf("    series %s\n", series);
	for (i = 0; i < f->n; i++) {
		const struct pg_effect *e = &j->arch->effects[f->by[i].effect];
		const struct pg_result *r = &j->result[e->claim];
		struct pg_out o = { .buf = text, .size = sizeof(text) };

		pg_put(&o, "%s %s", j->arch->claims[e->claim].id, pg_verdicts[r->worst.verdict]);
		if (r->with < j->probed) {
			pg_put(&o, " on CPU ");
			pg_cpus_text(&o, cap, e->claim, r->worst.verdict);
		}
		pg_put(&o, ": ");
		if (f->by[i].unsure)
			pg_put(&o, "if %s, which the capture does not show: ", pg_spelled(e->when));
		pg_effect_text(&o, e);
		pg_print_wrapped(6, "    - ", text);
	}
}

void pg_predict_text(const struct pg_capture *cap, const struct pg_judgement *j, const struct pg_prediction *p)
{
	struct pg_out o = { .buf = NULL };
	bool any = false;
	char line[256];
	int i, k;

	o.buf = line;
	o.size = sizeof(line);
	pg_report_overall(&o, j);
	printf("Guest kernels on this host (seen by Linux %s, hypervisor: %s; verdict: %s)\n\n", cap->kernel, cap->hypervisor, line);
	for (i = 0; i < p->n; i++)
		one_fate(cap, j, &p->fate[i]);
	for (i = 0; i < j->arch->nclaims; i++) {
		if (!p->unspoken[i])
			continue;
		printf("%s  %s is broken (%s): the table does not say what guest kernels make of that\n", any ? "" : "\n",
		       j->arch->claims[i].id, pg_verdicts[j->result[i].worst.verdict]);
		any = true;
	}
	any = false;
	for (i = 0; i < j->arch->nclaims; i++) {
		if (!pg_counts(j, i) || !*j->arch->claims[i].wayout)
			continue;
		for (k = 0; k < i; k++)
			if (pg_counts(j, k) && !strcmp(j->arch->claims[k].wayout, j->arch->claims[i].wayout))
				break;
		if (k < i)
			continue;
		if (!any)
			printf("\nWorkaround in the guest\n");
		any = true;
		printf("  %s", j->arch->claims[i].id);
		for (k = i + 1; k < j->arch->nclaims; k++)
			if (pg_counts(j, k) && !strcmp(j->arch->claims[k].wayout, j->arch->claims[i].wayout))
				printf(", %s", j->arch->claims[k].id);
		putchar('\n');
		pg_print_wrapped(4, "", j->arch->claims[i].wayout);
	}
	if (p->undecided)
		printf("\n%d claim%s could not be decided in this capture, and nothing is said of %s.\n", p->undecided,
		       p->undecided == 1 ? "" : "s", p->undecided == 1 ? "it" : "them");
}
