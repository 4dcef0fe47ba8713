/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Verdicts as people and programs read them. Pure: text into a buffer, the same in the module and in userspace.
 *
 * Each function appends to the buffer and may be called again with a larger one, see out.h.
 */
#ifndef PG_REPORT_H
#define PG_REPORT_H

#include "judge.h"
#include "out.h"

/* The report for people. Its first screen: does the host lie, about what, who breaks, the cure, what to do now. */
void pg_report_text(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j);

/* One line without a newline: "LIES: 2 (PMUv3p4: PMMIR_EL1 undefined; ...)". */
void pg_report_line(struct pg_out *o, const struct pg_judgement *j);

/* "HONEST", "LIES: 2" or "CANNOT TELL: reason"; and the three words without the rest, by enum pg_overall. */
extern const char *const pg_overall_words[];
void pg_report_overall(struct pg_out *o, const struct pg_judgement *j);

/* One line of JSON with a newline, schema PG_SCHEMA; keys only ever get added. */
void pg_report_json(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j);

/* KTAP version 1 (Documentation/dev-tools/ktap.rst): a test per claim. */
void pg_report_ktap(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j);

/* Gauges for Prometheus: valid both as OpenMetrics 1.0 and as the older text format that node_exporter collects. */
void pg_report_openmetrics(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j);

/* The capture itself as JSON with a newline: the raw values, enough to judge again elsewhere. */
void pg_capture_json(struct pg_out *o, const struct pg_capture *cap);

/* The forms there are, by the names of the files in debugfs and of the options: report, json, ktap ... */
enum pg_form { PG_FORM_REPORT, PG_FORM_JSON, PG_FORM_KTAP, PG_FORM_OPENMETRICS, PG_FORM_CAPTURE, PG_NFORMS };
extern const char *const pg_form_names[PG_NFORMS];
void pg_report_form(enum pg_form form, struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j);

/* What the probe cost, the most of all CPUs, in nanoseconds: 0 is unknown. And is the PMU as it was, on all of them? */
struct pg_costs {
	unsigned long long ns_all, ns_pmu, off_read, off_pmu;
	bool restored;
};

void pg_most(const struct pg_capture *cap, struct pg_costs *most);

/* What was seen of a claim, in words. */
void pg_seen_text(struct pg_out *o, const struct pg_finding *f);

/* The CPUs on which a claim has this verdict, as a list like 0-3,7. */
void pg_cpus_text(struct pg_out *o, const struct pg_capture *cap, enum pg_claim claim, enum pg_verdict v);

#endif
