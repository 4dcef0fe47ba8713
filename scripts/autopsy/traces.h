/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Recordings among the sources: polygraph-timeline, which lies beside this program, reads them.
 */
#ifndef PG_TRACES_H
#define PG_TRACES_H

#include <json-c/json.h>
#include <stdbool.h>

/* Is this file what trace-cmd record or polygraph record leaves? */
bool pg_is_recording(const char *path);

/* The report of polygraph-timeline for people, to standard output. False when it could not be made: it has said why. */
bool pg_trace_text(const char *path);

/* The same as JSON, or NULL. */
struct json_object *pg_trace_json(const char *path);

/* Does it name a claim: did the guest access what is undefined there? */
bool pg_trace_names_claim(struct json_object *timeline);

#endif
