/* SPDX-License-Identifier: GPL-2.0 */
/*
 * From broken claims to the fate of guest kernels, see fate.h.
 *
 * The first release spoken of is the oldest series of effects.h, the last the newest. Between them a range ends wherever
 * a row that holds here begins or ends.
 */
#include <stdlib.h>
#include "fate.h"

/* Does the row speak of this host at all? *unsure: as far as the capture shows. */
static bool concerns(const struct pg_capture *cap, const struct pg_judgement *j, int i, bool *unsure)
{
	const struct pg_effect *e = &j->arch->effects[i];
	const struct pg_result *r = &j->result[e->claim];
	int missing;
	bool holds;

	if (!pg_counts(j, e->claim) || !pg_effect_answers(e, r->worst.verdict))
		return false;
	holds = j->arch->effect_holds(i, &cap->cpu[r->first], &missing);
	*unsure = missing != PG_NO_REG;
	return holds || *unsure;
}

static int by_number(const void *a, const void *b)
{
	return (int)*(const unsigned int *)a - (int)*(const unsigned int *)b;
}

/* The releases at which a range can begin, in order; returns how many. */
static int boundaries(const struct pg_capture *cap, const struct pg_judgement *j, unsigned int *out)
{
	unsigned int first = pg_series[0], last = pg_series[pg_nseries - 1];
	int i, k, n = 0;
	bool unsure;

	out[n++] = first;
	for (i = 0; i < j->arch->neffects; i++) {
		if (!concerns(cap, j, i, &unsure))
			continue;
		if (j->arch->effects[i].from > first && j->arch->effects[i].from <= last)
			out[n++] = j->arch->effects[i].from;
		if (j->arch->effects[i].until > first && j->arch->effects[i].until <= last)
			out[n++] = j->arch->effects[i].until;
	}
	qsort(out, n, sizeof(*out), by_number);
	for (i = k = 0; i < n; i++)
		if (!k || out[k - 1] != out[i])
			out[k++] = out[i];
	return k;
}

static int fill(const struct pg_capture *cap, const struct pg_judgement *j, struct pg_fate *f)
{
	bool unsure;
	int i;

	f->by = calloc(j->arch->neffects, sizeof(*f->by));
	if (!f->by)
		return -1;
	for (i = 0; i < j->arch->neffects; i++) {
		const struct pg_effect *e = &j->arch->effects[i];

		if (e->from > f->from || e->until <= f->from || !concerns(cap, j, i, &unsure))
			continue;
		f->by[f->n].effect = i;
		f->by[f->n++].unsure = unsure;
		if (e->what > f->worst) {
			f->worst = e->what;
			f->perhaps = unsure;
		} else if (e->what == f->worst) {
			f->perhaps &= unsure;
		}
	}
	return 0;
}

int pg_predict(const struct pg_capture *cap, const struct pg_judgement *j, struct pg_prediction *p)
{
	unsigned int *at = calloc(2 * j->arch->neffects + 1, sizeof(*at));
	int i, k;
	bool unsure;

	*p = (struct pg_prediction){ .arch = j->arch };
	if (!at)
		return -1;
	p->n = boundaries(cap, j, at);
	p->fate = calloc(p->n, sizeof(*p->fate));
	for (i = 0; p->fate && i < p->n; i++) {
		p->fate[i].from = at[i];
		p->fate[i].until = i + 1 < p->n ? at[i + 1] : PG_LAST;
		if (fill(cap, j, &p->fate[i]))
			break;
		if (p->fate[i].worst > p->worst)
			p->worst = p->fate[i].worst;
	}
	free(at);
	if (!p->fate || i < p->n) {
		pg_predict_free(p);
		return -1;
	}
	for (i = 0; i < j->arch->nclaims; i++) {
		p->undecided += j->result[i].worst.verdict == PG_SKIP;
		p->unspoken[i] = pg_counts(j, i);
		for (k = 0; k < j->arch->neffects; k++)
			if (j->arch->effects[k].claim == i && concerns(cap, j, k, &unsure))
				p->unspoken[i] = false;
	}
	return 0;
}

void pg_predict_free(struct pg_prediction *p)
{
	int i;

	for (i = 0; p->fate && i < p->n; i++)
		free(p->fate[i].by);
	free(p->fate);
	p->fate = NULL;
}

void pg_fate_series(const struct pg_fate *f, void (*visit)(unsigned int release, void *data), void *data)
{
	int i;

	for (i = 0; i < pg_nseries; i++)
		if (pg_series[i] >= f->from && pg_series[i] < f->until)
			visit(pg_series[i], data);
}

const char *pg_fate_function(const struct pg_arch *arch, const struct pg_fate *f)
{
	int i;

	for (i = 0; i < f->n; i++)
		if (arch->effects[f->by[i].effect].what == f->worst && *arch->effects[f->by[i].effect].function)
			return arch->effects[f->by[i].effect].function;
	return "";
}
