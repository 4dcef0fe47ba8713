/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Following the vCPUs of a recording, event by event.
 */
#ifndef PG_FOLLOW_H
#define PG_FOLLOW_H

#include "run.h"

void pg_follow_event(struct pg_run *run, const struct pg_event *ev);
void pg_follow_lost(struct pg_run *run, const struct pg_lost *lost);

#endif /* PG_FOLLOW_H */
