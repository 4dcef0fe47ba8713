/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Chrome's trace JSON, which ui.perfetto.dev and chrome://tracing open: a process per VM, a track
 * per vCPU, on it complete events ("X") strictly within each other: bring-up, stage, cause.
 * Overlapping ones would be dropped by the viewer.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "../words/milestone.h"
#include "../words/words.h"
#include "form.h"
#include "json_out.h"

struct writer {
	FILE *out;
	bool more;
	uint64_t zero;		/* the recording's first event */
	int pid, tid;
};

static void put_string(struct writer *w, const char *s)
{
	fputc('"', w->out);
	pg_json_escape(w->out, s, strlen(s));
	fputc('"', w->out);
}

static void put_name(struct writer *w, const char *what, int tid, const char *name)
{
	fprintf(w->out, "%s{\"ph\":\"M\",\"pid\":%d,\"tid\":%d,\"name\":\"%s\",\"args\":{\"name\":",
		w->more ? ",\n" : "\n", w->pid, tid, what);
	w->more = true;
	put_string(w, name);
	fputs("}}", w->out);
}

/* Microseconds with all digits of the nanoseconds, so that ends that are equal stay equal. */
static void put_event(struct writer *w, const char *category, const char *name, uint64_t from,
		      uint64_t to)
{
	uint64_t at = from - w->zero, ns = to - from;

	fprintf(w->out,
		"%s{\"ph\":\"X\",\"pid\":%d,\"tid\":%d,\"ts\":%" PRIu64 ".%03u,\"dur\":%" PRIu64
		".%03u,\"cat\":\"%s\",\"name\":",
		w->more ? ",\n" : "\n", w->pid, w->tid, at / 1000, (unsigned int)(at % 1000),
		ns / 1000, (unsigned int)(ns % 1000), category);
	w->more = true;
	put_string(w, name);
}

static void put_span(struct writer *w, const struct pg_span *s)
{
	char name[PG_SHORT], words[PG_WORDS], line[PG_WORDS * 2];
	int i;

	pg_milestone_name(s->from.stage, s->open ? 0 : s->to.stage, name);
	put_event(w, "stage", name, s->from.ts, s->to.ts);
	fputs(",\"args\":{\"where\":", w->out);
	put_string(w, pg_milestone(s->from.stage)->where);
	if (s->lost)
		fputs(",\"void\":\"events were lost during this stage\"", w->out);
	for (i = 0; !s->lost && i < PG_CAUSES; i++)
		if (s->acct.ns[i])
			fprintf(w->out, ",\"%s_ns\":%" PRIu64, pg_cause_names[i], s->acct.ns[i]);
	fputs("}}", w->out);
	for (i = 0; !s->lost && i < s->acct.n_pieces; i++) {
		const struct pg_piece *p = &s->acct.pieces[i];

		if (PG_DETAIL_KIND(p->detail) == PG_D_NONE)
			snprintf(line, sizeof(line), "%s", pg_cause_words[p->cause]);
		else
			snprintf(line, sizeof(line), "%s: %s", pg_cause_words[p->cause],
				 pg_detail_words(p->detail, words));
		put_event(w, pg_cause_names[p->cause], line, p->from, p->to);
		fputc('}', w->out);
	}
}

static void put_bringup(struct writer *w, const struct pg_bringup *b)
{
	static const char *const kinds[] = { "boot", "secondary bring-up", "resume", "bring-up" };
	char name[64];
	int i;

	if (!b->n_spans)
		return;
	w->tid = b->vcpu->tid;
	snprintf(name, sizeof(name), "%s%s", kinds[b->kind], b->done ? "" : ", not up");
	put_event(w, "bringup", name, b->spans[0].from.ts, b->spans[b->n_spans - 1].to.ts);
	fputc('}', w->out);
	for (i = 0; i < b->n_spans; i++)
		put_span(w, &b->spans[i]);
}

void pg_form_perfetto(FILE *out, const struct pg_form_input *in)
{
	struct writer w = { .out = out };
	char name[16], label[64], process[512];
	int i, j, k;

	fputs("{\"displayTimeUnit\":\"ns\",\"traceEvents\":[", out);
	for (i = 0; i < in->n_runs; i++) {
		const struct pg_run *run = in->runs[i];

		w.zero = run->info.first;
		for (j = 0; j < run->n_bringups;
		     j++) /* a printed trace may hold more than one clock */
			if (pg_bringup_start(run->bringups[j]) < w.zero)
				w.zero = pg_bringup_start(run->bringups[j]);
		for (j = 0; j < run->n_vms; j++) {
			if (!pg_form_wants(in, j))
				continue;
			w.pid++;
			snprintf(process, sizeof(process), "VM %d, %s", j, run->path);
			put_name(&w, "process_name", 0, process);
			for (k = 0; k < run->vms[j].n_vcpus; k++) {
				const struct pg_vcpu *v = run->vms[j].vcpus[k];

				snprintf(label, sizeof(label), "%s", pg_vcpu_name(v, name));
				put_name(&w, "thread_name", v->tid, label);
			}
			for (k = 0; k < run->n_bringups; k++)
				if (run->bringups[k]->vcpu->vm == j)
					put_bringup(&w, run->bringups[k]);
		}
	}
	fputs("\n]}\n", out);
}
