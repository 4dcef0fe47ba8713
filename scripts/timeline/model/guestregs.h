/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Registers that a guest sent through markers: the flight recorder's and the census'.
 */
#ifndef PG_GUESTREGS_H
#define PG_GUESTREGS_H

#include <stddef.h>

#include "symbols.h"
#include "vcpu.h"

/* Both halves of it arrived (an exception instead of a value does not count). */
bool pg_guestreg_get(const struct pg_guestregs *reports, uint32_t code, uint64_t *value);
const char *pg_guestreg_name(uint32_t code, char *buf);	/* buf of at least 32 bytes */
/* "ESR_EL1   0x0000000096000005  data abort ..." */
const char *pg_guestreg_words(const struct pg_guestreg *r, const struct pg_symbols *symbols, char *buf,
			    size_t len);
/* The part of it behind the number; "" if there is nothing to say. */
const char *pg_guestreg_meaning(uint32_t code, uint64_t value, const struct pg_symbols *symbols,
			      char *buf);

#endif /* PG_GUESTREGS_H */
