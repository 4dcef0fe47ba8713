/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Which guests are affected, the fix, the workaround. See claimlines.h.
 */
#include "claimlines.h"

static void affected(void *data, const char *line)
{
	pg_tl_finding_line(data, "  guests:     %s", line);
}

void pg_tl_finding_claim(struct pg_tl_finding *f, const struct pg_regclaim *claim)
{
	pg_regclaim_effects(claim, affected, f);
	if (*claim->cure)
		pg_tl_finding_line(f, "  fix:        %s", claim->cure);
	if (*claim->wayout)
		pg_tl_finding_line(f, "  workaround: %s", claim->wayout);
}
