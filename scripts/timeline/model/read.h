/* SPDX-License-Identifier: GPL-2.0 */
/*
 * One recording, read from its start to its end.
 */
#ifndef PG_READ_H
#define PG_READ_H

#include "run.h"

/* NULL and a sentence if there is nothing in it that a timeline could be made of. */
struct pg_run *pg_run_read(const char *path, bool legacy, const char **why);

#endif /* PG_READ_H */
