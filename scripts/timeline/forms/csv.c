/* SPDX-License-Identifier: GPL-2.0 */
/*
 * One line per stage of each bring-up, for spreadsheets. Times in nanoseconds. In a void line the
 * causes are empty.
 */
#include <inttypes.h>
#include <stdio.h>

#include "../words/milestone.h"
#include "form.h"

static void put_string(FILE *out, const char *s)
{
	fputc('"', out);
	for (; *s; s++)
		fprintf(out, *s == '"' ? "\"\"" : "%c", *s);
	fputc('"', out);
}

void pg_form_csv(FILE *out, const struct pg_form_input *in)
{
	char tag[16], name[PG_SHORT];
	int i, j, k, c;

	fprintf(out, "recording,vm,vcpu,thread,bringup,kind,from,to,start,ns,open,void");
	for (c = 0; c < PG_CAUSES; c++)
		fprintf(out, ",%s", pg_cause_names[c]);
	fputs(",name\n", out);
	for (i = 0; i < in->n_runs; i++) {
		for (j = 0; j < in->runs[i]->n_bringups; j++) {
			const struct pg_bringup *b = in->runs[i]->bringups[j];
			const struct pg_vcpu *v = b->vcpu;

			if (!pg_form_wants(in, v->vm))
				continue;
			for (k = 0; k < b->n_spans; k++) {
				const struct pg_span *s = &b->spans[k];

				put_string(out, in->runs[i]->path);
				fprintf(out, ",%d,%d,%d,%d,%s,%s", v->vm,
					v->id >= 0 ? v->id : v->index, v->tid, j,
					pg_bringup_kind_name(b->kind), pg_milestone_tag(s->from.stage, tag));
				fprintf(out, ",%s,%" PRIu64 ",%" PRIu64 ",%d,%d",
					s->open ? "" : pg_milestone_tag(s->to.stage, tag), s->from.ts,
					s->to.ts - s->from.ts, s->open, s->lost);
				for (c = 0; c < PG_CAUSES; c++) {
					if (s->lost)
						fputc(',', out);
					else
						fprintf(out, ",%" PRIu64, s->acct.ns[c]);
				}
				fputc(',', out);
				put_string(out, pg_milestone_short(s->from.stage, s->open ? 0 : s->to.stage, name));
				fputc('\n', out);
			}
		}
	}
}
