/* SPDX-License-Identifier: GPL-2.0 */
/*
 * All findings of a recording, the worst first.
 */
#ifndef PG_FIND_H
#define PG_FIND_H

#include "../model/symbols.h"
#include "finding.h"

void pg_find(struct pg_findings *found, const struct pg_run *run, const struct pg_symbols *symbols);

#endif /* PG_FIND_H */
