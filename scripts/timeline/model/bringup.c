/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Bring-ups as they are asked about. See bringup.h.
 */
#include <stddef.h>

#include "../words/milestone.h"
#include "bringup.h"

struct pg_span *pg_bringup_last(const struct pg_bringup *b)
{
	return b && b->n_spans ? &b->spans[b->n_spans - 1] : NULL;
}

uint64_t pg_bringup_start(const struct pg_bringup *b)
{
	return b->n_spans ? b->spans[0].from.ts : 0;
}

/* What comes behind the end of a bring-up: it is marked, but no part of its time. */
static bool is_after(unsigned int stage)
{
	return stage == PG_ST_ONLINE || stage == PG_ST_FIRMWARE || stage == PG_ST_FIRST_CPU_ON;
}

uint64_t pg_bringup_time(const struct pg_bringup *b)
{
	uint64_t end = pg_bringup_start(b);
	int i;

	for (i = 0; i < b->n_spans; i++) {
		if (!is_after(b->spans[i].from.stage))
			end = b->spans[i].from.ts;
		if (!b->spans[i].open && !is_after(b->spans[i].to.stage))
			end = b->spans[i].to.ts;
	}
	return end - pg_bringup_start(b);
}

bool pg_bringup_has(const struct pg_span *span)
{
	return !is_after(span->from.stage) && (span->open || !is_after(span->to.stage));
}

bool pg_bringup_lost(const struct pg_bringup *b)
{
	int i;

	for (i = 0; i < b->n_spans; i++)
		if (b->spans[i].lost)
			return true;
	return false;
}

const char *pg_bringup_kind_name(enum pg_bringup_kind kind)
{
	static const char *const names[] = { "boot", "secondary", "resume", "any" };

	return names[kind];
}
