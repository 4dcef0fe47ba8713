/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A finding: what a person should know about a recording, in words, with the lines that show it.
 */
#ifndef PG_FINDING_H
#define PG_FINDING_H

#include "../model/run.h"

enum pg_severity { PG_NOTE, PG_WARNING, PG_BAD };

struct pg_tl_finding {
	const char *id;			/* stable, for programs */
	enum pg_severity severity;
	int vm;
	const struct pg_vcpu *vcpu;	/* NULL: about the whole VM or recording (then vm is -1) */
	const struct pg_span *span;	/* NULL, or the one that it is about */
	char *text;
	char *evidence;			/* lines, each with its newline; NULL: none */
};

extern const char *const pg_severity_names[];

/* Those of one recording. */
struct pg_findings {
	struct pg_tl_finding *list;
	int n;
};

void pg_findings_sort(struct pg_findings *found);	/* the worst first */
void pg_findings_free(struct pg_findings *found);

/* Adds one, with a text as printf makes it. */
struct pg_tl_finding *pg_tl_finding_add(struct pg_findings *found, const char *id,
					enum pg_severity severity, const struct pg_vcpu *vcpu,
					const char *format, ...)
	__attribute__((format(printf, 5, 6)));
/* Evidence: one event, one line, or the marks and the longest things of a span. */
void pg_tl_finding_event(struct pg_tl_finding *f, const struct pg_event *ev);
void pg_tl_finding_line(struct pg_tl_finding *f, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void pg_tl_finding_span(struct pg_tl_finding *f, const struct pg_span *span);

#endif /* PG_FINDING_H */
