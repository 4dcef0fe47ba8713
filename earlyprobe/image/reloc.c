/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The relocations that the kernel applies to itself early in boot: which words they rewrite and
 * where the rewritten pointers lead. Without symbols the tables are found by their shape (the
 * longest run of R_AARCH64_RELATIVE records, or of RELR words), and the link address by the fact
 * that the literals which the boot path loads must be relocated. Anything ambiguous is refused.
 *
 * Assumes CONFIG_RELOCATABLE, which is what every distribution builds.
 */
#include <stdlib.h>
#include <string.h>
#include "a64.h"
#include "reloc.h"

#define R_NONE		0u
#define R_ABS64		0x101u
#define R_RELATIVE	0x403u
#define RELA_SIZE	24u
#define RELA_MIN	64u	/* a shorter run is no relocation table of a kernel */
#define RELR_MIN	16u
#define BASE_ALIGN	0x200000u	/* of KIMAGE_VADDR; the text is text_offset above it */

static bool kernel_va(uint64_t v)
{
	return v >> 48 == 0xffff;
}

/* A RELA record as a kernel has them; the padding that the linker leaves is R_NONE. */
static bool rela_like(const uint8_t *p)
{
	uint32_t type = pg_get32(p + 8);

	return type == R_RELATIVE || type == R_ABS64 || (type == R_NONE && !pg_get32(p + 12));
}

static void find_rela(struct pg_image *img)
{
	uint64_t off, start, last;
	uint32_t phase, n;

	img->nrela = 0;
	for (phase = 0; phase < RELA_SIZE; phase += 8) {
		off = phase;
		while (off + RELA_SIZE <= img->size) {
			if (pg_get32(img->buf + off + 8) != R_RELATIVE ||
			    !kernel_va(pg_get64(img->buf + off))) {
				off += RELA_SIZE;
				continue;
			}
			for (start = last = off, n = 0; off + RELA_SIZE <= img->size;
			     off += RELA_SIZE) {
				if (!rela_like(img->buf + off))
					break;
				if (pg_get32(img->buf + off + 8) == R_RELATIVE) {
					last = off;
					n++;
				}
			}
			if (n >= RELA_MIN && (last - start) / RELA_SIZE + 1 > img->nrela) {
				img->rela = start;
				img->nrela = (last - start) / RELA_SIZE + 1;
			}
		}
	}
}

/*
 * RELR: an even word is the address of a word to relocate; each odd word after it is a bitmap of
 * the next 63 words. Calls @fn with every address until it returns false.
 */
static bool each_relr(const struct pg_image *img, uint32_t start, uint32_t n,
		      bool (*fn)(uint64_t va, void *arg), void *arg)
{
	uint64_t where = 0, w;
	uint32_t i, bit;

	for (i = 0; i < n; i++) {
		w = pg_get64(img->buf + start + 8 * i);
		if (!(w & 1)) {
			if (!fn(w, arg))
				return false;
			where = w + 8;
			continue;
		}
		for (bit = 0; bit < 63; bit++)
			if (w >> (bit + 1) & 1 && !fn(where + 8 * bit, arg))
				return false;
		where += 63 * 8;
	}
	return true;
}

static uint32_t find_relr(const struct pg_image *img, uint32_t *start)
{
	uint64_t off, from, where, first, w;
	uint32_t best = 0;

	for (off = 0; off + 16 <= img->size; ) {
		first = pg_get64(img->buf + off);
		if (!kernel_va(first) || first & 7 || !(pg_get64(img->buf + off + 8) & 1)) {
			off += 8;
			continue;
		}
		for (from = off, where = first; off + 8 <= img->size; off += 8) {
			w = pg_get64(img->buf + off);
			if (w & 1)
				where += 63 * 8;
			else if (!(w & 7) && w >= where && w - first < img->image_size)
				where = w + 8;
			else
				break;
		}
		if ((off - from) / 8 > best) {
			best = (off - from) / 8;
			*start = from;
		}
	}
	return best >= RELR_MIN ? best : 0;
}

/* Link addresses that explain one literal, then those that explain all of them. */
struct search {
	const struct pg_image *img;
	const uint32_t *literal;
	unsigned int nliteral;
	uint64_t cand[32];
	unsigned int ncand, hit;
	uint64_t base;
	bool outside;
};

static bool note_candidate(uint64_t va, void *arg)
{
	struct search *s = arg;
	uint64_t base = va - s->literal[0];

	if (kernel_va(base) && base % BASE_ALIGN == s->img->text_offset % BASE_ALIGN &&
	    s->ncand < 32)
		s->cand[s->ncand++] = base;
	return true;
}

static bool count_hits(uint64_t va, void *arg)
{
	struct search *s = arg;
	unsigned int i;

	if (va - s->base >= s->img->image_size) {
		s->outside = true;
		return false;
	}
	for (i = 0; i < s->nliteral; i++)
		if (va - s->base == s->literal[i])
			s->hit |= 1u << i;
	return true;
}

static bool mark_one(uint64_t va, void *arg)
{
	struct pg_image *img = arg;
	uint64_t off = va - img->link_base, to;

	if (off + 8 > img->size)
		return false;
	pg_mark(img, PG_RELOC, off);
	pg_mark(img, PG_RELOC, off + 4);
	if (off & 3)
		pg_mark(img, PG_RELOC, off + 8);
	to = pg_get64(img->buf + off) - img->link_base;
	if (to < img->size)
		pg_mark(img, PG_POINTED, to);
	img->relocs++;
	return true;
}

static bool each_rela(const struct pg_image *img, bool (*fn)(uint64_t va, void *arg), void *arg)
{
	uint32_t i;

	for (i = 0; i < img->nrela; i++) {
		const uint8_t *r = img->buf + img->rela + RELA_SIZE * i;

		if (pg_get32(r + 8) != R_NONE && !fn(pg_get64(r), arg))
			return false;
	}
	return true;
}

/* Both tables are walked the same way; @nrelr 0 means RELA. */
static bool each(const struct pg_image *img, uint32_t relr, uint32_t nrelr,
		 bool (*fn)(uint64_t va, void *arg), void *arg)
{
	return nrelr ? each_relr(img, relr, nrelr, fn, arg) : each_rela(img, fn, arg);
}

static uint32_t relocated_value(const struct pg_image *img, uint32_t off)
{
	uint64_t to;
	uint32_t i;

	if ((uint64_t)off + 8 > img->size)
		return PG_NONE;
	to = pg_get64(img->buf + off) - img->link_base;
	for (i = 0; i < img->nrela; i++) {
		const uint8_t *r = img->buf + img->rela + RELA_SIZE * i;

		if (pg_get64(r) == img->link_base + off && pg_get32(r + 8) == R_RELATIVE)
			to = pg_get64(r + 16) - img->link_base;
	}
	return to < img->size ? to : PG_NONE;
}

/*
 * Dense tables of pointers can make a wrong link address fit all literals. But the first two
 * literals lead to code that sets VBAR_EL1 soon, in every kernel.
 */
static bool leads_to_code(struct pg_image *img, const uint32_t *literal)
{
	unsigned int i, k;
	uint32_t to;

	for (i = 0; i < 2; i++) {
		to = relocated_value(img, literal[i]);
		for (k = 0; k < 0x100 && to != PG_NONE; k += 4)
			if ((pg_word(img, to + k) & ~31u) == A64_MSR_VBAR_EL1)
				break;
		if (to == PG_NONE || k == 0x100)
			return false;
	}
	return true;
}

static unsigned int find_base(struct pg_image *img, uint32_t relr, uint32_t nrelr,
			      const uint32_t *literal, unsigned int n)
{
	struct search s = { .img = img, .literal = literal, .nliteral = n };
	unsigned int i, found = 0;
	uint64_t base = 0;

	each(img, relr, nrelr, note_candidate, &s);
	for (i = 0; i < s.ncand; i++) {
		s.base = s.cand[i];
		s.hit = 0;
		s.outside = false;
		each(img, relr, nrelr, count_hits, &s);
		/* A RELR run may go on into what follows it in the file; a RELA run may not. */
		if (s.hit != (1u << n) - 1 || (s.outside && !nrelr))
			continue;
		img->link_base = s.base;
		if (leads_to_code(img, literal) && base != s.base) {
			base = s.base;
			found++;
		}
	}
	img->link_base = base;
	return found;
}

/* RELR kernels keep a few RELA records for what RELR cannot say, right before the RELR table. */
static void find_small_rela(struct pg_image *img, uint32_t relr)
{
	uint32_t pad, off;

	img->nrela = 0;
	for (pad = 0; pad < RELA_SIZE && !img->nrela; pad += 8) {
		for (off = relr - pad; off >= RELA_SIZE; off -= RELA_SIZE) {
			const uint8_t *r = img->buf + off - RELA_SIZE;

			if (pg_get32(r + 8) == R_NONE || !rela_like(r) ||
			    pg_get64(r) - img->link_base >= img->image_size)
				break;
			img->nrela++;
		}
		img->rela = off;
	}
}

int pg_reloc_read(struct pg_image *img, const uint32_t *literal, unsigned int n, struct pg_err *err)
{
	uint32_t relr = 0, nrelr = 0, i;
	unsigned int found = 0;

	find_rela(img);
	img->reloc_kind = "RELA";
	if (img->nrela)
		found = find_base(img, 0, 0, literal, n);
	if (!found) {
		img->nrela = 0;
		img->reloc_kind = "RELR";
		nrelr = find_relr(img, &relr);
		if (nrelr)
			found = find_base(img, relr, nrelr, literal, n);
	}
	if (!found)
		return pg_fail(err, "no relocation table covers the boot path's literals: need a "
				    "kernel with CONFIG_RELOCATABLE");
	if (found > 1)
		return pg_fail(err, "relocations fit more than one link address: cannot tell which "
				    "words they rewrite");

	if (nrelr) {
		each_relr(img, relr, nrelr, mark_one, img);
		find_small_rela(img, relr);
	}
	for (i = 0; i < img->nrela; i++) {
		const uint8_t *r = img->buf + img->rela + RELA_SIZE * i;
		uint64_t to = pg_get64(r + 16) - img->link_base;

		if (pg_get32(r + 8) == R_NONE)
			continue;
		mark_one(pg_get64(r), img);
		if (pg_get32(r + 8) == R_RELATIVE && to < img->size)
			pg_mark(img, PG_POINTED, to);
	}
	return 0;
}

uint32_t pg_reloc_value(const struct pg_image *img, uint32_t off)
{
	return pg_marked(img, PG_RELOC, off) ? relocated_value(img, off) : PG_NONE;
}
