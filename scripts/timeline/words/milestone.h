/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The stages that a timeline consists of: those of the markers (earlyprobe/stages.h), those that
 * any guest shows without a marker, and those of the old-style markers.
 */
#ifndef PG_MILESTONE_H
#define PG_MILESTONE_H

#include <stdbool.h>
#include <stdint.h>

#define PG_STAGE_SEEN	0x1000		/* seen from the host, no marker */
#define PG_STAGE_OLD	0x2000		/* old-style marker; the immediate in the low bits */

enum pg_milestone_id {
#define PG_STAGE(sym, id, ...) PG_ST_##sym = id,
#include "../../../earlyprobe/stages.h"
	PG_ST_CPU_ON = PG_STAGE_SEEN,
	PG_ST_RUN,
	PG_ST_TRAPPED_MMU,
	PG_ST_SEEN_VA,
	PG_ST_FIRMWARE,
	PG_ST_FIRST_CPU_ON,
};

enum pg_who { BOOT, EACH, SECONDARY, RESUME, STUCK };

struct pg_milestone {
	unsigned int id;
	const char *sym;
	enum pg_who who;
	const char *where;
	bool task;		/* the payload is a task, not an affinity */
	bool begins;		/* a CPU that is here has begun anew */
	bool done;		/* a CPU that is here has got through */
};

const struct pg_milestone *pg_milestone(unsigned int id);	/* NULL if there is none */
/* E020, PSCI, old 0x32: short, for tables. buf of at least 16 bytes. */
const char *pg_milestone_tag(unsigned int id, char *buf);
/*
 * What a CPU does from one milestone to another, in short: "msr sctlr_el1"; the second form has the code behind it:
 * "msr sctlr_el1 (E020)". to is 0 where there is none. buf of at least PG_SHORT bytes.
 */
#define PG_SHORT	64
const char *pg_milestone_short(unsigned int from, unsigned int to, char *buf);
const char *pg_milestone_name(unsigned int from, unsigned int to, char *buf);
/* What lies between two stages if it is one instruction, as in assembly; else NULL. */
const char *pg_milestone_insn(unsigned int from, unsigned int to);

/* The stage that an HVC marks, or -1: not a marker. */
int pg_milestone_of_hvc(uint64_t r0, uint64_t imm, bool legacy);

#endif /* PG_MILESTONE_H */
