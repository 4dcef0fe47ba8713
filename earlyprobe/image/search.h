/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The search for anchors, and what its two halves share.
 */
#ifndef PG_SEARCH_H
#define PG_SEARCH_H

#include "anchor.h"

#define PG_IDMAP_MAX	4096u	/* vmlinux.lds.S asserts it, whatever the page size */

static inline bool pg_in_idmap(const struct pg_anchors *a, uint32_t off)
{
	return off - a->idmap < PG_IDMAP_MAX;
}

static inline void pg_found(struct pg_anchors *a, enum pg_stage_id s, uint32_t off)
{
	a->site[s].off = off;
	a->site[s].why = NULL;
}

/* All of it. */
int pg_anchors_find(struct pg_image *img, struct pg_anchors *a, struct pg_err *err);

/* First word in [from, to) that is @word under @mask; PG_NONE. */
uint32_t pg_find_word(const struct pg_image *img, uint32_t from, uint32_t to, uint32_t mask,
		      uint32_t word);
/* Where the direct branch at @off leads; PG_NONE if it is none or leads out of the file. */
uint32_t pg_target(const struct pg_image *img, uint32_t off);
uint32_t pg_address_pair(const struct pg_image *img, uint32_t off);

int pg_find_va(struct pg_image *img, struct pg_anchors *a, struct pg_err *err);
void pg_find_hyp_text(struct pg_image *img, struct pg_anchors *a);

#endif /* PG_SEARCH_H */
