/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Lines of any length from any text: what a serial line, a terminal or a pager put in is taken out. Memory is bounded: of a
 * longer line only the first PG_LINE_MAX bytes are seen.
 */
#ifndef PG_LINE_H
#define PG_LINE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define PG_LINE_MAX	8192

struct pg_lines {
	FILE *from;
	uint64_t number;	/* of the line last returned, from 1 on */
	char text[PG_LINE_MAX + 1];
};

/* The next line without its end, escape sequences, carriage returns and NULs; NULL at the end. *len is its length. */
char *pg_next_line(struct pg_lines *l, size_t *len);

#endif
