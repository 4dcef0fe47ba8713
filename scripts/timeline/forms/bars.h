/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The stages of one bring-up as bars on a time axis, coloured by where the time went.
 */
#ifndef PG_BARS_H
#define PG_BARS_H

#include "../model/bringup.h"
#include "canvas.h"

#define PG_BARS_OPEN	60	/* pixels of a stage that did not end, where it is not to scale */

#define PG_BARS_RIGHT	1396	/* labels end here */

/* All stages, with names above and times within where there is room. */
void pg_bars_put(FILE *out, const struct pg_bringup *b, const struct pg_axis *a, double y, double h);
/* Without labels; a stage that did not end goes on to the end of the axis. */
void pg_bars_put_small(FILE *out, const struct pg_bringup *b, const struct pg_axis *a, double y,
		       double h);

#endif /* PG_BARS_H */
