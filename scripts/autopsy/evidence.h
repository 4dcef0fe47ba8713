/* SPDX-License-Identifier: GPL-2.0 */
/*
 * From lines to deaths. A source is a stream of its own: what one console says of a death stands in its lines, one after
 * the other; pg_evidence_begin() starts the next one.
 */
#ifndef PG_EVIDENCE_H
#define PG_EVIDENCE_H

#include "keywords.h"
#include "reading.h"

void pg_evidence_begin(struct pg_reading *e, struct pg_deaths *deaths, const char *source);

/* One line, cleaned. */
void pg_evidence_line(struct pg_reading *e, const char *text, size_t len, uint64_t number);

#endif
