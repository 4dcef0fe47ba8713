/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The words that the forms share. Pure: text into a buffer, the same in the module and in userspace.
 */
#ifndef PG_WORDS_H
#define PG_WORDS_H

#include "verdict/judge.h"

/* "HONEST", "LIES" and "CANNOT TELL", by enum pg_overall. */
extern const char *const pg_overall_words[];

/* "HONEST", "LIES: 2" or "CANNOT TELL: reason". */
void pg_report_overall(struct pg_out *o, const struct pg_judgement *j);

/* One line without a newline: "LIES: 2 (PMUv3p4: PMMIR_EL1 undefined; ...)". */
void pg_report_line(struct pg_out *o, const struct pg_judgement *j);

/* A broken claim that counts: not only broken because another one is. */
static inline bool pg_counts(const struct pg_judgement *j, int claim)
{
	return pg_broken(j->result[claim].worst.verdict) && !j->result[claim].dependent;
}

/* The name of a feature without FEAT_ before it. */
const char *pg_short_feature(const char *feature);

/* What was seen of a claim. */
void pg_seen_text(struct pg_out *o, const struct pg_arch *arch, const struct pg_finding *f);

/* The CPUs on which a claim has this verdict, as a list like 0-3,7; those that were not probed for this reason. */
void pg_cpus_text(struct pg_out *o, const struct pg_capture *cap, unsigned int claim, enum pg_verdict v);
void pg_skipped_text(struct pg_out *o, const struct pg_capture *cap, enum pg_reason why);

/* What the probe cost, the most of all CPUs, in nanoseconds: 0 is unknown. And is the PMU as it was, on all of them? */
struct pg_costs {
	unsigned long long ns_all, ns_pmu, off_read, off_pmu;
	bool restored;
};

void pg_most(const struct pg_capture *cap, struct pg_costs *most);

#endif
