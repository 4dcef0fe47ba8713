/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What an HVC of a guest means.
 */
#ifndef PG_HVC_H
#define PG_HVC_H

#include "run.h"

uint64_t pg_hvc_detail(const struct pg_run *run, const struct pg_event *ev);
void pg_hvc(struct pg_run *run, struct pg_vcpu *v, const struct pg_event *ev);

#endif /* PG_HVC_H */
