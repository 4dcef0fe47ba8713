/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Findings: what a person should know about a recording, in words, with the lines that show it.
 */
#ifndef PG_FIND_H
#define PG_FIND_H

#include "model.h"
#include "symbols.h"

enum pg_severity { PG_NOTE, PG_WARNING, PG_BAD };

struct pg_finding {
	const char *id;			/* stable, for programs */
	enum pg_severity severity;
	int vm;
	const struct pg_vcpu *vcpu;	/* NULL: about the whole VM or recording (then vm is -1) */
	const struct pg_span *span;	/* NULL, or the one that it is about */
	char *text;
	char *evidence;			/* lines, each with its newline; NULL: none */
};

extern const char *const pg_severity_names[];

/* All findings of a recording, the worst first. */
void pg_find(struct pg_run *run, const struct pg_symbols *symbols);
void pg_findings_free(struct pg_run *run);

/* For the finders: adds one, with a text as printf makes it. */
struct pg_finding *pg_finding_add(struct pg_run *run, const char *id, enum pg_severity severity,
				  const struct pg_vcpu *vcpu, const char *format, ...)
	__attribute__((format(printf, 5, 6)));
/* Evidence: one event, one line, or the marks and the longest things of a span. */
void pg_finding_event(struct pg_finding *f, const struct pg_event *ev);
void pg_finding_line(struct pg_finding *f, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void pg_finding_span(struct pg_finding *f, const struct pg_span *span);

/* The finders. */
void pg_find_slow(struct pg_run *run, const struct pg_symbols *symbols);
void pg_find_stuck(struct pg_run *run, const struct pg_symbols *symbols);
void pg_find_deaths(struct pg_run *run, const struct pg_symbols *symbols);
void pg_find_reports(struct pg_run *run, const struct pg_symbols *symbols);

#endif /* PG_FIND_H */
