/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A prediction for people, see predict.h.
 */
#include <string.h>
#include "predict.h"
#include "row.h"
#include "../../module/out.h"
#include "../../module/report.h"

#define COLUMN	26

static void add_series(unsigned int release, void *data)
{
	pg_put(data, "%s%s", ((struct pg_out *)data)->len ? " " : "", pg_release_text(release));
}

/* The newest series is the end of what is known, so it is not "and later". */
static const char *span(const struct pg_fate *f)
{
	unsigned int last = pg_series[pg_nseries - 1];

	return pg_span_text(f->from, f->until == PG_LAST ? last + 1 : f->until);
}

static void one_fate(const struct pg_capture *cap, const struct pg_judgement *j, const struct pg_fate *f)
{
	char text[1024], series[128] = "", label[160];
	struct pg_out s = { series, sizeof(series), 0 };
	const char *function = pg_fate_function(f);
	int i;

	pg_fate_series(f, add_series, &s);
	snprintf(text, sizeof(text), "%s%s%s%s%s", f->perhaps ? "perhaps " : "", pg_what_words(f->worst),
		 *function && f->worst > PG_MISCOUNTS ? " in " : "", f->worst > PG_MISCOUNTS ? function : "",
		 f->n ? "" : ": nothing in the table speaks against it");
	snprintf(label, sizeof(label), "  %s", span(f));
	pg_print_wrapped(COLUMN, label, text);
	if (*series)
		printf("    series %s\n", series);
	for (i = 0; i < f->n; i++) {
		const struct pg_effect *e = &pg_effects[f->by[i].effect];
		const struct pg_result *r = &j->result[e->claim];
		struct pg_out o = { text, sizeof(text), 0 };

		pg_put(&o, "%s %s", pg_claims[e->claim].id, pg_verdicts[r->worst.verdict]);
		if (r->with < j->probed) {
			pg_put(&o, " on CPU ");
			pg_cpus_text(&o, cap, e->claim, r->worst.verdict);
		}
		pg_put(&o, ": ");
		if (f->by[i].unsure)
			pg_put(&o, "if %s, which the capture does not show: ", pg_spelled(e->when));
		pg_put(&o, "%s", pg_effect_words(e));
		pg_print_wrapped(6, "    - ", text);
	}
}

void pg_predict_text(const struct pg_capture *cap, const struct pg_judgement *j, const struct pg_prediction *p)
{
	struct pg_out o = { NULL, 0, 0 };
	bool any = false;
	char line[256];
	int i, k;

	o.buf = line;
	o.size = sizeof(line);
	pg_report_overall(&o, j);
	printf("Guest kernels on this host (seen by Linux %s, hypervisor: %s; verdict: %s)\n\n", cap->kernel, cap->hypervisor, line);
	for (i = 0; i < p->n; i++)
		one_fate(cap, j, &p->fate[i]);
	for (i = 0; i < PG_NCLAIMS; i++) {
		if (!p->unspoken[i])
			continue;
		printf("%s  %s is broken (%s): the table does not say what guest kernels make of that\n", any ? "" : "\n",
		       pg_claims[i].id, pg_verdicts[j->result[i].worst.verdict]);
		any = true;
	}
	any = false;
	for (i = 0; i < PG_NCLAIMS; i++) {
		if (!pg_counts(j, i) || !*pg_claims[i].wayout)
			continue;
		for (k = 0; k < i; k++)
			if (pg_counts(j, k) && !strcmp(pg_claims[k].wayout, pg_claims[i].wayout))
				break;
		if (k < i)
			continue;
		if (!any)
			printf("\nWhat to do in the guest\n");
		any = true;
		printf("  %s", pg_claims[i].id);
		for (k = i + 1; k < PG_NCLAIMS; k++)
			if (pg_counts(j, k) && !strcmp(pg_claims[k].wayout, pg_claims[i].wayout))
				printf(", %s", pg_claims[k].id);
		putchar('\n');
		pg_print_wrapped(4, "", pg_claims[i].wayout);
	}
	if (p->undecided)
		printf("\n%d claim%s could not be decided in this capture, and nothing is said of %s.\n", p->undecided,
		       p->undecided == 1 ? "" : "s", p->undecided == 1 ? "it" : "them");
}
