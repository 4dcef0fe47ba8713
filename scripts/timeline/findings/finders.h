/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The finders. Each adds what it finds in a recording.
 */
#ifndef PG_FINDERS_H
#define PG_FINDERS_H

#include "../model/symbols.h"
#include "finding.h"

typedef void pg_finder(struct pg_findings *found, const struct pg_run *run,
		       const struct pg_symbols *symbols);

pg_finder pg_find_deaths;
pg_finder pg_find_guest_reports;
pg_finder pg_find_stuck;
pg_finder pg_find_slow;
pg_finder pg_find_flaws;	/* of the recording itself */

#endif /* PG_FINDERS_H */
