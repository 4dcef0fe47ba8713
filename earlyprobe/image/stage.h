/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The rows of ../stages.h as data.
 */
#ifndef PG_STAGE_H
#define PG_STAGE_H

#include <stdbool.h>
#include <stdint.h>
#include "err.h"
#include "../marker.h"

enum pg_stage_id {
#define PG_STAGE(sym, id, who, need, phase, payload, where, live) PG_ST_##sym,
#include "../stages.h"
	PG_NSTAGES
};

enum pg_phase { PG_PHASE_OFF, PG_PHASE_IDMAP, PG_PHASE_VA };

struct pg_stage {
	const char *sym, *where, *live;
	unsigned int id;
	bool required, task;
	enum pg_phase phase;
};

extern const struct pg_stage pg_stages[PG_NSTAGES];

/* Bitmap of stages from "all", "required" or a comma-separated list of names and hex ids. */
int pg_stages_parse(const char *list, uint32_t *set, struct pg_err *err);

#endif /* PG_STAGE_H */
