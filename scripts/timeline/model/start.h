/* SPDX-License-Identifier: GPL-2.0 */
/*
 * When a CPU starts, which stages it passes, where it stops.
 */
#ifndef PG_START_H
#define PG_START_H

#include "run.h"

/* The vCPU enters the guest. */
void pg_start_entry(struct pg_run *run, struct pg_vcpu *v, const struct pg_event *ev);
/* A marker of the guest. */
void pg_start_mark(struct pg_run *run, struct pg_vcpu *v, unsigned int stage,
		   const struct pg_event *ev);
/* Something that the host sees of any guest. */
void pg_start_host_mark(struct pg_run *run, struct pg_vcpu *v, unsigned int stage,
			const struct pg_event *ev);
/* The vCPU is switched off or reset. */
void pg_start_end(struct pg_vcpu *v);
/* The recording ends. */
void pg_start_finish(struct pg_run *run);

#endif /* PG_START_H */
