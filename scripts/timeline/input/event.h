/* SPDX-License-Identifier: GPL-2.0 */
/*
 * One event, whichever form the recording has, with the fields of its row in events.h.
 */
#ifndef PG_EVENT_H
#define PG_EVENT_H

#include <stdbool.h>
#include <stdint.h>

enum pg_event_kind {
#define PG_EVENT(sym, ...) PG_EV_##sym,
#include "events.h"
	PG_EV_COUNT
};

#define PG_EV_FIELDS	7

struct pg_event {
	uint64_t ts;			/* ns, the recording's clock */
	uint64_t f[PG_EV_FIELDS];
	int32_t cpu;			/* of the host */
	int32_t pid;			/* the host thread */
	uint8_t kind;
};

/* Which values pg_event.f holds for one kind of event, by name. */
struct pg_event_type {
	const char *system;
	const char *name;
	const char *fields[PG_EV_FIELDS];
};

extern const struct pg_event_type pg_event_types[PG_EV_COUNT];

static inline bool pg_event_has_pc(const struct pg_event *ev)
{
	const char *first = pg_event_types[ev->kind].fields[0];

	return first[0] == 'v' && first[5] == 'p';	/* vcpu_pc, not vcpu_id */
}

#endif /* PG_EVENT_H */
