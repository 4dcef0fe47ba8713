/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The list of findings and their evidence. See find.h.
 */
#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "find.h"
#include "stage.h"
#include "words.h"

const char *const pg_severity_names[] = { "note", "warning", "bad" };

struct pg_finding *pg_finding_add(struct pg_run *run, const char *id, enum pg_severity severity,
				  const struct pg_vcpu *vcpu, const char *format, ...)
{
	/* One that nobody will see, for when there is no memory: callers need not care. */
	static struct pg_finding nowhere;
	struct pg_finding *list = realloc(run->findings, (run->n_findings + 1) * sizeof(*list)), *f;
	va_list args;

	free(nowhere.evidence);
	memset(&nowhere, 0, sizeof(nowhere));
	if (!list)
		return &nowhere;
	run->findings = list;
	f = &list[run->n_findings];
	memset(f, 0, sizeof(*f));
	f->id = id;
	f->severity = severity;
	f->vcpu = vcpu;
	f->vm = vcpu ? vcpu->vm : -1;
	va_start(args, format);
	if (vasprintf(&f->text, format, args) < 0)
		f->text = NULL;
	va_end(args);
	if (!f->text)
		return &nowhere;
	run->n_findings++;
	return f;
}

static void append(struct pg_finding *f, const char *line)
{
	size_t old = f->evidence ? strlen(f->evidence) : 0, len = strlen(line);
	char *longer = realloc(f->evidence, old + len + 2);

	if (!longer)
		return;
	f->evidence = longer;
	memcpy(longer + old, line, len);
	memcpy(longer + old + len, "\n", 2);
}

void pg_finding_line(struct pg_finding *f, const char *format, ...)
{
	char *line = NULL;
	va_list args;

	va_start(args, format);
	if (vasprintf(&line, format, args) >= 0)
		append(f, line);
	va_end(args);
	free(line);
}

static void append_event(struct pg_finding *f, const struct pg_event *ev, uint64_t ns)
{
	char *line = NULL, took[PG_WORDS];
	size_t len;
	FILE *out = open_memstream(&line, &len);

	if (!out)
		return;
	pg_event_print(out, ev);
	if (ns)
		fprintf(out,
			ev->kind == PG_EV_SWITCH ? "   [preempted for %s]" :
						   "   [%s to the next entry]",
			pg_time_words(ns, took));
	if (!fclose(out))
		append(f, line);
	free(line);
}

void pg_finding_event(struct pg_finding *f, const struct pg_event *ev)
{
	append_event(f, ev, 0);
}

static int by_time(const void *a, const void *b)
{
	const struct pg_evidence *x = a, *y = b;

	return (x->ev.ts > y->ev.ts) - (x->ev.ts < y->ev.ts);
}

static bool same_event(const struct pg_event *a, const struct pg_event *b)
{
	return a->ts == b->ts && a->pid == b->pid && a->kind == b->kind;
}

void pg_finding_span(struct pg_finding *f, const struct pg_span *span)
{
	const struct pg_account *a = &span->acct;
	uint64_t least = (span->to.ts - span->from.ts) / 20;
	struct pg_evidence sorted[PG_EVIDENCE_MAX];
	int i;

	f->span = span;
	memcpy(sorted, a->evidence, sizeof(sorted));
	qsort(sorted, a->n_evidence, sizeof(sorted[0]), by_time);
	pg_finding_event(f, &span->from.ev);
	for (i = 0; i < a->n_evidence; i++)
		if ((sorted[i].ns >= least || !sorted[i].ns) &&
		    !same_event(&sorted[i].ev, &span->from.ev) &&
		    !(same_event(&sorted[i].ev, &span->to.ev) && !span->open))
			append_event(f, &sorted[i].ev, sorted[i].ns);
	if (!span->open)
		pg_finding_event(f, &span->to.ev);
}

static void find_losses(struct pg_run *run)
{
	struct pg_finding *f;
	int i;

	if (!run->n_lost_places)
		return;
	f = pg_finding_add(
		run, "lost-events", PG_WARNING, NULL,
		"the recording lost events at %" PRIu64 " places (at least %" PRIu64
		" events): intervals "
		"in which that happened are void; record with a larger buffer (trace-cmd record -b)",
		run->n_lost_places, run->n_lost_events);
	for (i = 0; i < run->n_lost && i < 4; i++)
		pg_finding_line(f,
				"host CPU %d: between %" PRIu64 ".%06" PRIu64 " and %" PRIu64
				".%06" PRIu64,
				run->lost[i].cpu, run->lost[i].from / 1000000000,
				run->lost[i].from / 1000 % 1000000, run->lost[i].to / 1000000000,
				run->lost[i].to / 1000 % 1000000);
}

static void find_about_recording(struct pg_run *run)
{
	char name[16];
	int i;

	if (run->old_markers && !run->legacy && !run->markers)
		pg_finding_add(run, "old-markers", PG_NOTE, NULL,
			       "there are %" PRIu64
			       " HVCs that look like old-style markers: use --legacy to read them",
			       run->old_markers);
	if (!run->info.seen[PG_EV_EXIT] || !run->info.seen[PG_EV_ENTRY])
		pg_finding_add(
			run, "no-exits", PG_NOTE, NULL,
			"kvm_entry and kvm_exit were not recorded: how long a stage took is known, "
			"but not what took it; polygraph record takes all that is needed");
	else if (!run->info.seen[PG_EV_SWITCH])
		pg_finding_add(
			run, "no-sched", PG_NOTE, NULL,
			"sched_switch was not recorded: time in which a vCPU was preempted on the host "
			"is counted as its exit handler's");
	if (run->n_bringups_dropped)
		pg_finding_add(run, "too-many", PG_NOTE, NULL,
			       "%d more bring-ups were recorded than are shown (%d)",
			       run->n_bringups_dropped, PG_BRINGUPS_MAX);
	if (run->backwards > run->info.events / 1000 && !run->info.printed)
		pg_finding_add(run, "clock", PG_WARNING, NULL,
			       "time ran backwards for a vCPU %" PRIu64
			       " times: the clocks of the host's CPUs differ; "
			       "record with trace-cmd record -C mono",
			       run->backwards);
	for (i = 0; i < run->n_vcpus; i++)
		if (run->vcpus[i]->vm >= 0 && run->vcpus[i]->n_calls == PG_CALLS_MAX) {
			pg_finding_add(
				run, "many-calls", PG_NOTE, run->vcpus[i],
				"%s called more than %d different functions: not all are listed",
				pg_vcpu_name(run->vcpus[i], name), PG_CALLS_MAX);
			break;
		}
}

/* The worst first; those alike stay in the order in which they were found. */
static void sort(struct pg_run *run)
{
	struct pg_finding f;
	int i, j;

	for (i = 1; i < run->n_findings; i++) {
		f = run->findings[i];
		for (j = i; j && run->findings[j - 1].severity < f.severity; j--)
			run->findings[j] = run->findings[j - 1];
		run->findings[j] = f;
	}
}

void pg_find(struct pg_run *run, const struct pg_symbols *symbols)
{
	pg_find_deaths(run, symbols);
	pg_find_reports(run, symbols);
	pg_find_stuck(run, symbols);
	pg_find_slow(run, symbols);
	find_losses(run);
	find_about_recording(run);
	sort(run);
}

void pg_findings_free(struct pg_run *run)
{
	int i;

	for (i = 0; i < run->n_findings; i++) {
		free(run->findings[i].text);
		free(run->findings[i].evidence);
	}
	free(run->findings);
	run->findings = NULL;
	run->n_findings = 0;
}
