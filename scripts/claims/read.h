/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A stored capture back into memory.
 */
#ifndef PG_READ_H
#define PG_READ_H

#include <stddef.h>
#include "verdict/capture.h"

/*
 * Read the capture in FILE name ("-" is standard input). Returns it, to be freed by the caller, or NULL after one line
 * on stderr, in the name of program, that names the place and what is wrong there.
 */
struct pg_capture *pg_read_capture(const char *program, const char *name);

/* The same from memory: len bytes and a NUL after them. */
struct pg_capture *pg_parse_capture(const char *program, const char *name, const char *buf, size_t len);

#endif
