/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Reading the printed text of a trace.
 */
#ifndef PG_PRINTED_H
#define PG_PRINTED_H

#include "sink.h"

/* As pg_trace_read(), which calls it where it applies. */
const char *pg_trace_read_printed(const char *path, const struct pg_sink *sink,
				  struct pg_trace_info *info);

#endif /* PG_PRINTED_H */
