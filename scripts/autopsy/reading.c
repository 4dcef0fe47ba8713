/* SPDX-License-Identifier: GPL-2.0 */
/* See reading.h. */
#include <stdio.h>
#include <string.h>
#include "reading.h"

static struct pg_death none;

struct pg_death *pg_reading_add(struct pg_reading *e, enum pg_kind_of_death kind, const char *what)
{
	struct pg_deaths *all = e->deaths;
	struct pg_death *d;

	if (all->n == PG_DEATHS) {
		all->dropped++;
		return &none;
	}
	d = &all->death[all->n++];
	memset(d, 0, sizeof(*d));
	d->kind = kind;
	d->source = e->source;
	d->line = e->line;
	d->boot = e->boot;
	d->cpu = -1;
	snprintf(d->what, sizeof(d->what), "%.*s", (int)strcspn(what, "\n"), what);
	snprintf(d->kernel, sizeof(d->kernel), "%s", e->kernel);
	return d;
}

const char *pg_reading_sentence(const struct pg_reading *e, const char *at)
{
	const char *s, *from = e->text;

	for (s = e->text; s < at; s++)
		if (s[0] == ']' && s[1] == ' ')
			from = s + 2;
	return from;
}
