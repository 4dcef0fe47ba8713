/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The verdicts as KTAP version 1, a test per claim: Documentation/dev-tools/ktap.rst. Pure, see forms.h.
 */
#include "verdict/forms.h"
#include "verdict/words.h"

void pg_report_ktap(struct pg_out *o, const struct pg_capture *cap, const struct pg_judgement *j)
{
	u32 i, pass = 0, fail = 0, skipped = 0;

	pg_put(o, "KTAP version 1\n");
	if (j->overall == PG_CANNOT_TELL) {
		pg_put(o, "1..0 # SKIP %s\n", pg_refusals[j->refusal]);
		return;
	}
	pg_put(o, "1..%u\n", j->arch->nclaims);
	for (i = 0; i < j->arch->nclaims; i++) {
		const struct pg_finding *f = &j->result[i].worst;
		bool bad = pg_broken(f->verdict) && !j->result[i].dependent;

		if (bad || f->verdict == PG_HIDDEN) {
			pg_put(o, "# %s %s: ", j->arch->claims[i].id, pg_verdicts[f->verdict]);
			pg_seen_text(o, j->arch, f);
			pg_put(o, "\n");
		}
		pg_put(o, "%s %u %s %s", bad ? "not ok" : "ok", i + 1, j->arch->claims[i].id, j->arch->claims[i].claim);
		if (f->verdict == PG_NA) {
			pg_put(o, " # SKIP not claimed");
		} else if (f->verdict == PG_SKIP) {
			pg_put(o, " # SKIP ");
			pg_seen_text(o, j->arch, f);
		} else if (j->result[i].dependent) {
			pg_put(o, " # SKIP because of %s", j->arch->claims[j->arch->claims[i].root].id);
		}
		pg_put(o, "\n");
		if (bad)
			fail++;
		else if (f->verdict == PG_NA || f->verdict == PG_SKIP || j->result[i].dependent)
			skipped++;
		else
			pass++;
	}
	pg_put(o, "# Totals: pass:%u fail:%u xfail:0 xpass:0 skip:%u error:0\n", pass, fail, skipped);
}
