/* SPDX-License-Identifier: GPL-2.0 */
/*
 * One event as a line.
 */
#ifndef PG_EVENTLINE_H
#define PG_EVENTLINE_H

#include <stdio.h>

#include "../input/event.h"

/* One line like the kernel's own, with registers and functions by name. */
void pg_event_print(FILE *out, const struct pg_event *ev);

#endif /* PG_EVENTLINE_H */
