/* SPDX-License-Identifier: GPL-2.0 */
/* See line.h. */
#include <stdbool.h>
#include <string.h>
#include "line.h"

/* The end of an escape sequence that begins at s: CSI (ESC [ ... letter), OSC (ESC ] ... BEL), or ESC and one character. */
static const char *behind_escape(const char *s, const char *end)
{
	if (++s == end)
		return s;
	if (*s == '[') {
		for (s++; s < end && (*s < '@' || *s > '~'); s++)
			;
	} else if (*s == ']') {
		for (s++; s < end && *s != '\a' && *s != '\033'; s++)
			;
	}
	return s < end ? s + 1 : end;
}

/* In place. "^M" and "^[" as two characters are what cat -v and some pagers make of them. */
static size_t clean(char *text, size_t len)
{
	const char *s = text, *end = text + len;
	char *to = text;

	if (!memchr(text, '\033', len) && !memchr(text, '\r', len) && !memchr(text, '\0', len) && !memchr(text, '^', len))
		return len;
	while (s < end) {
		if (*s == '\033')
			s = behind_escape(s, end);
		else if (*s == '\r' || !*s)
			s++;
		else if (*s == '^' && s + 1 < end && s[1] == 'M')
			s += 2;
		else if (*s == '^' && s + 1 < end && s[1] == '[')
			s = behind_escape(s + 1, end);
		else
			*to++ = *s++;
	}
	return to - text;
}

char *pg_next_line(struct pg_lines *l, size_t *len)
{
	size_t n = 0;
	int c;

	while ((c = getc_unlocked(l->from)) != EOF && c != '\n')
		if (n < PG_LINE_MAX)
			l->text[n++] = c;
	if (c == EOF && !n)
		return NULL;
	l->number++;
	*len = clean(l->text, n);
	l->text[*len] = 0;
	return l->text;
}
