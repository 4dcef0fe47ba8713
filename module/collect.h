/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Filling a capture, see collect.c; what only the architecture can do is in its wing, see arch.h.
 */
#ifndef PG_COLLECT_H
#define PG_COLLECT_H

#include "verdict/arch.h"

/* Probe the CPU that this runs on, to which the caller is bound, into *c. Sleeps now and then. */
void pg_collect_cpu(const struct pg_capture *cap, struct pg_cpu *c);

#endif
