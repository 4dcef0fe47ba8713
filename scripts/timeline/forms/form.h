/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The forms of the result. Each writes all of it to out.
 */
#ifndef PG_FORM_H
#define PG_FORM_H

#include <stdio.h>

#include "../findings/finding.h"
#include "../model/stats.h"
#include "../model/symbols.h"

struct pg_form_input {
	struct pg_run **runs;
	struct pg_findings *findings;	/* one for each */
	int n_runs;
	struct pg_stats stats;		/* over all runs */
	bool diff;			/* runs[0] is good, runs[1] is bad */
	struct pg_change *changes;	/* of a diff */
	int n_changes;
	const struct pg_symbols *symbols;
	int vm;				/* -1: all */
	bool all;			/* text: leave nothing out */
	const char *colour;		/* text: "auto", "always", "never" */
};

void pg_form_text(FILE *out, const struct pg_form_input *in);
void pg_form_json(FILE *out, const struct pg_form_input *in);
void pg_form_csv(FILE *out, const struct pg_form_input *in);
void pg_form_svg(FILE *out, const struct pg_form_input *in);
void pg_form_perfetto(FILE *out, const struct pg_form_input *in);

static inline bool pg_form_wants(const struct pg_form_input *in, int vm)
{
	return vm >= 0 && (in->vm < 0 || in->vm == vm);
}

#endif /* PG_FORM_H */
