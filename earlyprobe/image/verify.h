/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Check a patched Image against its record, its original and the rules.
 */
#ifndef PG_VERIFY_H
#define PG_VERIFY_H

#include "patch.h"

/* @p: the same patch made anew, for the caller to report and to free in any case. */
int pg_verify(struct pg_patch *p, const uint8_t *buf, size_t size, bool *off, struct pg_err *err);

#endif /* PG_VERIFY_H */
