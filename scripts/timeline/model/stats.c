/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Minimum, median and maximum of each stage, and what changed between two recordings. See stats.h.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../words/milestone.h"
#include "stats.h"

static struct pg_edge *edge_of(struct pg_stats *s, enum pg_bringup_kind kind, unsigned int from,
			       unsigned int to)
{
	struct pg_edge *more;
	int i;

	for (i = 0; i < s->n; i++)
		if (s->edges[i].kind == kind && s->edges[i].from == from && s->edges[i].to == to)
			return &s->edges[i];
	more = realloc(s->edges, (s->n + 1) * sizeof(*more));
	if (!more)
		return NULL;
	s->edges = more;
	memset(&more[s->n], 0, sizeof(*more));
	more[s->n].kind = kind;
	more[s->n].from = from;
	more[s->n].to = to;
	return &more[s->n++];
}

static bool add_value(struct pg_edge *e, uint64_t ns)
{
	uint64_t *more;

	if (!e)
		return false;
	/* Room doubles at each power of two. */
	if (!(e->n & (e->n - 1))) {
		more = realloc(e->ns, (e->n ? e->n * 2 : 1) * sizeof(*more));
		if (!more)
			return false;
		e->ns = more;
	}
	e->ns[e->n++] = ns;
	return true;
}

bool pg_stats_add(struct pg_stats *s, const struct pg_run *run, int vm)
{
	int i, j, c;

	for (i = 0; i < run->n_bringups; i++) {
		const struct pg_bringup *b = run->bringups[i];

		if (vm >= 0 && b->vcpu->vm != vm)
			continue;
		for (j = 0; j < b->n_spans; j++) {
			const struct pg_span *span = &b->spans[j];
			struct pg_edge *e;

			if (span->open || span->lost)
				continue;
			e = edge_of(s, b->kind, span->from.stage, span->to.stage);
			if (!add_value(e, span->to.ts - span->from.ts))
				return false;
			for (c = 0; c < PG_CAUSES; c++)
				e->causes[c] += span->acct.ns[c];
		}
	}
	for (i = 0; i < run->n_bringups; i++) {
		const struct pg_bringup *b = run->bringups[i];
		struct pg_edge *e;

		if ((vm >= 0 && b->vcpu->vm != vm) || !b->done || pg_bringup_lost(b))
			continue;
		e = edge_of(s, b->kind, 0, 0);
		if (!add_value(e, pg_bringup_time(b)))
			return false;
		for (j = 0; j < b->n_spans; j++)
			for (c = 0;
			     !b->spans[j].open && pg_bringup_has(&b->spans[j]) && c < PG_CAUSES;
			     c++)
				e->causes[c] += b->spans[j].acct.ns[c];
	}
	return true;
}

static int by_value(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

void pg_stats_sort(struct pg_stats *s)
{
	int i;

	for (i = 0; i < s->n; i++)
		qsort(s->edges[i].ns, s->edges[i].n, sizeof(uint64_t), by_value);
}

void pg_stats_free(struct pg_stats *s)
{
	int i;

	for (i = 0; i < s->n; i++)
		free(s->edges[i].ns);
	free(s->edges);
	s->edges = NULL;
	s->n = 0;
}

uint64_t pg_edge_median(const struct pg_edge *e)
{
	if (!e || !e->n)
		return 0;
	if (e->n & 1)
		return e->ns[e->n / 2];
	return e->ns[e->n / 2 - 1] / 2 + e->ns[e->n / 2] / 2;
}

const struct pg_edge *pg_stats_find(const struct pg_stats *s, const struct pg_edge *like)
{
	int i;

	for (i = 0; i < s->n; i++)
		if (s->edges[i].kind == like->kind && s->edges[i].from == like->from &&
		    s->edges[i].to == like->to)
			return &s->edges[i];
	return NULL;
}

const char *pg_edge_name(const struct pg_edge *e, char *buf)
{
	char from[16], to[16], name[PG_SHORT];

	if (!e->from && !e->to)
		snprintf(buf, PG_EDGE_NAME, "whole bring-up");
	else
		snprintf(buf, PG_EDGE_NAME, "%s (%s > %s)", pg_milestone_short(e->from, e->to, name),
			 pg_milestone_tag(e->from, from), pg_milestone_tag(e->to, to));
	return buf;
}

static uint64_t difference(const struct pg_change *c)
{
	uint64_t a = pg_edge_median(c->good), b = pg_edge_median(c->bad);

	return a > b ? a - b : b - a;
}

static int by_difference(const void *a, const void *b)
{
	uint64_t x = difference(a), y = difference(b);

	return (x < y) - (x > y);
}

struct pg_change *pg_stats_compare(const struct pg_stats *good, const struct pg_stats *bad, int *n)
{
	struct pg_change *list = calloc(good->n + bad->n + 1, sizeof(*list));
	int i;

	*n = 0;
	if (!list)
		return NULL;
	for (i = 0; i < good->n; i++)
		list[(*n)++] = (struct pg_change){ &good->edges[i],
						   pg_stats_find(bad, &good->edges[i]), false };
	for (i = 0; i < bad->n; i++)
		if (!pg_stats_find(good, &bad->edges[i]))
			list[(*n)++] = (struct pg_change){ NULL, &bad->edges[i], false };
	for (i = 0; i < *n; i++) {
		uint64_t a = pg_edge_median(list[i].good), b = pg_edge_median(list[i].bad);

		list[i].changed =
			!list[i].good || !list[i].bad ||
			(difference(&list[i]) > PG_CHANGED_NS && (a >= 2 * b || b >= 2 * a));
	}
	qsort(list, *n, sizeof(*list), by_difference);
	return list;
}
