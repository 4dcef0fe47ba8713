/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Lines that fit. See page.h.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "page.h"

#define USUAL	80
#define LEAST	60
#define MOST	132	/* longer lines are hard to read */

int pg_page_width(FILE *out)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size = { 0 };
	int width = columns ? atoi(columns) : 0;

	if (width <= 0 && isatty(fileno(out)) && !ioctl(fileno(out), TIOCGWINSZ, &size))
		width = size.ws_col;
	if (width <= 0)
		return USUAL;
	return width < LEAST ? LEAST : width > MOST ? MOST : width;
}

bool pg_page_colours(FILE *out, const char *when)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	if (strcmp(when, "auto"))
		return !strcmp(when, "always");
	return !(no && *no) && term && strcmp(term, "dumb") && isatty(fileno(out));
}

void pg_page_wrap(const struct pg_page *p, enum pg_colour colour, const char *lead, int hang,
		  const char *words)
{
	static const char *const codes[] = { "", "\033[1;31m", "\033[1;33m", "\033[1m" };
	int at = strlen(lead), len;
	bool first = true;

	if (p->colour && colour != PG_PLAIN)
		fprintf(p->out, "%s%s\033[0m", codes[colour], lead);
	else
		fputs(lead, p->out);
	for (words += strspn(words, " "); *words; words += strspn(words, " ")) {
		len = strcspn(words, " ");
		if (!first && at + 1 + len > p->width) {
			fprintf(p->out, "\n%*s", hang, "");
			at = hang;
			first = true;
		}
		fprintf(p->out, "%s%.*s", first ? "" : " ", len, words);
		at += len + !first;
		first = false;
		words += len;
	}
	fputc('\n', p->out);
}
