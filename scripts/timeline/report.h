/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The forms of a report. Each writes all of it to out.
 */
#ifndef PG_REPORT_H
#define PG_REPORT_H

#include "find.h"
#include "stats.h"

struct pg_report_input {
	struct pg_run **runs;
	int n_runs;
	struct pg_stats stats;		/* over all runs */
	bool diff;			/* runs[0] is good, runs[1] is bad */
	struct pg_change *changes;	/* of a diff */
	int n_changes;
	const struct pg_symbols *symbols;
	int vm;				/* -1: all */
	bool all;			/* text: leave nothing out */
};

void pg_report_text(FILE *out, const struct pg_report_input *in);
void pg_report_json(FILE *out, const struct pg_report_input *in);
void pg_report_csv(FILE *out, const struct pg_report_input *in);
void pg_report_svg(FILE *out, const struct pg_report_input *in);
void pg_report_perfetto(FILE *out, const struct pg_report_input *in);

static inline bool pg_report_wants(const struct pg_report_input *in, int vm)
{
	return vm >= 0 && (in->vm < 0 || in->vm == vm);
}

#endif /* PG_REPORT_H */
