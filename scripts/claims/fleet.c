/* SPDX-License-Identifier: GPL-2.0 */
/* See fleet.h. A capture is judged and forgotten: what is kept of it is its name and its group. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "fleet.h"
#include "read.h"
#include "row.h"

static const struct pg_cpu *first_probed(const struct pg_capture *cap)
{
	u32 i;

	for (i = 0; i < cap->ncpus; i++)
		if (cap->cpu[i].probed)
			return &cap->cpu[i];
	return NULL;
}

/* FNV-1a */
static u64 mix(u64 hash, const void *data, size_t n)
{
	const u8 *byte = data;

	while (n--)
		hash = (hash ^ *byte++) * 0x100000001b3ull;
	return hash;
}

static void fill_fields(struct pg_group *g, const struct pg_cpu *c)
{
	const struct pg_field_info *fields;
	int i, n = pg_fields_of(g->arch, &fields);

	for (i = 0; i < n; i++) {
		const struct pg_read *r = c ? &c->reg[fields[i].reg] : NULL;

		g->field[i] = PG_NO_FIELD;
		if (r && r->state == PG_VALUE && g->arch->identifies(fields[i].reg))
			g->field[i] = r->value >> fields[i].lsb & ((1ull << fields[i].width) - 1);
	}
}

/* What the capture says, as the group that it would be alone. */
static bool describe(struct pg_group *g, const struct pg_capture *cap)
{
	const struct pg_field_info *fields;
	const struct pg_cpu *c = first_probed(cap);
	struct pg_judgement j;
	int i, n;

	memset(g, 0, sizeof(*g));
	g->arch = cap->arch;
	n = pg_fields_of(g->arch, &fields);
	g->verdict = malloc(g->arch->nclaims);
	g->field = malloc(n * sizeof(*g->field));
	if (!g->verdict || !g->field)
		return false;
	pg_judge(cap, &j);
	g->overall = j.overall;
	g->lies = j.lies;
	snprintf(g->hypervisor, sizeof(g->hypervisor), "%s", cap->hypervisor);
	pg_cpu_name(g->arch, c, g->cpu, sizeof(g->cpu));
	for (i = 0; i < g->arch->nclaims; i++) {
		enum pg_verdict v = j.result[i].worst.verdict;

		g->verdict[i] = (pg_broken(v) && !j.result[i].dependent) || v == PG_HIDDEN ? v : PG_OK;
	}
	fill_fields(g, c);
	g->hash = mix(0xcbf29ce484222325ull, g->verdict, g->arch->nclaims);
	g->hash = mix(g->hash, g->field, n * sizeof(*g->field));
	g->hash = mix(g->hash, g->hypervisor, strlen(g->hypervisor));
	g->hash = mix(g->hash, g->cpu, strlen(g->cpu));
	return true;
}

static void forget(struct pg_group *g)
{
	free(g->verdict);
	free(g->field);
}

static bool same(const struct pg_group *a, const struct pg_group *b)
{
	const struct pg_field_info *fields;

	return a->hash == b->hash && a->arch == b->arch && a->overall == b->overall && !strcmp(a->hypervisor, b->hypervisor) &&
	       !strcmp(a->cpu, b->cpu) && !memcmp(a->verdict, b->verdict, a->arch->nclaims) &&
	       !memcmp(a->field, b->field, pg_fields_of(a->arch, &fields) * sizeof(*a->field));
}

/* One more element at the end, of an array that grows by doubling. */
static void *one_more(void *array, int n, size_t size)
{
	return n & (n - 1) ? array : realloc(array, (n ? 2 * n : 1) * size);
}

static int group_of(struct pg_fleet *f, const struct pg_capture *cap)
{
	struct pg_group g, *more;
	int i;

	if (!describe(&g, cap))
		goto fail;
	for (i = 0; i < f->ngroups && !same(&f->groups[i], &g); i++)
		;
	if (i == f->ngroups) {
		more = one_more(f->groups, f->ngroups, sizeof(*more));
		if (!more)
			goto fail;
		f->groups = more;
		f->groups[f->ngroups++] = g;
	} else {
		forget(&g);
	}
	f->groups[i].hosts++;
	return i;
fail:
	forget(&g);
	return -1;
}

bool pg_fleet_add(struct pg_fleet *f, const char *program, const char *path)
{
	struct pg_host *more = one_more(f->hosts, f->nhosts, sizeof(*more)), *h;
	struct pg_capture *cap;

	if (!more)
		return false;
	f->hosts = more;
	h = &f->hosts[f->nhosts];
	memset(h, 0, sizeof(*h));
	h->path = strdup(path);
	h->group = -1;
	if (!h->path)
		return false;
	f->nhosts++;
	cap = pg_read_capture(program, path);
	if (!cap) {
		f->unreadable++;
		return true;
	}
	snprintf(h->kernel, sizeof(h->kernel), "%s", cap->kernel);
	h->group = group_of(f, cap);
	free(cap);
	return h->group >= 0;
}

static const struct pg_group *sorted;

static int by_size(const void *a, const void *b)
{
	const struct pg_group *x = &sorted[*(const int *)a], *y = &sorted[*(const int *)b];

	if (x->hosts != y->hosts)
		return x->hosts < y->hosts ? 1 : -1;
	return *(const int *)a - *(const int *)b;
}

bool pg_fleet_sort(struct pg_fleet *f)
{
	struct pg_group *to = calloc(f->ngroups + 1, sizeof(*to));
	int *order = calloc(f->ngroups + 1, sizeof(*order)), *place = calloc(f->ngroups + 1, sizeof(*place)), i;

	if (to && order && place) {
		for (i = 0; i < f->ngroups; i++)
			order[i] = i;
		sorted = f->groups;
		qsort(order, f->ngroups, sizeof(*order), by_size);
		for (i = 0; i < f->ngroups; i++) {
			to[i] = f->groups[order[i]];
			place[order[i]] = i;
		}
		for (i = 0; i < f->nhosts; i++)
			if (f->hosts[i].group >= 0)
				f->hosts[i].group = place[f->hosts[i].group];
		free(f->groups);
		f->groups = to;
		to = NULL;
	}
	i = !to;
	free(to);
	free(order);
	free(place);
	return i;
}

void pg_fleet_free(struct pg_fleet *f)
{
	int i;

	for (i = 0; i < f->ngroups; i++)
		forget(&f->groups[i]);
	for (i = 0; i < f->nhosts; i++)
		free(f->hosts[i].path);
	free(f->groups);
	free(f->hosts);
	memset(f, 0, sizeof(*f));
}

/* Does what the field promises sink? All ones of a signed field are less than nothing. */
static bool sinks(const struct pg_field_info *field, u64 from, u64 to)
{
	u64 sign = field->is_signed ? 1ull << (field->width - 1) : 0;

	return from != PG_NO_FIELD && to != PG_NO_FIELD && (to ^ sign) < (from ^ sign);
}

bool pg_next_loss(const struct pg_group *from, const struct pg_group *to, struct pg_loss *at)
{
	const struct pg_field_info *fields;
	int n = pg_fields_of(from->arch, &fields);

	if (at->field < 0) {
		while (++at->claim < from->arch->nclaims)
			if (!pg_broken(from->verdict[at->claim]) && pg_broken(to->verdict[at->claim]))
				return true;
		at->claim = -1;
	}
	while (++at->field < n)
		if (sinks(&fields[at->field], from->field[at->field], to->field[at->field]))
			return true;
	return false;
}

int pg_fleet_status(const struct pg_fleet *f)
{
	bool unknown = f->unreadable, lies = false;
	int i;

	for (i = 0; i < f->ngroups; i++) {
		unknown |= f->groups[i].overall == PG_CANNOT_TELL;
		lies |= f->groups[i].overall == PG_LIES;
	}
	return lies ? 1 : unknown ? 2 : 0;
}
