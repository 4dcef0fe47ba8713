/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The forms of an autopsy.
 */
#ifndef PG_AUTOPSY_REPORT_H
#define PG_AUTOPSY_REPORT_H

#include <json-c/json.h>
#include "verdict.h"

/* For people, to standard output. */
void pg_autopsy_text(const struct pg_deaths *deaths, const struct pg_finding_of *findings, size_t n);

/* One line of JSON, timelines (an array) in it; returns 0, or -1 when memory is short. */
int pg_autopsy_json(const struct pg_deaths *deaths, const struct pg_finding_of *findings, size_t n, struct json_object *timelines);

#endif
