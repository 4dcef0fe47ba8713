/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The whole result as JSON. "schema" goes up only if something is removed or changes its meaning;
 * keys are added without that. All times are in nanoseconds.
 */
#include <inttypes.h>
#include <stdio.h>

#include "../model/guestregs.h"
#include "../words/claim.h"
#include "../words/milestone.h"
#include "../words/sysreg.h"
#include "../words/words.h"
#include "form.h"
#include "json_out.h"

#define SCHEMA	1

static void put_causes(struct pg_json *j, const uint64_t *ns)
{
	int i;

	pg_json_open(j, "causes", '{');
	for (i = 0; i < PG_CAUSES; i++)
		pg_json_number(j, pg_cause_names[i], ns[i]);
	pg_json_close(j, '}');
}

static void put_details(struct pg_json *j, const struct pg_account *a)
{
	char words[PG_WORDS];
	int i;

	pg_json_open(j, "details", '[');
	for (i = 0; i < a->n_details; i++) {
		if (PG_DETAIL_KIND(a->details[i].detail) == PG_D_NONE)
			continue;
		pg_json_open(j, NULL, '{');
		pg_json_string(j, "cause", pg_cause_names[a->details[i].cause]);
		pg_json_string(j, "what", pg_detail_words(a->details[i].detail, words));
		pg_json_number(j, "ns", a->details[i].ns);
		pg_json_number(j, "count", a->details[i].count);
		pg_json_close(j, '}');
	}
	pg_json_close(j, ']');
}

static void put_span(struct pg_json *j, const struct pg_span *s)
{
	char tag[16], name[PG_SHORT];

	pg_json_open(j, NULL, '{');
	pg_json_string(j, "name", pg_milestone_short(s->from.stage, s->open ? 0 : s->to.stage, name));
	pg_json_string(j, "from", pg_milestone_tag(s->from.stage, tag));
	if (s->open)
		pg_json_null(j, "to");
	else
		pg_json_string(j, "to", pg_milestone_tag(s->to.stage, tag));
	pg_json_string(j, "where", pg_milestone(s->from.stage)->where);
	pg_json_number(j, "start", s->from.ts);
	pg_json_number(j, "ns", s->to.ts - s->from.ts);
	pg_json_hex(j, "pc", s->from.pc);
	pg_json_number(j, "host_cpu", s->from.cpu);
	pg_json_bool(j, "open", s->open);
	pg_json_bool(j, "void", s->lost);
	if (!s->lost) {
		put_causes(j, s->acct.ns);
		pg_json_number(j, "exits", s->acct.exits);
		pg_json_number(j, "flushes", s->acct.flushes);
		pg_json_number(j, "preemptions", s->acct.preemptions);
		pg_json_number(j, "migrations", s->acct.migrations);
		put_details(j, &s->acct);
	}
	pg_json_close(j, '}');
}

static void put_bringups(struct pg_json *j, const struct pg_run *run, const struct pg_vcpu *v)
{
	int i, k;

	pg_json_open(j, "bringups", '[');
	for (i = 0; i < run->n_bringups; i++) {
		const struct pg_bringup *b = run->bringups[i];

		if (b->vcpu != v)
			continue;
		pg_json_open(j, NULL, '{');
		pg_json_string(j, "kind", pg_bringup_kind_name(b->kind));
		pg_json_bool(j, "markers", b->markers);
		pg_json_bool(j, "through", b->done);
		pg_json_bool(j, "ended", b->ended);
		pg_json_bool(j, "void", pg_bringup_lost(b));
		pg_json_number(j, "start", pg_bringup_start(b));
		pg_json_number(j, "ns", pg_bringup_time(b));
		pg_json_open(j, "stages", '[');
		for (k = 0; k < b->n_spans; k++)
			put_span(j, &b->spans[k]);
		pg_json_close(j, ']');
		pg_json_close(j, '}');
	}
	pg_json_close(j, ']');
}

static void put_reports(struct pg_json *j, const char *key, const struct pg_guestregs *reports,
			const struct pg_symbols *symbols)
{
	char name[32], words[PG_WORDS];
	int i;

	pg_json_open(j, key, '[');
	for (i = 0; i < reports->n; i++) {
		const struct pg_guestreg *r = &reports->r[i];

		pg_json_open(j, NULL, '{');
		pg_json_string(j, "register", pg_guestreg_name(r->code, name));
		pg_json_hex(j, r->undef ? "exception" : "value", r->value);
		pg_json_bool(j, "complete", r->undef || r->halves == 3);
		pg_json_string(j, "words", r->undef ? pg_esr_words(r->value, words) :
			       pg_guestreg_meaning(r->code, r->value, symbols, words));
		pg_json_close(j, '}');
	}
	pg_json_close(j, ']');
}

static void put_vcpu(struct pg_json *j, const struct pg_run *run, const struct pg_vcpu *v,
		     const struct pg_symbols *symbols)
{
	char words[PG_WORDS];
	int i;

	pg_json_open(j, NULL, '{');
	pg_json_number(j, "vcpu", v->id >= 0 ? v->id : v->index);
	pg_json_number(j, "thread", v->tid);
	pg_json_string(j, "comm", v->comm);
	if (v->has_affinity)
		pg_json_hex(j, "affinity", v->affinity);
	pg_json_hex(j, "last_pc", v->pc);
	pg_json_number(j, "ns", pg_account_sum(&v->total));
	put_causes(j, v->total.ns);
	pg_json_number(j, "exits", v->total.exits);
	put_details(j, &v->total);
	pg_json_open(j, "calls", '[');
	for (i = 0; i < v->n_calls; i++) {
		pg_json_open(j, NULL, '{');
		pg_json_hex(j, "function", v->calls[i].function);
		pg_json_string(j, "name", pg_call_words(v->calls[i].function, words));
		pg_json_number(j, "count", v->calls[i].count);
		pg_json_number(j, "first", v->calls[i].first);
		pg_json_close(j, '}');
	}
	pg_json_close(j, ']');
	put_bringups(j, run, v);
	put_reports(j, "fault", &v->fault, symbols);
	put_reports(j, "census", &v->census, symbols);
	pg_json_close(j, '}');
}

static void put_findings(struct pg_json *j, const struct pg_findings *found,
			 const struct pg_form_input *in)
{
	int i;

	pg_json_open(j, "findings", '[');
	for (i = 0; i < found->n; i++) {
		const struct pg_tl_finding *f = &found->list[i];

		if (f->vm >= 0 && !pg_form_wants(in, f->vm))
			continue;
		pg_json_open(j, NULL, '{');
		pg_json_string(j, "id", f->id);
		pg_json_string(j, "severity", pg_severity_names[f->severity]);
		if (f->vm >= 0)
			pg_json_number(j, "vm", f->vm);
		if (f->vcpu)
			pg_json_number(j, "thread", f->vcpu->tid);
		if (f->span)
			pg_json_number(j, "ns", f->span->to.ts - f->span->from.ts);
		pg_json_string(j, "text", f->text);
		pg_json_lines(j, "evidence", f->evidence);
		pg_json_close(j, '}');
	}
	pg_json_close(j, ']');
}

static void put_unknown(struct pg_json *j, const struct pg_run *run,
			const struct pg_form_input *in)
{
	char name[32];
	int i;

	pg_json_open(j, "unknown_registers", '[');
	for (i = 0; run->info.seen[PG_EV_ACCESS] && i < run->n_unknown; i++) {
		const struct pg_unknown_reg *u = &run->unknown[i];
		struct pg_regclaim claim;

		if (!pg_form_wants(in, u->vcpu->vm))
			continue;
		pg_json_open(j, NULL, '{');
		pg_json_string(j, "register", pg_sysreg_name(u->enc, name));
		pg_json_bool(j, "read", u->read);
		pg_json_hex(j, "pc", u->pc);
		pg_json_number(j, "count", u->count);
		pg_json_number(j, "thread", u->vcpu->tid);
		if (pg_regclaim_find(u->enc, &claim))
			pg_json_string(j, "claim", claim.id);
		pg_json_close(j, '}');
	}
	pg_json_close(j, ']');
}

static void put_run(struct pg_json *j, const struct pg_run *run, const struct pg_findings *found,
		    const struct pg_form_input *in)
{
	int i, k;

	pg_json_open(j, NULL, '{');
	pg_json_string(j, "file", run->path);
	pg_json_number(j, "events", run->info.events);
	pg_json_number(j, "start", run->info.first);
	pg_json_number(j, "end", run->info.last);
	pg_json_number(j, "host_cpus", run->info.cpus);
	pg_json_number(j, "markers", run->markers);
	pg_json_open(j, "lost", '[');
	for (i = 0; i < run->n_lost; i++) {
		pg_json_open(j, NULL, '{');
		pg_json_number(j, "host_cpu", run->lost[i].cpu);
		pg_json_number(j, "from", run->lost[i].from);
		pg_json_number(j, "to", run->lost[i].to);
		pg_json_number(j, "count", run->lost[i].count);
		pg_json_close(j, '}');
	}
	pg_json_close(j, ']');
	pg_json_open(j, "vms", '[');
	for (i = 0; i < run->n_vms; i++) {
		if (!pg_form_wants(in, i))
			continue;
		pg_json_open(j, NULL, '{');
		pg_json_number(j, "vm", i);
		pg_json_open(j, "vcpus", '[');
		for (k = 0; k < run->vms[i].n_vcpus; k++)
			put_vcpu(j, run, run->vms[i].vcpus[k], in->symbols);
		pg_json_close(j, ']');
		pg_json_close(j, '}');
	}
	pg_json_close(j, ']');
	put_unknown(j, run, in);
	put_findings(j, found, in);
	pg_json_close(j, '}');
}

static void put_edge(struct pg_json *j, const struct pg_edge *e)
{
	char tag[16], name[PG_SHORT];
	bool whole = !e->from && !e->to;

	pg_json_string(j, "kind", pg_bringup_kind_name(e->kind));
	if (whole) {
		pg_json_null(j, "from");
		pg_json_null(j, "to");
	} else {
		pg_json_string(j, "name", pg_milestone_short(e->from, e->to, name));
		pg_json_string(j, "from", pg_milestone_tag(e->from, tag));
		pg_json_string(j, "to", pg_milestone_tag(e->to, tag));
	}
}

static void put_edge_values(struct pg_json *j, const struct pg_edge *e)
{
	pg_json_number(j, "n", e->n);
	pg_json_number(j, "min", e->ns[0]);
	pg_json_number(j, "median", pg_edge_median(e));
	pg_json_number(j, "max", e->ns[e->n - 1]);
	put_causes(j, e->causes);
}

static void put_change_side(struct pg_json *j, const char *key, const struct pg_edge *e)
{
	if (!e) {
		pg_json_null(j, key);
		return;
	}
	pg_json_open(j, key, '{');
	put_edge_values(j, e);
	pg_json_close(j, '}');
}

void pg_form_json(FILE *out, const struct pg_form_input *in)
{
	struct pg_json j = { .out = out };
	int i;

	pg_json_open(&j, NULL, '{');
	pg_json_number(&j, "schema", SCHEMA);
	pg_json_string(&j, "tool", "polygraph timeline");
	pg_json_open(&j, "recordings", '[');
	for (i = 0; i < in->n_runs; i++)
		put_run(&j, in->runs[i], &in->findings[i], in);
	pg_json_close(&j, ']');
	pg_json_open(&j, "stages", '[');
	for (i = 0; i < in->stats.n; i++) {
		pg_json_open(&j, NULL, '{');
		put_edge(&j, &in->stats.edges[i]);
		put_edge_values(&j, &in->stats.edges[i]);
		pg_json_close(&j, '}');
	}
	pg_json_close(&j, ']');
	if (in->diff) {
		pg_json_open(&j, "diff", '[');
		for (i = 0; i < in->n_changes; i++) {
			const struct pg_change *c = &in->changes[i];

			pg_json_open(&j, NULL, '{');
			put_edge(&j, c->good ? c->good : c->bad);
			pg_json_bool(&j, "changed", c->changed);
			put_change_side(&j, "good", c->good);
			put_change_side(&j, "bad", c->bad);
			pg_json_close(&j, '}');
		}
		pg_json_close(&j, ']');
	}
	pg_json_close(&j, '}');
	fputc('\n', out);
}
