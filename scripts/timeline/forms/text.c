/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The report for people: findings first, then the stages. It is meant to fit a ticket, so of many
 * CPUs only the boot CPU and the slowest are shown one by one; the tables at the end have them all.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../words/milestone.h"
#include "../words/words.h"
#include "form.h"
#include "page.h"

#define SHOWN_BRINGUPS	3	/* beside the boot CPU's */
#define SHOWN_VCPUS	8
#define CAUSES_LEN	256
#define SPAN_HANG	46	/* where the causes begin in a stage's line */
#define VCPU_HANG	23
#define EDGE		36	/* width of a stage in the table of all CPUs */

/*
 * "flush 3.75 ms, guest 12.1 us": the causes, the largest first. What is less than a hundredth of
 * the whole is left out, unless all is wanted.
 */
static const char *causes(const uint64_t *ns, bool all, char *buf)
{
	bool done[PG_CAUSES] = { false };
	uint64_t sum = 0;
	char took[PG_WORDS];
	int i, most, n = 0;

	buf[0] = '\0';
	for (i = 0; i < PG_CAUSES; i++)
		sum += ns[i];
	for (;;) {
		most = -1;
		for (i = 0; i < PG_CAUSES; i++)
			if (!done[i] && ns[i] && (most < 0 || ns[i] > ns[most]))
				most = i;
		if (most < 0 || (n && !all && ns[most] < sum / 100))
			break;
		n += snprintf(buf + n, CAUSES_LEN - n, "%s%s %s", n ? ", " : "", pg_cause_names[most],
			      pg_time_words(ns[most], took));
		done[most] = true;
	}
	return buf;
}

static void print_span(const struct pg_page *p, const struct pg_span *span, bool all)
{
	char name[PG_SHORT], took[PG_WORDS], lead[PG_WORDS + PG_SHORT + 8], words[CAUSES_LEN];

	pg_milestone_name(span->from.stage, span->open ? 0 : span->to.stage, name);
	snprintf(lead, sizeof(lead), "    %-30s %9s  ", name,
		 pg_time_words(span->to.ts - span->from.ts, took));
	if (span->lost)
		snprintf(words, sizeof(words), "void: events were lost");
	else
		causes(span->acct.ns, all, words);
	pg_page_wrap(p, PG_PLAIN, lead, SPAN_HANG, words);
	if (span->open)
		fprintf(p->out, "    (no further stage)\n");
}

static void print_bringup(const struct pg_page *p, const struct pg_bringup *b, bool all)
{
	static const char *const kinds[] = { "boot CPU", "secondary", "resume",
					     "start not recorded" };
	const struct pg_span *last = pg_bringup_last(b);
	char name[16], took[PG_WORDS], lead[32], line[256], stage[PG_SHORT];
	uint64_t start = pg_bringup_start(b);
	int i, n;

	snprintf(lead, sizeof(lead), "  %s ", pg_vcpu_name(b->vcpu, name));
	n = snprintf(line, sizeof(line), "(thread %d", b->vcpu->tid);
	if (b->vcpu->has_affinity)
		n += snprintf(line + n, sizeof(line) - n, ", MPIDR %u.%u.%u.%u", b->vcpu->affinity >> 24,
			      b->vcpu->affinity >> 16 & 255, b->vcpu->affinity >> 8 & 255,
			      b->vcpu->affinity & 255);
	snprintf(line + n, sizeof(line) - n, "), %s, started at %" PRIu64 ".%06" PRIu64 ": %s %s%s",
		 kinds[b->kind], start / 1000000000, start / 1000 % 1000000,
		 b->done ? "up after" : "NOT up: stopped after",
		 pg_time_words(pg_bringup_time(b), took), b->ended ? ", later powered off or reset" : "");
	pg_page_wrap(p, b->done ? PG_STRONG : PG_RED, lead, 6, line);
	for (i = 0; i < b->n_spans; i++)
		print_span(p, &b->spans[i], all);
	if (last && !last->open)
		fprintf(p->out, "    %-30s   reached\n", pg_milestone_name(last->to.stage, 0, stage));
}

static int slower(const void *a, const void *b)
{
	const struct pg_bringup *const *x = a, *const *y = b;
	uint64_t s = pg_bringup_time(*x), t = pg_bringup_time(*y);

	if ((*x)->done != (*y)->done)
		return (*x)->done - (*y)->done;
	return (s < t) - (s > t);
}

static void print_bringups(const struct pg_page *p, const struct pg_run *run, int vm, bool all)
{
	const struct pg_bringup **list = calloc(run->n_bringups + 1, sizeof(*list));
	int i, n = 0, boots = 0, shown;

	for (i = 0; list && i < run->n_bringups; i++) {
		const struct pg_bringup *b = run->bringups[i];

		if (b->vcpu->vm != vm || !b->n_spans)
			continue;
		if (all || (b->kind == PG_BOOT && !boots++))
			print_bringup(p, b, all);
		else
			list[n++] = b;
	}
	if (!list)
		return;
	if (n)
		qsort(list, n, sizeof(*list), slower);
	shown = n <= SHOWN_BRINGUPS + 1 ? n : SHOWN_BRINGUPS;
	for (i = 0; i < shown; i++)
		print_bringup(p, list[i], all);
	if (shown < n)
		fprintf(p->out, "  (%d faster ones not shown: use --all)\n", n - shown);
	free(list);
}

static void print_vcpus(const struct pg_page *p, const struct pg_vm *vm, bool all)
{
	int i, shown = all || vm->n_vcpus <= SHOWN_VCPUS ? vm->n_vcpus : SHOWN_VCPUS;
	char name[16], took[PG_WORDS], lead[PG_WORDS + 32], line[CAUSES_LEN + 32], words[CAUSES_LEN];

	fprintf(p->out, "  Whole recording:\n");
	for (i = 0; i < shown; i++) {
		const struct pg_vcpu *v = vm->vcpus[i];

		snprintf(lead, sizeof(lead), "    %-6s %9s  ", pg_vcpu_name(v, name),
			 pg_time_words(pg_account_sum(&v->total), took));
		snprintf(line, sizeof(line), "%s; %" PRIu64 " exits", causes(v->total.ns, all, words),
			 v->total.exits);
		pg_page_wrap(p, PG_PLAIN, lead, VCPU_HANG, line);
	}
	if (shown < vm->n_vcpus)
		fprintf(p->out, "    (%d more not shown: use --all)\n", vm->n_vcpus - shown);
}

static void print_calls(const struct pg_page *p, const struct pg_vm *vm)
{
	struct pg_call sum[PG_CALLS_MAX * 2];
	char words[PG_WORDS], line[PG_CALLS_MAX * 64];
	int i, j, k, n = 0, len = 0;

	for (i = 0; i < vm->n_vcpus; i++) {
		for (j = 0; j < vm->vcpus[i]->n_calls; j++) {
			const struct pg_call *c = &vm->vcpus[i]->calls[j];

			for (k = 0; k < n && sum[k].function != c->function; k++)
				;
			if (k < n)
				sum[k].count += c->count;
			else if (n < PG_CALLS_MAX * 2)
				sum[n++] = *c;
		}
	}
	for (i = 0; i < n && len < (int)sizeof(line) - 64; i++)
		len += snprintf(line + len, sizeof(line) - len, "%s%.40s %" PRIu64, i ? ", " : "",
				pg_call_words(sum[i].function, words), sum[i].count);
	if (n)
		pg_page_wrap(p, PG_PLAIN, "  Calls: ", 9, line);
}

static void print_finding(const struct pg_page *p, const struct pg_tl_finding *f)
{
	static const enum pg_colour colours[] = { PG_PLAIN, PG_YELLOW, PG_RED };
	char lead[32], line[512];
	const char *at;
	int len;

	snprintf(lead, sizeof(lead), "  [%s] ", pg_severity_names[f->severity]);
	pg_page_wrap(p, colours[f->severity], lead, 4, f->text);
	for (at = f->evidence; at && *at; at += len + (at[len] == '\n')) {
		len = strcspn(at, "\n");
		snprintf(line, sizeof(line), "%.*s", len, at);
		pg_page_wrap(p, PG_PLAIN, "      ", 14, line);
	}
}

static void print_findings(const struct pg_page *p, const struct pg_findings *found,
			   const struct pg_form_input *in)
{
	int i, n = 0;

	for (i = 0; i < found->n; i++) {
		if (found->list[i].vm >= 0 && !pg_form_wants(in, found->list[i].vm))
			continue;
		if (!n++)
			fprintf(p->out, "\nFindings\n");
		print_finding(p, &found->list[i]);
	}
	if (!n)
		fprintf(p->out, "\nFindings: none\n");
}

static void print_head(FILE *out, const struct pg_run *run)
{
	uint64_t unknown = 0, all = 0;
	char took[PG_WORDS];
	int i, j, vcpus = 0;

	for (i = 0; i < run->n_vms; i++) {
		vcpus += run->vms[i].n_vcpus;
		for (j = 0; j < run->vms[i].n_vcpus; j++) {
			unknown += run->vms[i].vcpus[j]->total.ns[PG_UNKNOWN];
			all += pg_account_sum(&run->vms[i].vcpus[j]->total);
		}
	}
	fprintf(out, "%s\n  %" PRIu64 " events in %s on %d host CPUs, %s; %d VM%s, %d vCPU%s\n", run->path,
		run->info.events, pg_time_words(run->info.last - run->info.first, took), run->info.cpus,
		run->n_lost_places ? "SOME LOST" : "none lost", run->n_vms, run->n_vms == 1 ? "" : "s", vcpus,
		vcpus == 1 ? "" : "s");
	if (run->markers)
		fprintf(out, "  %" PRIu64 " markers\n", run->markers);
	else if (run->legacy && run->old_markers)
		fprintf(out, "  %" PRIu64 " old-style markers\n", run->old_markers);
	else
		fprintf(out, "  no markers: stages are derived from what the host sees of any guest\n");
	if (all)
		fprintf(out, "  %.1f%% of the vCPUs' time is unaccounted for (unknown)\n", 100.0 * unknown / all);
}

/* "msr sctlr_el1 (E020 > E021)", on a line of its own if it is too long for its column. */
static void print_edge(FILE *out, const struct pg_edge *e)
{
	char edge[PG_EDGE_NAME];

	pg_edge_name(e, edge);
	fprintf(out, "  %-*s", EDGE, edge);
	if (strlen(edge) > EDGE)
		fprintf(out, "\n  %*s", EDGE, "");
}

/* A stage that only one CPU passed has been shown already. */
static void print_stats(FILE *out, const struct pg_stats *s)
{
	static const char *const kinds[] = {
		"Boot CPUs", "Secondary CPUs", "Resuming CPUs", "CPUs whose start was not recorded",
	};
	char a[PG_WORDS], b[PG_WORDS], c[PG_WORDS];
	int i, kind, n, several = 0;

	for (i = 0; i < s->n; i++)
		several += s->edges[i].n > 1;
	if (!several)
		return;
	for (kind = 0; kind <= PG_ANY_CPU; kind++) {
		for (n = 0, i = 0; i < s->n; i++) {
			const struct pg_edge *e = &s->edges[i];

			if (e->n < 2 || (int)e->kind != kind)
				continue;
			if (!n++)
				fprintf(out, "\n%-*s %5s %10s %10s %10s\n", EDGE + 2, kinds[kind], "n", "min", "median",
					"max");
			print_edge(out, e);
			fprintf(out, " %5d %10s %10s %10s\n", e->n, pg_time_words(e->ns[0], a),
				pg_time_words(pg_edge_median(e), b), pg_time_words(e->ns[e->n - 1], c));
		}
	}
}

static void print_changes(FILE *out, const struct pg_form_input *in)
{
	char a[PG_WORDS], b[PG_WORDS];
	int i, c, changed = 0;

	fprintf(out, "Changes of the medians\n  good: %s\n  bad:  %s\n\n", in->runs[0]->path,
		in->runs[1]->path);
	for (i = 0; i < in->n_changes; i++) {
		const struct pg_change *ch = &in->changes[i];
		uint64_t good = pg_edge_median(ch->good), bad = pg_edge_median(ch->bad);

		if (!ch->changed)
			continue;
		changed++;
		print_edge(out, ch->good ? ch->good : ch->bad);
		fprintf(out, " %-9s %10s -> %-10s", pg_bringup_kind_name((ch->good ? ch->good : ch->bad)->kind),
			ch->good ? pg_time_words(good, a) : "-", ch->bad ? pg_time_words(bad, b) : "-");
		if (ch->good && ch->bad && good)
			fprintf(out, bad >= good ? " %.1fx" : " 1/%.1fx",
				bad >= good || !bad ? (double)bad / good : (double)good / bad);
		fputc('\n', out);
		for (c = 0; ch->good && ch->bad && c < PG_CAUSES; c++) {
			uint64_t x = ch->good->causes[c] / ch->good->n,
				 y = ch->bad->causes[c] / ch->bad->n;

			if ((x > y ? x - y : y - x) * 4 > (good > bad ? good - bad : bad - good))
				fprintf(out, "    %-45s %10s -> %s\n", pg_cause_words[c],
					pg_time_words(x, a), pg_time_words(y, b));
		}
	}
	if (!changed)
		fprintf(out, "  no stage changed by a factor of two or more\n");
	fputc('\n', out);
}

void pg_form_text(FILE *out, const struct pg_form_input *in)
{
	const struct pg_page p = { out, pg_page_width(out), pg_page_colours(out, in->colour) };
	int i, j;

	if (in->diff)
		print_changes(out, in);
	for (i = 0; i < in->n_runs; i++) {
		const struct pg_run *run = in->runs[i];

		if (i)
			fputc('\n', out);
		print_head(out, run);
		/* Of two that are compared only what is wrong with the second is of interest. */
		if (!in->diff || i)
			print_findings(&p, &in->findings[i], in);
		for (j = 0; j < run->n_vms; j++) {
			if (in->diff || !pg_form_wants(in, j))
				continue;
			fprintf(out, "\nVM %d\n", j);
			print_bringups(&p, run, j, in->all);
			print_vcpus(&p, &run->vms[j], in->all);
			print_calls(&p, &run->vms[j]);
		}
	}
	if (!in->diff)
		print_stats(out, &in->stats);
}
