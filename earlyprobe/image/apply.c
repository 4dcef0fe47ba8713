/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The patch as a whole: find, plan, check, and only then write.
 */
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include "a64.h"
#include "altern.h"
#include "apply.h"
#include "code.h"
#include "live.h"
#include "record.h"
#include "search.h"
#include "stub.h"
#include "symbolic.h"
#include "unwrap.h"

/* Can the word at the stage's site make room for a branch? */
static const char *site_refused(const struct pg_patch *p, enum pg_stage_id s, uint32_t off)
{
	const struct pg_site *site = &p->anchors.site[s];
	uint32_t w = pg_word(&p->img, off), clobber = PG_CLOBBER;

	if (pg_marked(&p->img, PG_RELOC, off))
		return "relocated";
	if (pg_marked(&p->img, PG_ALTERN, off))
		return "an alternative site";
	if (!site->retarget && a64_is_pcrel(w) && !a64_is_b(w) && !a64_is_bl(w))
		return "an instruction that cannot be moved";
	if (w == A64_BTI_C || w == A64_PACIASP)
		return "a landing pad";
	if (s == PG_ST_PRIMARY_ENTRY && p->flags & PG_F_CENSUS)
		clobber = PG_CLOBBER_CENSUS;
	if (pg_live(&p->img, site->retarget ? (uint32_t)a64_target(w, off) : off, clobber))
		return "a scratch register is live there";
	return NULL;
}

static int refuse_site(struct pg_patch *p, enum pg_stage_id s, struct pg_err *err)
{
	const struct pg_site *site = &p->anchors.site[s];
	const char *why = site->off == PG_NONE ? site->why : site_refused(p, s, site->off);

	if (!why)
		return 0;
	p->done[s].why = why;
	if (!pg_stages[s].required && !pg_stub_hooked(p->flags, s))
		return 1;
	return pg_fail(err, "%s: cannot be placed at 0x%x: %s", pg_stages[s].sym, site->off, why);
}

/*
 * Early vectors: of the 2 KiB table only the synchronous entry from EL1 is ours, at +0x200.
 * Interrupts and SErrors are masked all the way and there is no lower EL yet, so that the rest of
 * the table may be whatever stands there.
 */
static int place_recorder(struct pg_patch *p, unsigned int kinds, struct pg_shared *s,
			  struct pg_err *err)
{
	struct pg_code c = { 0 };
	uint32_t entry, at, b = a64_b();

	if (pg_room_word(&p->rooms, kinds, p->anchors.secondary_va, 2048, 0x200, &entry))
		return pg_fail(err, "no room for the early vectors: needs a free word 0x200 after "
				    "a multiple of 2 KiB");
	p->table = entry - 0x200;
	p->table_in_idmap = kinds == PG_ROOM_IDMAP;
	pg_stub_handler(&c, p->flags & PG_F_STRICT);
	if (pg_code_place(&c, &p->rooms, kinds, entry, &p->img, &p->plan, "fault reporter",
			  &p->handler, err))
		return -1;
	if (!a64_retarget(&b, entry, p->handler))
		return pg_fail(err, "the early vectors do not reach their handler");
	if (pg_plan_add(&p->plan, &p->img, entry, b, "early vectors", err))
		return -1;

	memset(&c, 0, sizeof(c));
	pg_stub_install(&c, p->table);
	if (pg_code_place(&c, &p->rooms, PG_ROOM_IDMAP, p->anchors.enable_mmu, &p->img, &p->plan,
			  "vector switch", &s->install, err))
		return -1;
	if (!(p->flags & PG_F_CENSUS))
		return 0;
	memset(&c, 0, sizeof(c));
	pg_stub_census(&c, p->flags & PG_F_STRICT);
	pg_stub_displaced(&c, p, PG_ST_PRIMARY_ENTRY);
	at = PG_NONE;
	if (pg_code_place(&c, &p->rooms, kinds, entry, &p->img, &p->plan, "census", &at, err))
		return -1;
	s->census = at;
	return 0;
}

static int place_site(struct pg_patch *p, const struct pg_shared *shared, enum pg_stage_id s,
		      struct pg_err *err)
{
	const struct pg_site *site = &p->anchors.site[s];
	struct pg_code c = { 0 };
	struct pg_shared here = *shared;
	unsigned int kinds = PG_ROOM_IDMAP;
	uint32_t w;

	/* At the kernel's address the idmap page is executable only if it lies in .text. */
	if (pg_stages[s].phase == PG_PHASE_VA && !p->anchors.idmap_in_text) {
		kinds = PG_ROOM_TEXT | PG_ROOM_PAD;
		here.pre = PG_NONE;
	}
	pg_stub_before(&c, p, &here, s);
	if (p->stages >> s & 1)
		pg_stub_mark(&c, p, &here, s);
	pg_stub_after(&c, p, &here, s);
	if (pg_code_place(&c, &p->rooms, kinds, site->off, &p->img, &p->plan, pg_stages[s].sym,
			  &p->done[s].stub, err))
		return -1;
	w = site->retarget ? pg_word(&p->img, site->off) : a64_b();
	if (!a64_retarget(&w, site->off, p->done[s].stub))
		return pg_fail(err, "%s: its stub at 0x%x is out of reach of 0x%x",
			       pg_stages[s].sym, p->done[s].stub, site->off);
	if (pg_plan_add(&p->plan, &p->img, site->off, w, pg_stages[s].sym, err))
		return -1;
	p->plan.w[p->plan.n - 1].used = true;
	p->done[s].site = site->off;
	return 0;
}

/* The range that a boot CPU cleans to the point of coherency must reach to the last stub. */
static int widen_clean(struct pg_patch *p, struct pg_err *err)
{
	uint32_t at = p->anchors.clean_end, end = 0, page, w, i;

	for (i = 0; i < p->plan.n; i++)
		if (p->plan.w[i].off - p->anchors.idmap < 4096 && p->plan.w[i].off >= end)
			end = p->plan.w[i].off + 4;
	if (at == PG_NONE || end <= p->anchors.idmap_end)
		return 0;
	w = pg_word(&p->img, at);
	page = p->anchors.idmap_end - a64_imm12(w);
	end -= page;
	if (end > 4096)
		return pg_fail(
			err,
			"idmap: stubs beyond the page that is cleaned to the point of coherency");
	w = a64_add12(a64_rt(w), a64_rn(w), end > 4095 ? 4095 : end);
	if (pg_plan_add(&p->plan, &p->img, at, w, "end of range cleaned to PoC", err))
		return -1;
	p->plan.w[p->plan.n - 1].used = true;
	return 0;
}

static int copy_rooms(struct pg_rooms *to, const struct pg_rooms *from, struct pg_err *err)
{
	*to = *from;
	to->cap = from->n + 8;
	to->room = malloc(to->cap * sizeof(*to->room));
	if (!to->room)
		return pg_fail(err, "out of memory");
	memcpy(to->room, from->room, from->n * sizeof(*to->room));
	return 0;
}

/*
 * One attempt to find a place for everything, the recorder in rooms of @kinds. Required stages come
 * first, so that an optional one never takes their room. Returns the number of stages that had no
 * room, or -1.
 */
static int layout(struct pg_patch *p, unsigned int kinds, struct pg_err *err)
{
	struct pg_shared shared = { PG_NONE, PG_NONE, PG_NONE };
	struct pg_code c = { 0 };
	unsigned int s, pass, left = 0, nplan, nroom;
	struct pg_room *saved;
	struct pg_err why;

	p->plan.n = 0;
	p->table = p->handler = PG_NONE;
	p->table_in_idmap = false;
	for (s = 0; s < PG_NSTAGES; s++)
		p->done[s].stub = p->done[s].site = PG_NONE;
	pg_stub_pre(&c);
	if (pg_code_place(&c, &p->rooms, PG_ROOM_IDMAP, p->anchors.enable_mmu, &p->img, &p->plan,
			  "common part of the markers", &shared.pre, err))
		return -1;
	if (p->flags & PG_F_FAULT && place_recorder(p, kinds, &shared, err))
		return -1;
	for (pass = 0; pass < 2; pass++) {
		for (s = 0; s < PG_NSTAGES; s++) {
			bool need = pg_stages[s].required || pg_stub_hooked(p->flags, s);

			if (need != !pass || p->done[s].why ||
			    (!(p->stages >> s & 1) && !pg_stub_hooked(p->flags, s)))
				continue;
			if (need) {
				if (place_site(p, &shared, s, err))
					return -1;
				continue;
			}
			/* An optional stage that does not fit leaves no trace. */
			nplan = p->plan.n;
			nroom = p->rooms.n;
			saved = malloc(nroom * sizeof(*saved));
			if (!saved)
				return pg_fail(err, "out of memory");
			memcpy(saved, p->rooms.room, nroom * sizeof(*saved));
			if (place_site(p, &shared, s, &why)) {
				p->plan.n = nplan;
				memcpy(p->rooms.room, saved, nroom * sizeof(*saved));
				p->done[s].stub = p->done[s].site = PG_NONE;
				left++;
			}
			free(saved);
		}
	}
	return widen_clean(p, err) ? -1 : (int)left;
}

static int plan(struct pg_patch *p, struct pg_err *err)
{
	unsigned int kinds[2] = { PG_ROOM_IDMAP, PG_ROOM_TEXT | PG_ROOM_PAD };
	unsigned int first = p->anchors.idmap_in_text && p->flags & PG_F_FAULT ? 0 : 1, i, s;
	struct pg_rooms all = p->rooms;
	int ret;

	memset(&p->rooms, 0, sizeof(p->rooms));
	for (i = first; ; i++) {
		pg_rooms_free(&p->rooms);
		ret = copy_rooms(&p->rooms, &all, err);
		if (!ret)
			ret = layout(p, kinds[i], err);
		if (!ret || i == 1)
			break;
	}
	pg_rooms_free(&all);
	if (ret < 0)
		return -1;
	for (s = 0; s < PG_NSTAGES; s++)
		if (p->stages >> s & 1 && p->done[s].site == PG_NONE && !p->done[s].why)
			p->done[s].why = "no room";
	return 0;
}

/* Every word must still be what the plan says it replaces, and no word may be written twice. */
static int apply(struct pg_patch *p, struct pg_err *err)
{
	unsigned int i;

	for (i = 0; i < p->plan.n; i++) {
		struct pg_write *w = &p->plan.w[i];

		if (pg_word(&p->img, w->off) != w->old)
			return pg_fail(err, "internal: 0x%x would be written twice", w->off);
		if (!w->used && w->old != A64_UDF0 && w->old != A64_NOP)
			return pg_fail(err, "internal: 0x%x is not free", w->off);
		pg_put32(p->img.buf + w->off, w->new);
	}
	return 0;
}

/* Run every site with symbols for registers, at EL1 and at EL2. */
static int check(const struct pg_patch *p, struct pg_err *err)
{
	unsigned int i, s, el2;
	uint32_t seen, want, off, old;

	for (s = 0; s < PG_NSTAGES; s++) {
		if (p->done[s].site == PG_NONE)
			continue;
		for (i = 0; i < p->plan.n; i++) {
			off = p->plan.w[i].off;
			old = p->plan.w[i].old;
			if (!p->plan.w[i].used || off != p->anchors.site[s].off)
				continue;
			for (el2 = 0; el2 < 2; el2++) {
				want = el2 ? 0 : p->stages & 1u << s;
				if (pg_symbolic(&p->img, off, old,
						p->flags & PG_F_CENSUS && s == PG_ST_PRIMARY_ENTRY ?
						PG_CLOBBER_CENSUS : PG_CLOBBER,
						el2, p->flags & PG_F_STRICT, &seen, err))
					return -1;
				if (seen != want)
					return pg_fail(err,
						       "internal: the stub of %s does not mark as "
						       "it should",
						       pg_stages[s].sym);
			}
		}
	}
	return 0;
}

int pg_patch(struct pg_patch *p, uint8_t *buf, size_t size, unsigned int flags, uint32_t stages,
	     struct pg_err *err)
{
	struct pg_room *r;
	unsigned int s;

	memset(p, 0, sizeof(*p));
	p->img.buf = buf;
	p->flags = flags & PG_F_CENSUS ? flags | PG_F_FAULT : flags;
	p->stages = stages & ~(1u << PG_ST_ONLINE);
	p->record = PG_NONE;
	if (pg_unwrap(&p->img.buf, &size, &p->wrapping, err))
		return -1;
	if (pg_record_find(p->img.buf, size) != PG_NONE)
		return pg_fail(err, "is patched already: --undo it first");
	buf = p->img.buf;
	if (pg_image_open(&p->img, buf, size, err) || pg_anchors_find(&p->img, &p->anchors, err))
		return -1;
	p->crc = crc32(crc32(0, NULL, 0), buf, size);
	pg_image_map_branches(&p->img);
	if (pg_rooms_find(&p->rooms, &p->img, &p->anchors, err))
		return -1;
	for (r = p->rooms.room; r < p->rooms.room + p->rooms.n; r++)
		if (r->kind == PG_ROOM_IDMAP)
			p->idmap_free += r->end - r->start;
	if (!p->idmap_free)
		return pg_fail(
			err,
			"no free room in the idmap page: markers need at least 600 bytes there");
	for (s = 0; s < PG_NSTAGES; s++)
		if ((p->stages >> s & 1 || pg_stub_hooked(p->flags, s)) &&
		    refuse_site(p, s, err) < 0)
			return -1;
	if (stages >> PG_ST_ONLINE & 1)
		p->done[PG_ST_ONLINE].why = p->anchors.site[PG_ST_ONLINE].why;
	if (plan(p, err))
		return -1;
	for (s = 0; s < p->plan.n; s++)
		if (!p->plan.w[s].used && p->plan.w[s].off - p->anchors.idmap < 4096)
			p->idmap_used += 4;
	if (pg_record_write(p, err) || apply(p, err) || check(p, err))
		return -1;
	return 0;
}

void pg_patch_free(struct pg_patch *p)
{
	pg_image_close(&p->img);
	pg_rooms_free(&p->rooms);
}
