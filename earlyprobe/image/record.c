/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The undo record: which words were replaced by which, and which free words were used and what they
 * held (zeros or NOPs). It lies in free words of the patched Image itself, in the header gap if
 * there is one, else in chunks anywhere; the kernel never reads it.
 *
 *   first chunk   magic, magic, words in this chunk, offset of the next chunk or 0, payload
 *   other chunks  words in this chunk, offset of the next chunk or 0, payload
 *   payload       version << 16 | flags, stages, CRC-32 and size of the original,
 *                 replaced << 16 | ranges, {offset, old, new} of each replaced word,
 *                 {offset | NOP, words} of each range, CRC-32 of all that
 */
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include "a64.h"
#include "record.h"

/* Raise it with every change of what a patch writes: --verify compares with what it would write. */
#define VERSION		1u
#define FIXED		5u	/* payload words before the lists */
#define CHUNKS_MAX	256u
#define HEAD_FIRST	4u
#define HEAD_NEXT	2u

static uint32_t sum(const uint32_t *raw, uint32_t n)
{
	uint32_t crc = crc32(0, NULL, 0), i;
	uint8_t le[4];

	for (i = 0; i < n; i++) {
		pg_put32(le, raw[i]);
		crc = crc32(crc, le, 4);
	}
	return crc;
}

static int by_offset(const void *a, const void *b)
{
	const struct pg_write *x = a, *y = b;

	return x->off < y->off ? -1 : x->off > y->off;
}

/*
 * Pick rooms, largest first, until what must be said fits; each chunk is one more range to tell of.
 */
static unsigned int pick_chunks(struct pg_patch *p, uint32_t fixed, struct pg_room **chunk)
{
	struct pg_room *r, *best;
	unsigned int n = 0, k;
	uint32_t have = 0;

	while (n < CHUNKS_MAX) {
		best = NULL;
		for (r = p->rooms.room; r < p->rooms.room + p->rooms.n; r++) {
			for (k = 0; k < n && chunk[k] != r; k++)
				;
			if (k < n || r->end - r->next < 4 * (HEAD_FIRST + 1))
				continue;
			/* The gap before all, then by size. */
			if (!best || (r->kind == PG_ROOM_GAP) > (best->kind == PG_ROOM_GAP) ||
			    ((r->kind == PG_ROOM_GAP) == (best->kind == PG_ROOM_GAP) &&
			     r->end - r->next > best->end - best->next))
				best = r;
		}
		if (!best)
			return 0;
		have += (best->end - best->next) / 4 - (n ? HEAD_NEXT : HEAD_FIRST);
		chunk[n++] = best;
		if (have >= fixed + 2 * n)
			return n;
	}
	return 0;
}

static unsigned int count_ranges(const struct pg_write *w, unsigned int n)
{
	unsigned int i, ranges = 0;

	for (i = 0; i < n; i++)
		if (!i || w[i].off != w[i - 1].off + 4 || w[i].old != w[i - 1].old)
			ranges++;
	return ranges;
}

int pg_record_write(struct pg_patch *p, struct pg_err *err)
{
	struct pg_room *chunk[CHUNKS_MAX];
	struct pg_write *free_w;
	unsigned int i, n, nfree = 0, nused = 0, nranges;
	uint32_t *raw, total, len, put = 0, pos, left, take[CHUNKS_MAX], k;
	int ret = -1;

	free_w = malloc((p->plan.n + 1) * sizeof(*free_w));
	raw = NULL;
	if (!free_w)
		return pg_fail(err, "out of memory");
	for (i = 0; i < p->plan.n; i++) {
		if (p->plan.w[i].used)
			nused++;
		else
			free_w[nfree++] = p->plan.w[i];
	}
	qsort(free_w, nfree, sizeof(*free_w), by_offset);
	nranges = count_ranges(free_w, nfree);
	n = pick_chunks(p, FIXED + 3 * nused + 2 * nranges + 1, chunk);
	if (!n) {
		pg_fail(err, "no room left for the record that --undo needs");
		goto out;
	}
	total = FIXED + 3 * nused + 2 * (nranges + n) + 1;
	raw = malloc(total * sizeof(*raw));
	if (!raw) {
		pg_fail(err, "out of memory");
		goto out;
	}

	raw[put++] = VERSION << 16 | p->flags;
	raw[put++] = p->stages;
	raw[put++] = p->crc;
	raw[put++] = p->img.size;
	raw[put++] = nused << 16 | (nranges + n);
	for (i = 0; i < p->plan.n; i++) {
		if (!p->plan.w[i].used)
			continue;
		raw[put++] = p->plan.w[i].off;
		raw[put++] = p->plan.w[i].old;
		raw[put++] = p->plan.w[i].new;
	}
	for (i = 0; i < nfree; i += k) {
		for (k = 1; i + k < nfree && free_w[i + k].off == free_w[i].off + 4 * k &&
			    free_w[i + k].old == free_w[i].old; k++)
			;
		raw[put++] = free_w[i].off | (free_w[i].old == A64_NOP);
		raw[put++] = k;
	}
	for (i = 0, left = total; i < n; i++) {
		len = (chunk[i]->end - chunk[i]->next) / 4 - (i ? HEAD_NEXT : HEAD_FIRST);
		take[i] = len < left ? len : left;
		left -= take[i];
		raw[put++] = chunk[i]->next | (pg_word(&p->img, chunk[i]->next) == A64_NOP);
		raw[put++] = take[i] + (i ? HEAD_NEXT : HEAD_FIRST);
	}
	raw[put] = sum(raw, put);

	p->record = chunk[0]->next;
	for (i = 0, put = 0; i < n; i++) {
		uint32_t head[HEAD_FIRST] = { PG_RECORD_MAGIC0, PG_RECORD_MAGIC1, take[i],
					      i + 1 < n ? chunk[i + 1]->next : 0 };

		pos = chunk[i]->next;
		for (k = i ? 2 : 0; k < HEAD_FIRST; k++, pos += 4)
			if (pg_plan_add(&p->plan, &p->img, pos, head[k], "undo record", err))
				goto out;
		for (k = 0; k < take[i]; k++, pos += 4)
			if (pg_plan_add(&p->plan, &p->img, pos, raw[put++], "undo record", err))
				goto out;
	}
	ret = 0;
out:
	free(free_w);
	free(raw);
	return ret;
}

uint32_t pg_record_find(const uint8_t *buf, size_t size)
{
	size_t off;

	for (off = 0; off + 8 <= size && off < PG_NONE; off += 4)
		if (pg_get32(buf + off) == PG_RECORD_MAGIC0 &&
		    pg_get32(buf + off + 4) == PG_RECORD_MAGIC1)
			return off;
	return PG_NONE;
}

static bool word_ok(uint32_t off, size_t size)
{
	return !(off & 3) && (uint64_t)off + 4 <= size;
}

int pg_record_read(struct pg_record *r, const uint8_t *buf, size_t size, struct pg_err *err)
{
	uint32_t at = pg_record_find(buf, size), head = HEAD_FIRST, n, next, i, off, chunks = 0;
	uint32_t *bigger;

	memset(r, 0, sizeof(*r));
	if (at == PG_NONE)
		return pg_fail(err, "not a patched Image: it has no record of a patch");
	r->flags_at = at + 4 * HEAD_FIRST;
	while (at) {
		if (!word_ok(at, size) || (uint64_t)at + 4 * head > size || ++chunks > CHUNKS_MAX)
			goto bad;
		n = pg_get32(buf + at + 4 * head - 8);
		next = pg_get32(buf + at + 4 * head - 4);
		at += 4 * head;
		if (n > PG_WRITES_MAX || (uint64_t)at + 4 * n > size ||
		    r->nraw + n > 2 * PG_WRITES_MAX)
			goto bad;
		bigger = realloc(r->raw, (r->nraw + n + 1) * sizeof(*bigger));
		if (!bigger) {
			pg_fail(err, "out of memory");
			goto out;
		}
		r->raw = bigger;
		for (i = 0; i < n; i++)
			r->raw[r->nraw++] = pg_get32(buf + at + 4 * i);
		if (n)
			r->sum_at = at + 4 * (n - 1);
		at = next;
		head = HEAD_NEXT;
	}
	if (r->nraw <= FIXED || sum(r->raw, r->nraw - 1) != r->raw[r->nraw - 1])
		goto bad;
	if (r->raw[0] >> 16 != VERSION) {
		pg_fail(err,
			"patched by another version of polygraph (record %u, this one knows %u)",
			r->raw[0] >> 16, VERSION);
		goto out;
	}
	r->flags = r->raw[0] & 0xffff;
	r->stages = r->raw[1];
	r->crc = r->raw[2];
	r->size = r->raw[3];
	r->nwords = r->raw[4] >> 16;
	r->nranges = r->raw[4] & 0xffff;
	if (r->nraw != FIXED + 3 * r->nwords + 2 * r->nranges + 1 || r->size != size)
		goto bad;
	for (i = 0; i < r->nwords; i++)
		if (!word_ok(r->raw[FIXED + 3 * i], size))
			goto bad;
	for (i = 0; i < r->nranges; i++) {
		off = r->raw[FIXED + 3 * r->nwords + 2 * i] & ~1u;
		n = r->raw[FIXED + 3 * r->nwords + 2 * i + 1];
		if (!word_ok(off, size) || n > size / 4 || off + 4ull * n > size)
			goto bad;
	}
	return 0;
bad:
	pg_fail(err, "its record of the patch is damaged: cannot undo, toggle or verify");
out:
	pg_record_free(r);
	return -1;
}

void pg_record_free(struct pg_record *r)
{
	free(r->raw);
	memset(r, 0, sizeof(*r));
}

int pg_undo(uint8_t *buf, size_t size, struct pg_err *err)
{
	struct pg_record r;
	const uint32_t *v;
	uint32_t i, k;
	int ret = 0;

	if (pg_record_read(&r, buf, size, err))
		return -1;
	v = r.raw + FIXED;
	for (i = 0; i < r.nwords; i++, v += 3)
		pg_put32(buf + v[0], v[1]);
	for (i = 0; i < r.nranges; i++, v += 2)
		for (k = 0; k < v[1]; k++)
			pg_put32(buf + (v[0] & ~1u) + 4 * k, v[0] & 1 ? A64_NOP : A64_UDF0);
	if (crc32(crc32(0, NULL, 0), buf, size) != r.crc)
		ret = pg_fail(err, "does not give back the original: a byte that the patch did not "
				   "write has changed");
	pg_record_free(&r);
	return ret;
}

int pg_toggle(uint8_t *buf, size_t size, bool on, struct pg_err *err)
{
	struct pg_record r;
	uint32_t i, *v, from, to;
	int ret = 0;

	if (pg_record_read(&r, buf, size, err))
		return -1;
	if (on == !(r.flags & PG_F_OFF)) {
		ret = pg_fail(err, "its markers are %s already", on ? "on" : "off");
		goto out;
	}
	for (i = 0, v = r.raw + FIXED; i < r.nwords; i++, v += 3) {
		from = v[on ? 1 : 2];
		to = v[on ? 2 : 1];
		if (pg_get32(buf + v[0]) != from) {
			ret = pg_fail(err, "the word at 0x%x is not what the patch left there",
				      v[0]);
			goto out;
		}
		pg_put32(buf + v[0], to);
	}
	r.raw[0] ^= PG_F_OFF;
	pg_put32(buf + r.flags_at, r.raw[0]);
	pg_put32(buf + r.sum_at, sum(r.raw, r.nraw - 1));
out:
	pg_record_free(&r);
	return ret;
}
