/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The forms in which explain prints rows of claims.h.
 */
#ifndef PG_EXPLAIN_H
#define PG_EXPLAIN_H

#include "../../module/judge.h"

/* One row in full, for people. */
void pg_explain_text(enum pg_claim claim);

/* The chosen rows as one line of JSON; returns 0, or -1 when memory is short. */
int pg_explain_json(const bool *chosen);

/* The whole table as a document in Markdown. */
void pg_explain_markdown(void);

/* What a row of effects.h says, as one sentence in a static buffer: "v5.10 to v6.6: dies at boot in ...". */
const char *pg_effect_sentence(int effect);

#endif
