/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Which vCPUs belong together.
 */
#ifndef PG_VMS_H
#define PG_VMS_H

#include "run.h"

bool pg_vms_make(struct pg_run *run);	/* false: not enough memory */

#endif /* PG_VMS_H */
