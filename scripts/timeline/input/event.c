/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The table of events. See events.h.
 */
#include "event.h"

const struct pg_event_type pg_event_types[PG_EV_COUNT] = {
#define PG_EVENT(sym, system, name, ...) { system, name, { __VA_ARGS__ } },
#include "events.h"
};
