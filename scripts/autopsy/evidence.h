/* SPDX-License-Identifier: GPL-2.0 */
/*
 * From lines to deaths. A source is a stream of its own: what one console says of a death stands in its lines, one after
 * the other; pg_evidence_begin() starts the next one.
 */
#ifndef PG_EVIDENCE_H
#define PG_EVIDENCE_H

#include "death.h"
#include "keywords.h"

struct pg_reading {
	struct pg_deaths *deaths;
	const char *source;
	uint64_t line;
	const char *text;		/* the line */
	char kernel[PG_DEATH_TEXT];		/* what the source said of its kernel last */
	struct pg_death *open;		/* whose lines these are, or NULL */
	struct pg_death *autoload;	/* a VMX abort whose MSRs follow */
	uint64_t index, vcpu_pc;	/* of an MSR in that list; of a vCPU in QEMU's monitor */
	int vcpu;			/* -1: none */
};

void pg_evidence_begin(struct pg_reading *e, struct pg_deaths *deaths, const char *source);

/* One line, cleaned. */
void pg_evidence_line(struct pg_reading *e, const char *text, size_t len, uint64_t number);

#endif
