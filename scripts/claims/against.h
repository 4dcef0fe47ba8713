/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Two captures of one guest.
 */
#ifndef PG_AGAINST_H
#define PG_AGAINST_H

#include "verdict/capture.h"

/*
 * Print what changed from old to new, a line each, and say so when nothing did. Returns 0 when no claim is broken that
 * was not before, 1 when one is, 2 when one of the two has no verdict.
 */
int pg_against(const struct pg_capture *old, const struct pg_capture *new);

#endif
