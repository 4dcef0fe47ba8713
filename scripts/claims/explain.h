/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The forms in which explain prints rows of claims.h.
 */
#ifndef PG_EXPLAIN_H
#define PG_EXPLAIN_H

#include "arches.h"
#include "verdict/judge.h"

/* One row in full, for people. */
void pg_explain_text(const struct pg_arch *arch, unsigned int claim);

/* The chosen rows, by architecture in the order of pg_arches, as one line of JSON; returns 0, or -1 when memory is short. */
int pg_explain_json(bool (*chosen)[PG_MAX_CLAIMS]);

/* All tables as a document in Markdown. */
void pg_explain_markdown(void);

#endif
