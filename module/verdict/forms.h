/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The forms in which a verdict is given: a row each. A form has a file of its own, which appends to the buffer and may be
 * called again with a larger one, see out.h.
 *
 *	PG_FORM(SYM, "name", function, "what it is")
 *
 * The name is that of the file in debugfs and of the option. To add a form: its row here, its file, and its object in
 * Kbuild.include.
 */
#ifndef PG_FORMS_H
#define PG_FORMS_H

#include "verdict/judge.h"

#define PG_FORMS \
	PG_FORM(REPORT,		"report", pg_report_text, "the report for people: what matters") \
	PG_FORM(ALL,		"all", pg_report_all, "the report for people, with every claim") \
	PG_FORM(JSON,		"json", pg_report_json, "one line of JSON, in full; keys only ever get added") \
	PG_FORM(KTAP,		"ktap", pg_report_ktap, "a test per claim, KTAP version 1") \
	PG_FORM(OPENMETRICS,	"openmetrics", pg_report_openmetrics, \
		"gauges for Prometheus, as OpenMetrics and for node_exporter's textfiles") \
	PG_FORM(CAPTURE,	"capture", pg_report_capture, "the capture itself, as this version writes it")

enum pg_form {
#define PG_FORM(sym, name, function, help) PG_FORM_##sym,
	PG_FORMS
#undef PG_FORM
	PG_NFORMS
};

#define PG_FORM(sym, name, function, help) \
	void function(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j);
PG_FORMS
#undef PG_FORM

extern const char *const pg_form_names[PG_NFORMS];
void pg_report_form(enum pg_form form, struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j);

#endif
