/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Pages of the kernel's ring buffer, from plain or packed files. A page: the time of its first
 * event, the number of bytes used with two flags, then events. An event: 5 bits that say what it is
 * or how many words it has, 27 bits of time since the one before. See header_page and header_event
 * in tracefs, and Linux' include/linux/ring_buffer.h.
 *
 * Never holds more than one chunk of a packed file; trace-cmd writes them some pages long.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zstd.h>

#include "pages.h"

#define HEAD		16
#define COMMIT_MASK	((1u << 27) - 1)
#define LOST		(1u << 31)
#define LOST_COUNTED	(1u << 30)
#define PLAIN_PAGES	16		/* read at once */
#define CHUNK_MAX	(64u << 20)
#define DAMAGED		"it is damaged: its pages of events are invalid"

enum { PADDING = 29, TIME_EXTEND = 30, TIME_STAMP = 31 };

struct pg_pages {
	const struct pg_index *index;
	int cpu;
	uint64_t at, end;		/* what of the file is still to be read */
	uint64_t chunks;		/* of a packed part */
	unsigned char *buf, *packed;
	size_t buf_room, packed_room, have;	/* have: bytes in buf */
	size_t page;			/* where in buf the current page begins */
	size_t pos, used;		/* within the data of the current page */
	bool in_page;
	uint64_t ts;
	bool lost;
	uint64_t n_lost;
};

static uint32_t get32(const struct pg_pages *p, const unsigned char *from)
{
	uint32_t v;

	memcpy(&v, from, 4);
	return p->index->swap ? __builtin_bswap32(v) : v;
}

static uint64_t get64(const struct pg_pages *p, const unsigned char *from)
{
	uint64_t v;

	memcpy(&v, from, 8);
	return p->index->swap ? __builtin_bswap64(v) : v;
}

static bool read_at(struct pg_pages *p, void *to, size_t len)
{
	if (len > p->end - p->at || pread(p->index->fd, to, len, p->at) != (ssize_t)len)
		return false;
	p->at += len;
	return true;
}

struct pg_pages *pg_pages_open(const struct pg_index *index, const struct pg_index_part *part)
{
	struct pg_pages *p = calloc(1, sizeof(*p));
	unsigned char word[4];

	if (!p)
		return NULL;
	p->index = index;
	p->cpu = part->cpu;
	p->at = part->offset;
	p->end = part->offset + part->size;
	if (index->packed && part->size) {
		/* The number of chunks, which comes first, is not counted in the size. */
		if (p->end <= index->file_size - sizeof(word))
			p->end += sizeof(word);
		if (read_at(p, word, sizeof(word)))
			p->chunks = get32(p, word);
	}
	return p;
}

void pg_pages_close(struct pg_pages *p)
{
	if (!p)
		return;
	free(p->buf);
	free(p->packed);
	free(p);
}

static bool make_room(unsigned char **buf, size_t *room, size_t len)
{
	unsigned char *more;

	if (*room >= len)
		return true;
	more = realloc(*buf, len);
	if (!more)
		return false;
	*buf = more;
	*room = len;
	return true;
}

static const char *unpack(struct pg_pages *p, size_t packed, size_t size)
{
	size_t got = ZSTD_decompress(p->buf, size, p->packed, packed);

	return got == size ? NULL : DAMAGED;
}

/* Fills buf with the next pages. *why is NULL and have 0 at the end. */
static void fill(struct pg_pages *p, const char **why)
{
	size_t page_size = p->index->page_size, size, packed;
	unsigned char words[8];

	p->have = p->page = 0;
	if (!p->index->packed) {
		size = p->end - p->at;
		size -= size % page_size;
		if (size > PLAIN_PAGES * page_size)
			size = PLAIN_PAGES * page_size;
		if (!size)
			return;
		if (!make_room(&p->buf, &p->buf_room, size))
			*why = "out of memory";
		else if (!read_at(p, p->buf, size))
			*why = DAMAGED;
		else
			p->have = size;
		return;
	}
	if (!p->chunks)
		return;
	p->chunks--;
	if (!read_at(p, words, 8)) {
		*why = DAMAGED;
		return;
	}
	packed = get32(p, words);
	size = get32(p, words + 4);
	if (size > CHUNK_MAX || packed > p->end - p->at || size % page_size || !size) {
		*why = DAMAGED;
		return;
	}
	if (!make_room(&p->buf, &p->buf_room, size) ||
	    !make_room(&p->packed, &p->packed_room, packed))
		*why = "out of memory";
	else if (!read_at(p, p->packed, packed))
		*why = DAMAGED;
	else
		*why = unpack(p, packed, size);
	if (!*why)
		p->have = size;
}

/* Begins the next page; false at the end. */
static bool next_page(struct pg_pages *p, const char **why)
{
	size_t page_size = p->index->page_size;
	const unsigned char *page;
	uint64_t commit;

	if (p->in_page)
		p->page += page_size;
	p->in_page = false;
	if (p->page >= p->have) {
		fill(p, why);
		if (*why || !p->have)
			return false;
	}
	page = p->buf + p->page;
	p->in_page = true;
	p->ts = get64(p, page);
	commit = get64(p, page + 8);
	p->used = commit & COMMIT_MASK;
	p->pos = 0;
	if (p->used > page_size - HEAD) {
		*why = DAMAGED;
		return false;
	}
	if (commit & LOST) {
		p->lost = true;
		if (commit & LOST_COUNTED && p->used + 8 <= page_size - HEAD)
			p->n_lost += get64(p, page + HEAD + p->used);
	}
	return true;
}

/* An absolute time has 59 bits; those above are the page's, carried on. */
static uint64_t whole_time(uint64_t stamp, uint64_t before)
{
	uint64_t ts = stamp | (before & ~((1ull << 59) - 1));

	return ts < before ? ts + (1ull << 59) : ts;
}

bool pg_pages_next(struct pg_pages *p, struct pg_raw *raw, const char **why)
{
	for (;;) {
		const unsigned char *at, *data;
		uint32_t head, type, delta;
		size_t left, len;

		if (!p->in_page || p->pos + 4 > p->used) {
			if (!next_page(p, why))
				return false;
			continue;
		}
		at = p->buf + p->page + HEAD + p->pos;
		left = p->used - p->pos - 4;
		head = get32(p, at);
		if (p->index->swap == (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__)) {
			type = head & 31;
			delta = head >> 5;
		} else {
			type = head >> 27;
			delta = head & ((1u << 27) - 1);
		}
		data = at + 4;
		if (type == 0 || type >= PADDING) {
			if (type == PADDING && !delta) {	/* the rest of the page is empty */
				p->pos = p->used;
				continue;
			}
			if (left < 4) {
				*why = DAMAGED;
				return false;
			}
			len = get32(p, data);
		}
		switch (type) {
		case PADDING:		/* an event that was taken back, or the rest of a page */
			p->pos = len < left ? p->pos + 4 + ((len + 3) & ~3ul) : p->used;
			continue;
		case TIME_EXTEND:
			p->ts += delta + ((uint64_t)len << 27);
			p->pos += 8;
			continue;
		case TIME_STAMP:
			p->ts = whole_time(delta + ((uint64_t)len << 27), p->ts);
			p->pos += 8;
			continue;
		case 0:
			if (len < 4 || len > left) {
				*why = DAMAGED;
				return false;
			}
			p->pos += 4 + ((len + 3) & ~3ul);
			data += 4;
			len -= 4;
			break;
		default:
			len = type * 4;
			if (len > left) {
				*why = DAMAGED;
				return false;
			}
			p->pos += 4 + len;
		}
		p->ts += delta;
		raw->ts = p->ts;
		raw->data = data;
		raw->size = len;
		raw->cpu = p->cpu;
		raw->lost = p->lost;
		raw->n_lost = p->n_lost;
		p->lost = false;
		p->n_lost = 0;
		return true;
	}
}
