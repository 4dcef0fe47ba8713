/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Free words: what may be overwritten, what is mapped executable there, and why nobody misses it.
 *
 *   rest of the idmap page  Zeros between the end of .idmap.text and the end of its 4 KiB page.
 *                           Mapped while the MMU is off and in the identity map of every CPU; in
 *                           5.10-6.2 also at the kernel's address. Free because no relocation,
 *                           pointer, literal load or address computation leads there.
 *   between parts of .text  Zeros before the EL2 text, which starts on a page, and between its
 *                           end, where the linker script puts nothing more, and the next 64 KiB,
 *                           the least alignment of _etext since 5.10.
 *   padding in .text        NOPs after an unconditional branch and before a function's entry:
 *                           code that ran into them would fall into that function. What a
 *                           relocation points at (ftrace's words before an entry) or a branch
 *                           leads to is left.
 *   header gap              NOPs between the PE header and _stext. Some kernels give the memory
 *                           back, so only the undo record, which the kernel never reads, goes
 *                           there.
 *
 * Offsets are derived from the Image in every case; a kind whose proof fails is simply not there.
 */
#include <stdlib.h>
#include "a64.h"
#include "room.h"

#define TEXT_ALIGN	0x10000u	/* SEGMENT_ALIGN, include/asm/memory.h */
#define FILL_MIN	64u
#define PAD_WINDOW	0x80000u	/* look no further than this from __secondary_switched */

static int add_room(struct pg_rooms *r, uint32_t start, uint32_t end, enum pg_room_kind kind)
{
	struct pg_room *bigger;

	if (end <= start)
		return 0;
	if (r->n == r->cap) {
		r->cap = r->cap ? 2 * r->cap : 64;
		bigger = realloc(r->room, r->cap * sizeof(*bigger));
		if (!bigger)
			return -1;
		r->room = bigger;
	}
	r->room[r->n++] =
		(struct pg_room){ .start = start, .end = end, .next = start, .kind = kind };
	return 0;
}

static bool all_zero(const struct pg_image *img, uint32_t start, uint32_t end)
{
	for (; start < end; start += 4)
		if (pg_word(img, start))
			return false;
	return true;
}

/*
 * Does any adrp with one of the instructions after it compute, load or store an address in [start,
 * end)?
 */
static bool addressed(const struct pg_image *img, uint32_t start, uint32_t end)
{
	uint32_t off, k, w, to;
	int64_t page;

	for (off = 0; off < img->words * 4; off += 4) {
		w = pg_get32(img->buf + off);
		if (!a64_is_adrp(w))
			continue;
		page = a64_adrp_page(w, off);
		if (page < (start & ~0xfffu) || page >= end)
			continue;
		for (k = 4; k <= 32; k += 4) {
			uint32_t u = pg_word(img, off + k);

			to = start;
			/* Adding 4095 rounds up an address, it makes none. */
			if (a64_rn(u) == a64_rt(w) && a64_is_add12(u) && a64_imm12(u) != 4095)
				to = page + a64_imm12(u);
			else if (a64_rn(u) == a64_rt(w) && (u & 0x3b000000) == 0x39000000)
				to = page + (a64_imm12(u) << (u >> 30));	/* load, store */
			if (to > start && to < end)
				return true;
			/* The register is made anew, or the code ends: no more of this address. */
			if (a64_rt(u) == a64_rt(w) || a64_ends(u))
				break;
		}
	}
	return false;
}

/* Last byte in [start, end) that is relocated, or that code in the page loads from. */
static uint32_t last_used(const struct pg_image *img, const struct pg_anchors *a, uint32_t start,
			  uint32_t end)
{
	uint32_t off, used = start;
	int64_t to;

	for (off = start; off < end; off += 4)
		if (pg_marked(img, PG_RELOC, off) || pg_marked(img, PG_POINTED, off))
			used = off + 4;
	for (off = a->idmap; off < start; off += 4) {
		to = a64_target(pg_word(img, off), off);
		if (to >= used && to < end)
			used = to + 8;
	}
	return used;
}

static int find_idmap_room(struct pg_rooms *r, const struct pg_image *img,
			   const struct pg_anchors *a)
{
	uint32_t end = (a->idmap_end + 4095) & ~4095u, start;

	if (end > img->words * 4 || end == a->idmap_end)
		return 0;
	start = (last_used(img, a, a->idmap_end, end) + 15) & ~15u;
	if (start >= end || !all_zero(img, start, end) || addressed(img, start, end))
		return 0;
	return add_room(r, start, end, PG_ROOM_IDMAP);
}

/* Zeros that nothing leads to. */
static bool is_fill(const struct pg_image *img, uint32_t start, uint32_t end)
{
	uint32_t off;

	for (off = start; off < end; off += 4)
		if (pg_word(img, off) || pg_marked(img, PG_RELOC, off) ||
		    pg_marked(img, PG_ALTERN, off) ||
		    (off > start && pg_marked(img, PG_POINTED, off)))
			return false;
	return !addressed(img, start, end);
}

/*
 * The EL2 text starts and ends on a page, the last one of .text on 64 KiB; what fills up to there
 * is kernel text like any other, while the EL2 text itself may one day belong to a protected
 * hypervisor.
 */
static int find_text_rooms(struct pg_rooms *r, const struct pg_image *img,
			   const struct pg_anchors *a)
{
	uint32_t start, end;

	if (a->hyp_text_end == PG_NONE || a->secondary_va >= a->hyp_text)
		return 0;
	start = a->hyp_text_end;
	end = (start + TEXT_ALIGN - 1) & ~(TEXT_ALIGN - 1);
	if (end <= img->words * 4 && end <= a->idmap && is_fill(img, start, end) &&
	    add_room(r, start, end, PG_ROOM_TEXT))
		return -1;
	end = a->hyp_text;
	for (start = end; start > a->secondary_va && !pg_word(img, start - 4); start -= 4)
		;
	if (end - start < FILL_MIN || !a64_ends(pg_word(img, start - 4)) ||
	    !is_fill(img, start, end))
		return 0;
	return add_room(r, start, end, PG_ROOM_TEXT);
}

static bool is_entry(const struct pg_image *img, uint32_t off)
{
	uint32_t w = pg_word(img, off);

	return w == A64_BTI_C || w == A64_PACIASP || pg_marked(img, PG_CALLED, off);
}

static int find_pads(struct pg_rooms *r, const struct pg_image *img, const struct pg_anchors *a)
{
	uint32_t lo = a->vectors, hi = a->vectors, off, run, end, usable;
	const uint32_t text[] = { a->secondary_va, a->start_kernel2, a->hyp_vectors };
	unsigned int i;

	/* .text is one piece: all between two places that are surely in it is in it. */
	for (i = 0; i < 3 && text[i] != PG_NONE; i++) {
		if (text[i] < lo)
			lo = text[i];
		if (text[i] > hi)
			hi = text[i];
	}
	if (a->secondary_va > PAD_WINDOW && lo < a->secondary_va - PAD_WINDOW)
		lo = a->secondary_va - PAD_WINDOW;
	if (hi > a->secondary_va + PAD_WINDOW)
		hi = a->secondary_va + PAD_WINDOW;
	for (off = lo + 4; off < hi; off = run + 4) {
		for (run = off; run < hi && pg_word(img, run) != A64_NOP; run += 4)
			;
		for (end = run, usable = PG_NONE; end < hi && pg_word(img, end) == A64_NOP;
		     end += 4)
			if (usable == PG_NONE && (pg_marked(img, PG_BRANCHED, end) ||
						  pg_marked(img, PG_POINTED, end) ||
						  pg_marked(img, PG_RELOC, end) ||
						  pg_marked(img, PG_ALTERN, end)))
				usable = end;
		if (end < hi && end > run && a64_ends(pg_word(img, run - 4)) &&
		    is_entry(img, end) && !pg_marked(img, PG_ALTERN, run - 4) &&
		    !pg_marked(img, PG_ALTERN, end) &&
		    add_room(r, run, usable == PG_NONE ? end : usable, PG_ROOM_PAD))
			return -1;
		if (end > run)
			run = end - 4;
	}
	return 0;
}

int pg_rooms_find(struct pg_rooms *rooms, const struct pg_image *img, const struct pg_anchors *a,
		  struct pg_err *err)
{
	rooms->n = 0;
	if (find_idmap_room(rooms, img, a) || find_text_rooms(rooms, img, a) ||
	    find_pads(rooms, img, a) ||
	    add_room(rooms, img->gap, img->gap_end, PG_ROOM_GAP))
		return pg_fail(err, "out of memory");
	return 0;
}

void pg_rooms_free(struct pg_rooms *rooms)
{
	free(rooms->room);
	rooms->room = NULL;
	rooms->n = rooms->cap = 0;
}
