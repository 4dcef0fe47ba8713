/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The plan takes no word that the kernel rewrites itself.
 */
#include "plan.h"

int pg_plan_add(struct pg_plan *plan, const struct pg_image *img, uint32_t off, uint32_t new,
		const char *what, struct pg_err *err)
{
	if (plan->n == PG_WRITES_MAX)
		return pg_fail(err, "more than %d words to write: this cannot be right",
			       PG_WRITES_MAX);
	if (off & 3 || off >= img->words * 4 || pg_marked(img, PG_RELOC, off) ||
	    pg_marked(img, PG_ALTERN, off))
		return pg_fail(err,
			       "would have to write a word that the kernel rewrites itself (0x%x)",
			       off);
	plan->w[plan->n++] = (struct pg_write){
		.off = off, .old = pg_word(img, off), .new = new, .what = what
	};
	return 0;
}
