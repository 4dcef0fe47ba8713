/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Words that nobody executes, reads or writes.
 */
#ifndef PG_ROOM_H
#define PG_ROOM_H

#include "anchor.h"

enum pg_room_kind {
	PG_ROOM_IDMAP = 1,	/* rest of the idmap page: zeros */
	PG_ROOM_TEXT = 2,	/* between parts of .text: zeros */
	PG_ROOM_PAD = 4,	/* between two functions of .text: NOPs */
	PG_ROOM_GAP = 8,	/* between PE header and _stext: NOPs; data only */
};

struct pg_room {
	uint32_t start, end, next;
	enum pg_room_kind kind;
};

struct pg_rooms {
	struct pg_room *room;
	unsigned int n, cap;
};

int pg_rooms_find(struct pg_rooms *rooms, const struct pg_image *img, const struct pg_anchors *a,
		  struct pg_err *err);
void pg_rooms_free(struct pg_rooms *rooms);

#endif /* PG_ROOM_H */
