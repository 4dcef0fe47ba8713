/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Alternatives: instructions that the kernel replaces by others once it knows the CPU. Their table
 * is found by its shape: 12-byte records (asm/alternative.h, struct alt_instr: two self-relative
 * offsets, a capability, two lengths), in runs far too long to be chance. Both the sites and the
 * replacement code are marked, so that neither is ever patched nor taken for free room.
 */
#include "altern.h"

#define ALT_SIZE	12u
#define ALT_RUN_MIN	24u	/* the vDSO's own tables are shorter and not ours to care about */

static bool alt_like(const struct pg_image *img, uint32_t off)
{
	const uint8_t *p = img->buf + off;
	uint32_t olen = p[10], alen = p[11];
	int64_t orig, repl;

	if (!olen || olen & 3 || (alen != olen && alen))
		return false;
	/* The top bit of the capability marks a callback. */
	if ((p[8] | p[9] << 8) % 0x8000 >= 512)
		return false;
	orig = (int64_t)off + (int32_t)pg_get32(p);
	repl = (int64_t)off + 4 + (int32_t)pg_get32(p + 4);
	return !(orig & 3) && orig >= 0 && orig + olen <= img->size &&
	       (!alen || (!(repl & 3) && repl >= 0 && repl + alen <= img->size));
}

static void mark_range(struct pg_image *img, int64_t off, uint32_t len)
{
	for (; len; len -= 4, off += 4)
		pg_mark(img, PG_ALTERN, off);
}

int pg_altern_read(struct pg_image *img, struct pg_err *err)
{
	uint32_t off, end, n;

	for (off = 0; off + ALT_SIZE <= img->size; off += 4) {
		if (!alt_like(img, off))
			continue;
		for (end = off, n = 0; end + ALT_SIZE <= img->size && alt_like(img, end);
		     end += ALT_SIZE)
			n++;
		if (n < ALT_RUN_MIN)
			continue;
		for (; off < end; off += ALT_SIZE) {
			const uint8_t *p = img->buf + off;

			mark_range(img, (int64_t)off + (int32_t)pg_get32(p), p[10]);
			mark_range(img, (int64_t)off + 4 + (int32_t)pg_get32(p + 4), p[11]);
			img->alterns++;
		}
		off -= 4;
	}
	if (!img->alterns)
		return pg_fail(err, "no table of alternatives found: cannot tell which words the "
				    "kernel rewrites");
	return 0;
}
