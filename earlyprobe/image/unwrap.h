/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Raw Image out of a file's bytes; *how is "raw", "gzip" or "zboot/<compression>".
 */
#ifndef PG_UNWRAP_H
#define PG_UNWRAP_H

#include <stddef.h>
#include <stdint.h>
#include "err.h"

int pg_unwrap(uint8_t **buf, size_t *size, const char **how, struct pg_err *err);

#endif /* PG_UNWRAP_H */
