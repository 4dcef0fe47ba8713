/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What breaks: which rows of effects.h speak of a claim, and those rows in words. Every form of a report, explain, predict
 * and the timeline say it from here. Pure, see forms.h.
 */
#ifndef PG_BREAKS_H
#define PG_BREAKS_H

#include "verdict/arch.h"

/* The upstream series that are always spoken of, the oldest first. */
extern const u16 pg_series[];
extern const int pg_nseries;

/* Does the row speak of this verdict of its claim? */
bool pg_effect_answers(const struct pg_effect *e, enum pg_verdict v);

/*
 * The next row from i on that speaks of the claim, or -1: with this verdict, or any with PG_NVERDICTS; on this CPU as far as
 * is known of it, or on any with NULL.
 */
int pg_effect_next(const struct pg_arch *arch, int i, unsigned int claim, enum pg_verdict v, const struct pg_cpu *c);

/* "dies at boot in FUNCTION, with ...; note": what a kernel does. */
void pg_effect_text(struct pg_out *o, const struct pg_effect *e);

/* No row of effects.h is longer than that in words. */
#define PG_EFFECT_TEXT	512

/* "v5.10 to v6.6, if PMCEID1_EL0[31]: dies at boot in ...": the whole row; with answer also to what it is an answer. */
void pg_effect_sentence(struct pg_out *o, const struct pg_effect *e, bool answer);

/* All rows that pg_effect_next() finds, as one line; "see PMU-19" where the root says it all. */
void pg_breaks_text(struct pg_out *o, const struct pg_arch *arch, unsigned int claim, enum pg_verdict v, const struct pg_cpu *c);

/* "DIES" and the like. */
const char *pg_what_key(enum pg_what what);

/* "6.12"; the release before this one; "v5.10 to v6.6", "from v6.7 on" and the like. */
void pg_release_text(struct pg_out *o, unsigned int release);
unsigned int pg_release_before(unsigned int release);
void pg_span_text(struct pg_out *o, unsigned int from, unsigned int until);

/* An expression of the tables as people read it: REG.FIELD, and, or. */
void pg_expression_text(struct pg_out *o, const char *expression);

#endif
