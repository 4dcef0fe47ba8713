/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The stages that a timeline consists of: those of the markers (earlyprobe/stages.h), those that
 * any guest shows without a marker, and those of the old-style markers.
 */
#ifndef PG_STAGE_H
#define PG_STAGE_H

#include <stdbool.h>
#include <stdint.h>

#define PG_STAGE_SEEN	0x1000		/* seen from the host, no marker */
#define PG_STAGE_OLD	0x2000		/* old-style marker; the immediate in the low bits */

enum pg_stage_id {
#define PG_STAGE(sym, id, ...) PG_ST_##sym = id,
#include "../../earlyprobe/stages.h"
	PG_ST_CPU_ON = PG_STAGE_SEEN,
	PG_ST_RUN,
	PG_ST_TRAPPED_MMU,
	PG_ST_SEEN_VA,
	PG_ST_FIRMWARE,
	PG_ST_FIRST_CPU_ON,
};

enum pg_who { BOOT, EACH, SECONDARY, RESUME, STUCK };

struct pg_stage {
	unsigned int id;
	const char *sym;
	enum pg_who who;
	const char *where;
	bool task;		/* the payload is a task, not an affinity */
	bool begins;		/* a CPU that is here has begun anew */
	bool done;		/* a CPU that is here has got through */
};

const struct pg_stage *pg_stage(unsigned int id);	/* NULL if there is none */
/* E020, PSCI, old 0x32: short, for tables. buf of at least 16 bytes. */
const char *pg_stage_tag(unsigned int id, char *buf);
/* What lies between two stages if it is one instruction, as in assembly; else NULL. */
const char *pg_stage_insn(unsigned int from, unsigned int to);

/* The stage that an HVC marks, or -1: not a marker. */
int pg_stage_of_hvc(uint64_t r0, uint64_t imm, bool legacy);

#endif /* PG_STAGE_H */
