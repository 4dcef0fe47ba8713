/* SPDX-License-Identifier: GPL-2.0 */
/*
 * One raw arm64 Image in memory: its header, its PE view of itself, and maps of facts about words.
 *
 * Takes little-endian Images that say their page size. Before 5.8 they are linked, and have to be
 * loaded, at a text_offset that is not 0.
 */
#include <stdlib.h>
#include <string.h>
#include "a64.h"
#include "image.h"

#define HEADER_SIZE	64
#define HEADER_MAGIC	0x644d5241	/* "ARM\x64" at 56 */

uint32_t pg_get32(const uint8_t *p)
{
	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

uint64_t pg_get64(const uint8_t *p)
{
	return pg_get32(p) | (uint64_t)pg_get32(p + 4) << 32;
}

void pg_put32(uint8_t *p, uint32_t v)
{
	p[0] = v;
	p[1] = v >> 8;
	p[2] = v >> 16;
	p[3] = v >> 24;
}

static uint32_t get16(const uint8_t *p)
{
	return p[0] | (uint32_t)p[1] << 8;
}

/*
 * The PE header of an EFI kernel says how long the file must be, where _stext is, and whether a
 * signature or a checksum will no longer hold. Everything between the header and _stext is NOPs.
 */
static int read_pe(struct pg_image *img, struct pg_err *err)
{
	uint64_t pe = pg_get32(img->buf + 60), opt, sec, end;
	uint32_t n, optsize, i, va = 0;

	if (pg_get32(img->buf) % 0x10000 != 0x5a4d || !pe)
		return 0;
	if (pe + 24 > img->size || pg_get32(img->buf + pe) != 0x4550)
		return pg_fail(
			err, "its header says PE, but there is no PE header: truncated or damaged");
	n = get16(img->buf + pe + 6);
	optsize = get16(img->buf + pe + 20);
	opt = pe + 24;
	sec = opt + optsize;
	if (sec + n * 40 > img->size || optsize < 112)
		return pg_fail(err, "its PE header is cut short: get a whole Image");
	for (i = 0; i < n; i++) {
		const uint8_t *s = img->buf + sec + i * 40;

		end = (uint64_t)pg_get32(s + 16) + pg_get32(s + 20);
		if (end > img->size)
			return pg_fail(
				err,
				"truncated: its PE header asks for %llu bytes, the file has %u",
				(unsigned long long)end, img->size);
		if (!i)
			va = pg_get32(s + 12);
	}
	img->pe_sum = pg_get32(img->buf + opt + 64);
	if (optsize >= 112 + 5 * 8 && pg_get32(img->buf + opt + 108) > 4)
		img->cert_size = pg_get32(img->buf + opt + 112 + 4 * 8 + 4);

	img->gap_end = va & ~3u;
	if (img->gap_end > img->words * 4)
		return pg_fail(err,
			       "its first PE section lies outside the file: truncated or damaged");
	img->gap = img->gap_end;
	while (img->gap >= 4 && img->gap - 4 >= sec + n * 40 &&
	       pg_word(img, img->gap - 4) == A64_NOP)
		img->gap -= 4;
	return 0;
}

int pg_image_open(struct pg_image *img, uint8_t *buf, size_t size, struct pg_err *err)
{
	static const uint32_t page[] = { 0, 4096, 16384, 65536 };
	uint64_t text_offset, flags;
	uint32_t w;
	unsigned int i;

	memset(img, 0, sizeof(*img));
	img->buf = buf;
	if (size < HEADER_SIZE || pg_get32(buf + 56) != HEADER_MAGIC)
		return pg_fail(err, "not an arm64 Image: give the kernel's Image (vmlinuz)");
	if (size > 1u << 30)
		return pg_fail(err, "larger than 1 GiB: no kernel is");
	img->size = size;
	img->words = size / 4;
	text_offset = pg_get64(buf + 8);
	img->image_size = pg_get64(buf + 16);
	flags = pg_get64(buf + 24);
	if (flags & 1)
		return pg_fail(err, "a big-endian kernel: only little-endian ones are supported");
	img->page_size = page[flags >> 1 & 3];
	if (!img->page_size)
		return pg_fail(err, "its header does not tell the page size: kernel too old, need "
				    "4.18 or later");
	if (text_offset % 4096 || text_offset >= 1u << 30)
		return pg_fail(err, "its text_offset 0x%llx is not possible: damaged",
			       (unsigned long long)text_offset);
	img->text_offset = text_offset;
	if (!img->image_size || img->image_size > 1u << 30)
		return pg_fail(err, "its header gives no sensible image size: damaged");

	/* EFI: code0 is "MZ" in disguise and code1 the branch; otherwise code0 is the branch. */
	img->entry = PG_NONE;
	for (i = 0; i <= 4 && img->entry == PG_NONE; i += 4) {
		w = pg_word(img, i);
		if (a64_is_b(w) && a64_target(w, i) > 0)
			img->entry = a64_target(w, i);
	}
	if (img->entry >= img->words * 4)
		return pg_fail(err,
			       "its header does not branch into the file: truncated or damaged");
	if (read_pe(img, err))
		return -1;
	if (img->size > img->image_size + img->cert_size + 8)
		return pg_fail(
			err,
			"longer than its header says: something is appended, or it is damaged");
	for (i = 0; i < PG_NMAPS; i++) {
		img->map[i] = calloc(img->words / 8 + 1, 1);
		if (!img->map[i])
			return pg_fail(err, "out of memory");
	}
	return 0;
}

void pg_image_close(struct pg_image *img)
{
	unsigned int i;

	free(img->buf);
	for (i = 0; i < PG_NMAPS; i++)
		free(img->map[i]);
	memset(img, 0, sizeof(*img));
}

void pg_image_map_branches(struct pg_image *img)
{
	uint32_t off, w;
	int64_t to;

	for (off = 0; off < img->words * 4; off += 4) {
		w = pg_get32(img->buf + off);
		to = a64_target(w, off);
		if (to < 0)
			continue;
		pg_mark(img, PG_BRANCHED, to);
		if (a64_is_bl(w))
			pg_mark(img, PG_CALLED, to);
	}
}
