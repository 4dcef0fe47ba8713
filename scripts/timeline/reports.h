/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Registers that a guest sent through markers: the flight recorder's and the census'.
 */
#ifndef PG_REPORTS_H
#define PG_REPORTS_H

#include "model.h"
#include "symbols.h"

/* Both halves of it arrived (an exception instead of a value does not count). */
bool pg_report_get(const struct pg_reports *reports, uint32_t code, uint64_t *value);
const char *pg_report_name(uint32_t code, char *buf);	/* buf of at least 32 bytes */
/* "ESR_EL1   0x0000000096000005  data abort ..." */
const char *pg_report_words(const struct pg_report *r, const struct pg_symbols *symbols, char *buf,
			    size_t len);
/* The part of it behind the number; "" if there is nothing to say. */
const char *pg_report_meaning(uint32_t code, uint64_t value, const struct pg_symbols *symbols,
			      char *buf);

#endif /* PG_REPORTS_H */
