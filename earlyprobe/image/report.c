/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What was found, placed and written, for people and as JSON. Names come from a System.map if one
 * is given; nothing else ever depends on symbols.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "report.h"

#define SCHEMA	1

struct pg_names {
	struct { uint64_t addr; char *name; } *sym;
	size_t n;
	uint64_t base;		/* of _text */
};

static int by_addr(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

struct pg_names *pg_names_load(const char *system_map, struct pg_err *err)
{
	struct pg_names *names = calloc(1, sizeof(*names));
	unsigned long long addr;
	char name[256], line[512];
	size_t cap = 0;
	void *bigger;
	FILE *f = fopen(system_map, "r");

	if (!f || !names) {
		pg_fail(err, "%s: cannot be read", system_map);
		goto bad;
	}
	while (fgets(line, sizeof(line), f)) {
		if (sscanf(line, "%llx %*c %255s", &addr, name) != 2 || name[0] == '$')
			continue;
		if (names->n == cap) {
			cap = cap ? 2 * cap : 4096;
			bigger = realloc(names->sym, cap * sizeof(*names->sym));
			if (!bigger) {
				pg_fail(err, "out of memory");
				goto bad;
			}
			names->sym = bigger;
		}
		names->sym[names->n].addr = addr;
		names->sym[names->n].name = strdup(name);
		if (!names->sym[names->n++].name) {
			pg_fail(err, "out of memory");
			goto bad;
		}
		if (!strcmp(name, "_text"))
			names->base = addr;
	}
	if (!names->base) {
		pg_fail(err,
			"%s: has no _text: distributions ship stubs, take the one of the debug "
			"package",
			system_map);
		goto bad;
	}
	qsort(names->sym, names->n, sizeof(*names->sym), by_addr);
	fclose(f);
	return names;
bad:
	if (f)
		fclose(f);
	pg_names_free(names);
	return NULL;
}

void pg_names_free(struct pg_names *names)
{
	if (!names)
		return;
	while (names->n)
		free(names->sym[--names->n].name);
	free(names->sym);
	free(names);
}

/* Symbol at or before @off; valid until the next call. */
const char *pg_name(const struct pg_names *names, uint32_t off)
{
	static char out[300];
	size_t lo = 0, hi, mid;
	uint64_t addr;

	if (!names || off == PG_NONE)
		return "";
	addr = names->base + off;
	for (hi = names->n; lo < hi; ) {
		mid = (lo + hi) / 2;
		if (names->sym[mid].addr <= addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (!lo)
		return "";
	snprintf(out, sizeof(out), " %s+0x%llx", names->sym[lo - 1].name,
		 (unsigned long long)(addr - names->sym[lo - 1].addr));
	return out;
}

static unsigned int placed(const struct pg_patch *p)
{
	unsigned int s, n = 0;

	for (s = 0; s < PG_NSTAGES; s++)
		n += p->stages >> s & 1 && p->done[s].site != PG_NONE;
	return n;
}

void pg_report_text(const struct pg_patch *p, const struct pg_names *names, bool writes)
{
	unsigned int s, i;

	printf("image     %s, %u bytes, %u KiB pages, linked at 0x%llx\n", p->wrapping, p->img.size,
	       p->img.page_size / 1024, (unsigned long long)p->img.link_base);
	printf("guarded   %u relocations (%s), %u alternatives\n", p->img.relocs, p->img.reloc_kind,
	       p->img.alterns);
	printf("idmap     page 0x%x, text ends 0x%x, %u of %u free bytes used\n", p->anchors.idmap,
	       p->anchors.idmap_end, p->idmap_used, p->idmap_free);
	printf("stages    %u placed%s\n", placed(p),
	       p->flags & PG_F_STRICT ? ", imm 0 throughout" : "");
	for (s = 0; s < PG_NSTAGES; s++) {
		const struct pg_stage *st = &pg_stages[s];

		if (p->done[s].site != PG_NONE && p->stages >> s & 1)
			printf("  %03x %-16s at 0x%-8x stub 0x%-8x %s%s\n", st->id, st->sym,
			       p->done[s].site, p->done[s].stub, st->where,
			       pg_name(names, p->done[s].site));
		else if (p->done[s].why)
			printf("  %03x %-16s not placed: %s\n", st->id, st->sym, p->done[s].why);
	}
	if (p->flags & PG_F_FAULT)
		printf("recorder  early vectors 0x%x, handler 0x%x%s%s\n", p->table, p->handler,
		       p->flags & PG_F_CENSUS ? ", census" : "", pg_name(names, p->handler));
	printf("record    0x%x\n", p->record);
	if (p->img.cert_size || p->img.pe_sum)
		printf("signature %s: no longer valid, Secure Boot will refuse this Image\n",
		       p->img.cert_size ? "PE certificate" : "PE checksum");
	for (i = 0; writes && i < p->plan.n; i++)
		printf("  write 0x%08x %08x -> %08x %s\n", p->plan.w[i].off, p->plan.w[i].old,
		       p->plan.w[i].new, p->plan.w[i].what);
	printf("writes    %u words\n", p->plan.n);
}

static void json_stage(const struct pg_patch *p, const struct pg_names *names, unsigned int s,
		       bool *first)
{
	const struct pg_stage *st = &pg_stages[s];
	bool there = p->done[s].site != PG_NONE && p->stages >> s & 1;
	const char *name;

	if (!there && !p->done[s].why)
		return;
	printf("%s\n    {\"id\": %u, \"name\": \"%s\", \"placed\": %s", *first ? "" : ",", st->id,
	       st->sym, there ? "true" : "false");
	*first = false;
	if (there) {
		printf(", \"site\": %u, \"stub\": %u", p->done[s].site, p->done[s].stub);
		name = pg_name(names, p->done[s].site);
		if (*name)
			printf(", \"symbol\": \"%s\"", name + 1);
	} else {
		printf(", \"why\": \"%s\"", p->done[s].why);
	}
	printf("}");
}

void pg_report_json(const struct pg_patch *p, const struct pg_names *names)
{
	bool first = true;
	unsigned int s, i;

	printf("{\n  \"schema\": %d,\n  \"wrapping\": \"%s\",\n  \"size\": %u,\n  \"page_size\": "
	       "%u,\n",
	       SCHEMA, p->wrapping, p->img.size, p->img.page_size);
	printf("  \"link_base\": \"0x%llx\",\n  \"relocations\": %u,\n  \"relocation_kind\": "
	       "\"%s\",\n",
	       (unsigned long long)p->img.link_base, p->img.relocs, p->img.reloc_kind);
	printf("  \"alternatives\": %u,\n  \"idmap_free\": %u,\n  \"idmap_used\": %u,\n",
	       p->img.alterns, p->idmap_free, p->idmap_used);
	printf("  \"strict\": %s,\n  \"fault_reporter\": %s,\n  \"census\": %s,\n",
	       p->flags & PG_F_STRICT ? "true" : "false", p->flags & PG_F_FAULT ? "true" : "false",
	       p->flags & PG_F_CENSUS ? "true" : "false");
	if (p->flags & PG_F_FAULT)
		printf("  \"early_vectors\": %u,\n  \"handler\": %u,\n", p->table, p->handler);
	printf("  \"signature\": \"%s\",\n  \"original_crc32\": \"%08x\",\n  \"record\": %u,\n  "
	       "\"stages\": [",
	       p->img.cert_size || p->img.pe_sum ? "invalid" : "none", p->crc, p->record);
	for (s = 0; s < PG_NSTAGES; s++)
		json_stage(p, names, s, &first);
	printf("\n  ],\n  \"writes\": [");
	for (i = 0; i < p->plan.n; i++)
		printf("%s\n    {\"offset\": %u, \"old\": \"%08x\", \"new\": \"%08x\", \"what\": "
		       "\"%s\"}",
		       i ? "," : "", p->plan.w[i].off, p->plan.w[i].old, p->plan.w[i].new,
		       p->plan.w[i].what);
	printf("\n  ]\n}\n");
}
