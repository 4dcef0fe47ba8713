/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Run the code from a site until it is back, with symbols for registers.
 */
#ifndef PG_SYMBOLIC_H
#define PG_SYMBOLIC_H

#include "image.h"

/* @seen: markers met on the way, as bits of stages. -1 if any rule is broken. */
int pg_symbolic(const struct pg_image *img, uint32_t site, uint32_t original, uint32_t clobber,
		bool el2, bool strict, uint32_t *seen, struct pg_err *err);

#endif /* PG_SYMBOLIC_H */
