/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Registers sent through markers, in words. See guestregs.h.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "../../../earlyprobe/marker.h"
#include "../words/sysreg.h"
#include "../words/words.h"
#include "guestregs.h"

#define IS_FAULT(code)	((code) >> 8 == 0xf)

bool pg_guestreg_get(const struct pg_guestregs *reports, uint32_t code, uint64_t *value)
{
	int i;

	for (i = 0; i < reports->n; i++) {
		if (reports->r[i].code == code && reports->r[i].halves == 3 &&
		    !reports->r[i].undef) {
			*value = reports->r[i].value;
			return true;
		}
	}
	return false;
}

const char *pg_guestreg_name(uint32_t code, char *buf)
{
	static const char *const names[] = {
		"ESR_EL1", "ELR_EL1", "FAR_EL1", "SP", "LR", "MPIDR_EL1", "SCTLR_EL1",
	};

	if (code >= PG_FAULT_ESR && code <= PG_FAULT_SCTLR)
		snprintf(buf, 32, "%s", names[code - PG_FAULT_ESR]);
	else if (IS_FAULT(code))
		snprintf(buf, 32, "register 0x%03x", code);
	else
		pg_sysreg_name(PG_ENC(3, 0, code >> 7, code >> 3 & 15, code & 7), buf);
	return buf;
}

const char *pg_guestreg_meaning(uint32_t code, uint64_t value, const struct pg_symbols *symbols,
			      char *buf)
{
	buf[0] = '\0';
	if (pg_poison_words(value, buf))
		return buf;
	switch (code) {
	case PG_FAULT_ESR:
		return pg_esr_words(value, buf);
	case PG_FAULT_ELR:
	case PG_FAULT_LR:
		return pg_symbols_name(symbols, value, buf) ? buf : "";
	case PG_FAULT_SP:
		return value ? "" : "no stack: the CPU was never given one";
	case PG_FAULT_MPIDR:
		snprintf(buf, PG_WORDS, "affinity %u.%u.%u.%u", (unsigned int)(value >> 32 & 255),
			 (unsigned int)(value >> 16 & 255), (unsigned int)(value >> 8 & 255),
			 (unsigned int)(value & 255));
		return buf;
	case PG_FAULT_SCTLR:
		return value & 1 ? "MMU on" : "MMU off";
	case PG_CENSUS_DFR0:
		snprintf(buf, PG_WORDS, "PMUVer %u", (unsigned int)(value >> 8 & 15));
		return buf;
	case PG_CENSUS_PFR0:
		snprintf(buf, PG_WORDS, "MPAM %u", (unsigned int)(value >> 40 & 15));
		return buf;
	}
	return buf;
}

const char *pg_guestreg_words(const struct pg_guestreg *r, const struct pg_symbols *symbols, char *buf,
			    size_t len)
{
	char name[32], meaning[PG_WORDS];

	pg_guestreg_name(r->code, name);
	if (r->undef)
		snprintf(buf, len, "%-18s is unreadable: %s", name, pg_esr_words(r->value, meaning));
	else if (r->halves != 3)
		snprintf(buf, len, "%-18s only the %s half arrived: 0x%08" PRIx32, name,
			 r->halves == 1 ? "low" : "high",
			 (uint32_t)(r->halves == 1 ? r->value : r->value >> 32));
	else
		snprintf(buf, len, "%-18s 0x%016" PRIx64 "  %s", name, r->value,
			 pg_guestreg_meaning(r->code, r->value, symbols, meaning));
	return buf;
}
