/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What was done, for people and as JSON.
 */
#ifndef PG_REPORT_H
#define PG_REPORT_H

#include "patch.h"

struct pg_names;
struct pg_names *pg_names_load(const char *system_map, struct pg_err *err);
void pg_names_free(struct pg_names *names);
const char *pg_name(const struct pg_names *names, uint32_t off);
void pg_report_text(const struct pg_patch *p, const struct pg_names *names, bool writes);
void pg_report_json(const struct pg_patch *p, const struct pg_names *names);

#endif /* PG_REPORT_H */
