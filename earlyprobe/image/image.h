/* SPDX-License-Identifier: GPL-2.0 */
/*
 * One raw Image in memory and what must not be touched in it. All addresses are file offsets.
 */
#ifndef PG_IMAGE_H
#define PG_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "err.h"

#define PG_NONE		UINT32_MAX	/* no such offset */

/* Per-word facts, one bitmap each. */
enum pg_map {
	PG_RELOC,	/* rewritten by relocation */
	PG_POINTED,	/* the value of a relocation points here */
	PG_BRANCHED,	/* a direct branch or adr leads here */
	PG_CALLED,	/* a bl leads here */
	PG_ALTERN,	/* rewritten by, or source of, the alternatives */
	PG_NMAPS
};

struct pg_image {
	uint8_t *buf;
	uint32_t size;			/* of the file */
	uint32_t words;			/* size / 4 */
	uint64_t image_size;		/* header: with BSS */
	uint64_t text_offset;		/* header: of the first byte, from a multiple of 2 MiB */
	uint32_t page_size;
	uint32_t entry;			/* primary_entry, from the header's branch */
	uint32_t gap, gap_end; /* NOPs between the PE header and _stext; empty if not EFI */
	uint32_t pe_sum, cert_size;	/* PE checksum and certificate table, 0 if none */
	uint64_t link_base;		/* link address of offset 0 */
	const char *reloc_kind;		/* "RELA" or "RELR" */
	uint32_t rela, nrela;		/* the RELA table */
	uint32_t relocs, alterns;	/* how many */
	uint8_t *map[PG_NMAPS];
};

uint32_t pg_get32(const uint8_t *p);
uint64_t pg_get64(const uint8_t *p);
void pg_put32(uint8_t *p, uint32_t v);

/* Takes over @buf (malloc). pg_image_close() frees it with the rest. */
int pg_image_open(struct pg_image *img, uint8_t *buf, size_t size, struct pg_err *err);
void pg_image_close(struct pg_image *img);
/* Where the direct branches of the whole Image lead. */
void pg_image_map_branches(struct pg_image *img);

/* The word at @off; outside the file it reads as udf #0, which no pattern matches. */
static inline uint32_t pg_word(const struct pg_image *img, uint32_t off)
{
	return off < img->words * 4 ? pg_get32(img->buf + (off & ~3u)) : 0;
}

static inline void pg_mark(struct pg_image *img, enum pg_map m, uint64_t off)
{
	if (off < (uint64_t)img->words * 4)
		img->map[m][off >> 5] |= 1u << ((off >> 2) & 7);
}

static inline bool pg_marked(const struct pg_image *img, enum pg_map m, uint32_t off)
{
	return off < img->words * 4 && (img->map[m][off >> 5] >> ((off >> 2) & 7) & 1);
}

#endif /* PG_IMAGE_H */
