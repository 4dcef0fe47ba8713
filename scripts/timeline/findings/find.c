/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The list of finders. See find.h.
 */
#include <stddef.h>

#include "find.h"
#include "finders.h"

static pg_finder *const finders[] = {
	pg_find_deaths, pg_find_guest_reports, pg_find_stuck, pg_find_slow, pg_find_flaws,
};

void pg_find(struct pg_findings *found, const struct pg_run *run, const struct pg_symbols *symbols)
{
	size_t i;

	for (i = 0; i < sizeof(finders) / sizeof(finders[0]); i++)
		finders[i](found, run, symbols);
	pg_findings_sort(found);
}
