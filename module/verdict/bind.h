/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A capture in memory: how large it is for an architecture, and where its registers and observations lie.
 */
#ifndef PG_BIND_H
#define PG_BIND_H

#include "verdict/arch.h"

/* The bytes that a capture of ncpus CPUs takes, and what makes such zeroed bytes a capture of this architecture. */
size_t pg_capture_size(const struct pg_arch *arch, u32 ncpus);
void pg_capture_bind(struct pg_capture *cap, const struct pg_arch *arch, u32 ncpus);

#endif
