/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Every write to the Image, collected before the first is made.
 */
#ifndef PG_PLAN_H
#define PG_PLAN_H

#include "image.h"

#define PG_WRITES_MAX	4096

struct pg_write {
	uint32_t off, old, new;
	bool used;		/* the old word is not a free one */
	const char *what;
};

struct pg_plan {
	struct pg_write w[PG_WRITES_MAX];
	unsigned int n;
	bool overflow;
};

int pg_plan_add(struct pg_plan *plan, const struct pg_image *img, uint32_t off, uint32_t new,
		const char *what, struct pg_err *err);

#endif /* PG_PLAN_H */
