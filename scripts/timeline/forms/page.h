/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Text for people: lines that fit the terminal, colour where there is one.
 */
#ifndef PG_PAGE_H
#define PG_PAGE_H

#include <stdbool.h>
#include <stdio.h>

enum pg_colour { PG_PLAIN, PG_RED, PG_YELLOW, PG_STRONG };

struct pg_page {
	FILE *out;
	int width;		/* columns */
	bool colour;
};

/* What $COLUMNS or the terminal behind out says, within reason; 80 if neither does. */
int pg_page_width(FILE *out);
/* when: "auto", "always", "never". In the first case NO_COLOR and TERM=dumb are heeded. */
bool pg_page_colours(FILE *out, const char *when);

/*
 * Words that follow lead, in lines of at most p->width columns; the second and all further ones begin with hang
 * spaces. lead is printed as it is, in the given colour.
 */
void pg_page_wrap(const struct pg_page *p, enum pg_colour colour, const char *lead, int hang,
		  const char *words);

#endif /* PG_PAGE_H */
