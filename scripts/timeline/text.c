/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The report for people: findings first, then the stages. It is meant to fit a ticket, so of many
 * CPUs only the boot CPU and the slowest are shown one by one; the table has them all.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "report.h"
#include "stage.h"
#include "words.h"

#define SHOWN_BRINGUPS	3	/* beside the boot CPU's */
#define SHOWN_VCPUS	8

/* "flush 3.75 ms, guest 12.1 us": the causes that are not zero, the largest first. */
static void print_causes(FILE *out, const uint64_t *ns)
{
	bool done[PG_CAUSES] = { false };
	char took[PG_WORDS];
	int i, most, n = 0;

	for (;;) {
		most = -1;
		for (i = 0; i < PG_CAUSES; i++)
			if (!done[i] && ns[i] && (most < 0 || ns[i] > ns[most]))
				most = i;
		if (most < 0)
			break;
		fprintf(out, "%s%s %s", n++ ? ", " : "", pg_cause_names[most],
			pg_time_words(ns[most], took));
		done[most] = true;
	}
}

static void print_span(FILE *out, const struct pg_span *span)
{
	char from[16], to[16], edge[40], took[PG_WORDS];

	snprintf(edge, sizeof(edge), "%s > %s", pg_stage_tag(span->from.stage, from),
		 span->open ? "(nothing more)" : pg_stage_tag(span->to.stage, to));
	fprintf(out, "    %-27s %9s  ", edge, pg_time_words(span->to.ts - span->from.ts, took));
	if (span->lost)
		fprintf(out, "void: events were lost in it");
	else
		print_causes(out, span->acct.ns);
	fputc('\n', out);
}

static void print_bringup(FILE *out, const struct pg_bringup *b)
{
	static const char *const kinds[] = { "boot CPU", "secondary", "resume",
					     "start not recorded" };
	char name[16], took[PG_WORDS];
	uint64_t start = pg_bringup_start(b);
	int i;

	fprintf(out, "  %s (thread %d", pg_vcpu_name(b->vcpu, name), b->vcpu->tid);
	if (b->vcpu->has_affinity)
		fprintf(out, ", MPIDR %u.%u.%u.%u", b->vcpu->affinity >> 24,
			b->vcpu->affinity >> 16 & 255, b->vcpu->affinity >> 8 & 255,
			b->vcpu->affinity & 255);
	fprintf(out, "), %s, from %" PRIu64 ".%06" PRIu64 " on: %s in %s%s\n", kinds[b->kind],
		start / 1000000000, start / 1000 % 1000000, b->done ? "through" : "NOT through",
		pg_time_words(pg_bringup_time(b), took),
		b->ended ? ", later switched off or reset" : "");
	for (i = 0; i < b->n_spans; i++)
		print_span(out, &b->spans[i]);
}

static int slower(const void *a, const void *b)
{
	const struct pg_bringup *const *x = a, *const *y = b;
	uint64_t s = pg_bringup_time(*x), t = pg_bringup_time(*y);

	if ((*x)->done != (*y)->done)
		return (*x)->done - (*y)->done;
	return (s < t) - (s > t);
}

static void print_bringups(FILE *out, const struct pg_run *run, int vm, bool all)
{
	const struct pg_bringup **list = calloc(run->n_bringups + 1, sizeof(*list));
	int i, n = 0, boots = 0, shown;

	for (i = 0; list && i < run->n_bringups; i++) {
		const struct pg_bringup *b = run->bringups[i];

		if (b->vcpu->vm != vm || !b->n_spans)
			continue;
		if (all || (b->kind == PG_BOOT && !boots++))
			print_bringup(out, b);
		else
			list[n++] = b;
	}
	if (!list)
		return;
	if (n)
		qsort(list, n, sizeof(*list), slower);
	shown = n <= SHOWN_BRINGUPS + 1 ? n : SHOWN_BRINGUPS;
	for (i = 0; i < shown; i++)
		print_bringup(out, list[i]);
	if (shown < n)
		fprintf(out, "  and %d more that were faster (--all shows them)\n", n - shown);
	free(list);
}

static void print_vcpus(FILE *out, const struct pg_vm *vm, bool all)
{
	int i, shown = all || vm->n_vcpus <= SHOWN_VCPUS ? vm->n_vcpus : SHOWN_VCPUS;
	char name[16], took[PG_WORDS];

	fprintf(out, "  While recorded:\n");
	for (i = 0; i < shown; i++) {
		const struct pg_vcpu *v = vm->vcpus[i];

		fprintf(out, "    %-6s %9s  ", pg_vcpu_name(v, name),
			pg_time_words(pg_account_sum(&v->total), took));
		print_causes(out, v->total.ns);
		fprintf(out, "; %" PRIu64 " exits\n", v->total.exits);
	}
	if (shown < vm->n_vcpus)
		fprintf(out, "    and %d more (--all shows them)\n", vm->n_vcpus - shown);
}

static void print_calls(FILE *out, const struct pg_vm *vm)
{
	struct pg_call sum[PG_CALLS_MAX * 2];
	char words[PG_WORDS];
	int i, j, k, n = 0;

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
	for (i = 0; i < n; i++)
		fprintf(out, "%s%s%s %" PRIu64, i ? "," : "  Calls: ",
			i && i % 5 == 0 ? "\n         " :
			i		? " " :
					  "",
			pg_call_words(sum[i].function, words), sum[i].count);
	if (n)
		fputc('\n', out);
}

static void print_findings(FILE *out, const struct pg_run *run, const struct pg_report_input *in)
{
	int i, n = 0;

	for (i = 0; i < run->n_findings; i++) {
		const struct pg_finding *f = &run->findings[i];
		const char *p, *end;

		if (f->vm >= 0 && !pg_report_wants(in, f->vm))
			continue;
		if (!n++)
			fprintf(out, "\nFindings\n");
		fprintf(out, "  [%s] %s\n", pg_severity_names[f->severity],
			f->text);
		for (p = f->evidence; p && *p; p = *end ? end + 1 : end) {
			end = strchr(p, '\n');
			if (!end)
				end = p + strlen(p);
			fprintf(out, "      %.*s\n", (int)(end - p), p);
		}
	}
	if (!n)
		fprintf(out, "\nFindings: none\n");
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
	fprintf(out, "%s\n  %" PRIu64 " events in %s on %d host CPUs, ", run->path,
		run->info.events, pg_time_words(run->info.last - run->info.first, took),
		run->info.cpus);
	if (run->n_lost_places)
		fprintf(out, "SOME LOST");
	else
		fprintf(out, "none lost");
	fprintf(out, "; %d VM%s, %d vCPU%s\n", run->n_vms, run->n_vms == 1 ? "" : "s", vcpus,
		vcpus == 1 ? "" : "s");
	if (run->markers)
		fprintf(out, "  %" PRIu64 " markers\n", run->markers);
	else if (run->legacy && run->old_markers)
		fprintf(out, "  %" PRIu64 " old-style markers\n", run->old_markers);
	else
		fprintf(out, "  no markers: the stages are what the host sees of any guest\n");
	if (all)
		fprintf(out, "  %.1f%% of the vCPUs' time is unknown\n", 100.0 * unknown / all);
}

/* A stage that only one CPU passed has been shown already. */
static void print_stats(FILE *out, const struct pg_stats *s)
{
	char edge[40], a[PG_WORDS], b[PG_WORDS], c[PG_WORDS];
	static const char *const kinds[] = { "boot", "secondary", "resume", "any" };
	int i, several = 0;

	for (i = 0; i < s->n; i++)
		several += s->edges[i].n > 1;
	if (!several)
		return;
	fprintf(out, "\nOver all CPUs\n  %-9s  %-27s %5s %10s %10s %10s\n", "", "", "n", "min",
		"median", "max");
	for (i = 0; i < s->n; i++) {
		const struct pg_edge *e = &s->edges[i];

		if (e->n < 2)
			continue;
		fprintf(out, "  %-9s  %-27s %5d %10s %10s %10s\n", kinds[e->kind],
			pg_edge_name(e, edge), e->n, pg_time_words(e->ns[0], a),
			pg_time_words(pg_edge_median(e), b), pg_time_words(e->ns[e->n - 1], c));
	}
}

static void print_changes(FILE *out, const struct pg_report_input *in)
{
	static const char *const kinds[] = { "boot", "secondary", "resume", "any" };
	char edge[40], a[PG_WORDS], b[PG_WORDS];
	int i, c, changed = 0;

	fprintf(out, "Changes from %s (good) to %s (bad), medians\n", in->runs[0]->path,
		in->runs[1]->path);
	for (i = 0; i < in->n_changes; i++) {
		const struct pg_change *ch = &in->changes[i];
		uint64_t good = pg_edge_median(ch->good), bad = pg_edge_median(ch->bad);

		if (!ch->changed)
			continue;
		changed++;
		fprintf(out, "  %-9s  %-27s %10s -> %-10s",
			kinds[(ch->good ? ch->good : ch->bad)->kind],
			pg_edge_name(ch->good ? ch->good : ch->bad, edge),
			ch->good ? pg_time_words(good, a) : "-",
			ch->bad ? pg_time_words(bad, b) : "-");
		if (ch->good && ch->bad && good)
			fprintf(out, " %.1fx", (double)bad / good);
		fputc('\n', out);
		for (c = 0; ch->good && ch->bad && c < PG_CAUSES; c++) {
			uint64_t x = ch->good->causes[c] / ch->good->n,
				 y = ch->bad->causes[c] / ch->bad->n;

			if ((x > y ? x - y : y - x) * 4 > (good > bad ? good - bad : bad - good))
				fprintf(out, "             %-27s %10s -> %s\n", pg_cause_words[c],
					pg_time_words(x, a), pg_time_words(y, b));
		}
	}
	if (!changed)
		fprintf(out, "  no stage changed by a factor of two or more\n");
	fputc('\n', out);
}

void pg_report_text(FILE *out, const struct pg_report_input *in)
{
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
			print_findings(out, run, in);
		for (j = 0; j < run->n_vms; j++) {
			if (in->diff || !pg_report_wants(in, j))
				continue;
			fprintf(out, "\nVM %d\n", j);
			print_bringups(out, run, j, in->all);
			print_vcpus(out, &run->vms[j], in->all);
			print_calls(out, &run->vms[j]);
		}
	}
	if (!in->diff)
		print_stats(out, &in->stats);
}
