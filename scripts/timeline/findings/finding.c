/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Findings and their evidence. See finding.h.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../words/words.h"
#include "eventline.h"
#include "finding.h"

const char *const pg_severity_names[] = { "note", "warning", "bad" };

struct pg_tl_finding *pg_tl_finding_add(struct pg_findings *found, const char *id,
					enum pg_severity severity, const struct pg_vcpu *vcpu,
					const char *format, ...)
{
	/* One that nobody will see, for when there is no memory: callers need not care. */
	static struct pg_tl_finding nowhere;
	struct pg_tl_finding *list = realloc(found->list, (found->n + 1) * sizeof(*list)), *f;
	va_list args;

	free(nowhere.evidence);
	memset(&nowhere, 0, sizeof(nowhere));
	if (!list)
		return &nowhere;
	found->list = list;
	f = &list[found->n];
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
	found->n++;
	return f;
}

static void append(struct pg_tl_finding *f, const char *line)
{
	size_t old = f->evidence ? strlen(f->evidence) : 0, len = strlen(line);
	char *longer = realloc(f->evidence, old + len + 2);

	if (!longer)
		return;
	f->evidence = longer;
	memcpy(longer + old, line, len);
	memcpy(longer + old + len, "\n", 2);
}

void pg_tl_finding_line(struct pg_tl_finding *f, const char *format, ...)
{
	char *line = NULL;
	va_list args;

	va_start(args, format);
	if (vasprintf(&line, format, args) >= 0)
		append(f, line);
	va_end(args);
	free(line);
}

static void append_event(struct pg_tl_finding *f, const struct pg_event *ev, uint64_t ns)
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

void pg_tl_finding_event(struct pg_tl_finding *f, const struct pg_event *ev)
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

void pg_tl_finding_span(struct pg_tl_finding *f, const struct pg_span *span)
{
	const struct pg_account *a = &span->acct;
	uint64_t least = (span->to.ts - span->from.ts) / 20;
	struct pg_evidence sorted[PG_EVIDENCE_MAX];
	int i;

	f->span = span;
	memcpy(sorted, a->evidence, sizeof(sorted));
	qsort(sorted, a->n_evidence, sizeof(sorted[0]), by_time);
	pg_tl_finding_event(f, &span->from.ev);
	for (i = 0; i < a->n_evidence; i++)
		if ((sorted[i].ns >= least || !sorted[i].ns) &&
		    !same_event(&sorted[i].ev, &span->from.ev) &&
		    !(same_event(&sorted[i].ev, &span->to.ev) && !span->open))
			append_event(f, &sorted[i].ev, sorted[i].ns);
	if (!span->open)
		pg_tl_finding_event(f, &span->to.ev);
}

/* The worst first; those alike stay in the order in which they were found. */
void pg_findings_sort(struct pg_findings *found)
{
	struct pg_tl_finding f;
	int i, j;

	for (i = 1; i < found->n; i++) {
		f = found->list[i];
		for (j = i; j && found->list[j - 1].severity < f.severity; j--)
			found->list[j] = found->list[j - 1];
		found->list[j] = f;
	}
}

void pg_findings_free(struct pg_findings *found)
{
	int i;

	for (i = 0; i < found->n; i++) {
		free(found->list[i].text);
		free(found->list[i].evidence);
	}
	free(found->list);
	*found = (struct pg_findings){ 0 };
}
