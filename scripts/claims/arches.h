/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The architectures whose captures these programs can read.
 */
#ifndef PG_ARCHES_H
#define PG_ARCHES_H

#include "verdict/arch.h"

extern const struct pg_arch *const pg_arches[];
extern const int pg_narches;

#endif
