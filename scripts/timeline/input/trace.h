/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Reading a recording: a trace.dat of trace-cmd, or the text that it or the kernel prints of one.
 */
#ifndef PG_TRACE_H
#define PG_TRACE_H

#include "sink.h"

/* Reads all of a file. Returns NULL, or a sentence that says what is wrong with it. */
const char *pg_trace_read(const char *path, const struct pg_sink *sink, struct pg_trace_info *info);

#endif /* PG_TRACE_H */
